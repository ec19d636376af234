import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { createLayoutMemo } from '../../../../src/diagram/layout/layout-memo';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { buildHierarchy, type Hierarchy } from '../../../../src/graph/hierarchy';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { createRandom } from '../../../support/random';
import { createWorkspace } from '../../../support/random-workspace';
import { createDependency, createRecords } from '../../../support/records';

const everyContainer = (hierarchy: Hierarchy) =>
  new Set(hierarchy.nodes.filter(node => node.kind === 'container').map(node => node.id));

describe('a layout memo', () => {
  it('leads to the same picture as none, whatever is edited, opened and closed', () => {
    for (const seed of [1, 2]) {
      const random = createRandom(seed);
      const pick = (limit: number) => Math.floor(random() * limit);
      const memo = createLayoutMemo();
      let records: ModuleRecord[] = createWorkspace(seed, 90);
      for (let edit = 0; edit < 20; edit++) {
        const at = pick(records.length);
        const { id } = records[at].module;
        const to = records[pick(records.length)].module.id;
        const kind = pick(4);
        if (kind === 0) records = records.filter((_, i) => i !== at);
        else if (kind === 1)
          records = [...records, ...createRecords({ [`part-${pick(5)}/new-${edit}.ts`]: [to] })];
        else
          records = records.map((record, i) =>
            i === at
              ? {
                  ...record,
                  dependencies: kind === 2 ? [] : [...record.dependencies, createDependency(id, to)],
                }
              : record,
          );
        const hierarchy = buildHierarchy(records);
        const open = new Set([...everyContainer(hierarchy)].filter(() => random() < 0.8));
        const options = { open, aspect: edit % 10 === 9 ? 0.7 : 1.5 };
        const remembered = buildScene(hierarchy, layoutMap(hierarchy, { ...options, memo }), memo);
        // Levels are kept with a hierarchy: the other picture needs one of its own.
        const afresh = buildHierarchy(records);
        assert.deepEqual(remembered, buildScene(afresh, layoutMap(afresh, options)));
      }
    }
  });

  it('lays out anew only what a changed module is in', () => {
    const records = createWorkspace(4, 400);
    const memo = createLayoutMemo();
    const draw = (changed: readonly ModuleRecord[]) => {
      const before = { ...memo.work };
      const hierarchy = buildHierarchy(changed);
      const open = everyContainer(hierarchy);
      buildScene(hierarchy, layoutMap(hierarchy, { open, aspect: 1.5, memo }), memo);
      const { levels, places, arrows } = memo.work;
      return [levels - before.levels, places - before.places, arrows - before.arrows];
    };
    const containers = everyContainer(buildHierarchy(records)).size;
    assert.equal(draw(records)[0], containers);
    assert.deepEqual(draw(records), [0, 0, 0]);
    // A module that is longer but imports what it did changes nothing that is drawn.
    const longer = records.map(record => ({ ...record, module: { ...record.module, lines: 99 } }));
    assert.deepEqual(draw(longer), [0, 0, 0]);
    // One import between two parts of a folder changes the levels of that folder alone.
    const [from, to] = ['part-0/', 'part-1/'].map(
      folder => records.find(record => record.module.id.startsWith(folder))?.module.id as string,
    );
    const edited = records.map(record =>
      record.module.id === from
        ? { ...record, dependencies: [...record.dependencies, createDependency(from, to)] }
        : record,
    );
    const [levels, places] = draw(edited);
    assert.equal(levels, 1);
    assert.ok(places <= 2 && places > 0, `${places} arrangements`);
  });
});
