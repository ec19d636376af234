import assert from 'node:assert/strict';
import { buildHierarchy } from '../../../src/graph/hierarchy';
import { everything } from '../../../src/graph/view-filter';
import type { ModuleRecord, Snapshot } from '../../../src/model/snapshot';
import { createPanelDataSource } from '../../../webview/panel-data';
import { createFinding } from '../../support/findings';
import { createRandom } from '../../support/random';
import { createWorkspace } from '../../support/random-workspace';
import { addSymbols, createSymbol } from '../../support/symbols';

const asSnapshot = (records: readonly ModuleRecord[]): Snapshot => ({
  revision: 1,
  roots: [],
  records,
  diagnostics: [],
  progress: { phase: 'done', found: records.length, done: records.length },
});

/** Every second module has two symbols, of which one uses one of another module. */
function createSymbols(records: ModuleRecord[]): ModuleRecord[] {
  const ids = records.map(record => record.module.id);
  const symbols = ids.flatMap((id, i) =>
    i % 2 === 0
      ? [
          [
            id,
            [
              createSymbol('one', 'class', [['uses', 'one', ids[(i * 7) % ids.length]]]),
              createSymbol('two', 'function', [['creates', 'one']]),
            ],
          ] as const,
        ]
      : [],
  );
  return addSymbols(records, Object.fromEntries(symbols));
}

describe('what views draw', () => {
  const records = createSymbols(createWorkspace(3, 120));
  const snapshot = asSnapshot(records);

  it('stays the same object while only containers are opened and closed', () => {
    const prepare = createPanelDataSource();
    const data = prepare(snapshot, everything, [], undefined);
    const { nodes } = data.hierarchy;
    const containers = nodes.filter(node => node.kind === 'container').map(node => node.id);
    const plain = records.find(record => !record.symbols?.length) as ModuleRecord;
    assert.equal(prepare(snapshot, everything, [...containers, plain.module.id, 'gone.ts'], undefined), data);
    const later = prepare({ ...snapshot, revision: 2 }, everything, containers, undefined);
    assert.notEqual(later, data);
    assert.equal(later.hierarchy, data.hierarchy);
    const narrowed = prepare(snapshot, { ...everything, folder: 'part-1' }, containers, undefined);
    assert.ok(narrowed.records.length < records.length && !narrowed.record(plain.module.id));
  });

  it('has the patterns of what the filter leaves, and the same ones until others are told', () => {
    const prepare = createPanelDataSource();
    const [one, other] = ['part-1', 'part-2'].map(part => {
      const { id } = records.find(({ module }) => module.id.startsWith(`${part}/`))!.module;
      return createFinding('repository', 0.9, [['repository', id, 'Orders', 1]]);
    });
    const found = { findings: [one!, other!], descriptions: [] };
    const data = prepare(snapshot, everything, [], undefined, undefined, found);
    assert.deepEqual(data.patterns?.findings, [one, other]);
    assert.equal(prepare(snapshot, everything, [], undefined, undefined, found), data);
    const narrowed = prepare(snapshot, { ...everything, folder: 'part-1' }, [], undefined, undefined, found);
    assert.deepEqual(narrowed.patterns?.findings, [one]);
    const later = { findings: [other!], descriptions: [] };
    const { patterns } = prepare(snapshot, everything, [], undefined, undefined, later);
    assert.deepEqual(patterns?.findings, [other]);
  });

  it('is what it would be worked out anew, whatever is opened, closed, filtered and changed', () => {
    const random = createRandom(5);
    const prepare = createPanelDataSource();
    let now = snapshot;
    let filter = everything;
    let open = new Set<string>();
    for (let step = 0; step < 60; step++) {
      const chance = random();
      const { id } = now.records[Math.floor(random() * now.records.length)].module;
      if (chance < 0.1) now = asSnapshot(now.records.filter(record => record.module.id !== id));
      else if (chance < 0.2) filter = { ...filter, externals: !filter.externals };
      else if (chance < 0.3) filter = filter.folder ? everything : { ...filter, folder: 'part-2' };
      else open = new Set([...open, id].filter(() => random() < 0.8));
      const data = prepare(now, filter, [...open], undefined);
      const fresh = createPanelDataSource()(now, filter, [...open], undefined);
      assert.deepEqual(data.records, fresh.records);
      assert.deepEqual(data.hierarchy, fresh.hierarchy);
      assert.deepEqual(data.metrics(), fresh.metrics());
      assert.deepEqual(
        data.hierarchy,
        buildHierarchy(data.records, { symbolsOf: open, externals: filter.externals }),
      );
      assert.deepEqual(data.record(id), fresh.record(id));
    }
  });
});
