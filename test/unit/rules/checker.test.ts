import assert from 'node:assert/strict';
import type { ModuleRecord } from '../../../src/model/snapshot';
import { createChecker } from '../../../src/rules/checker';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';
import { createRandom } from '../../support/random';
import { createDependency, createRecords } from '../../support/records';

const RULES = {
  rules: [
    { kind: 'layers', layers: ['a/**', ['b/**', 'c/**'], 'd/**'], transitive: true },
    { kind: 'forbidden', from: 'd/**', to: 'a/**', transitive: true },
    { kind: 'forbidden', from: 'a/**', to: 'b/**', ignore: ['type-only'] },
    { kind: 'acyclic' },
    { kind: 'acyclic', level: 'folders' },
    { kind: 'orphans' },
    { kind: 'reachability', from: 'a/**', of: 'd/**' },
    { kind: 'limits', fanIn: 4, fanOut: 4, lines: 15, stableDependencies: true },
    { kind: 'external', in: 'd/**', forbid: ['npm:*'], transitive: true },
    { kind: 'interface', of: 'b/**', through: 'b/0.ts' },
  ],
};

describe('a checker', () => {
  const { configuration } = readConfiguration('lintel.json', JSON.stringify(RULES));

  it('finds after each change what a new one finds', () => {
    const random = createRandom(7);
    const pick = (limit: number) => Math.floor(random() * limit);
    const ids = ['a', 'b', 'c', 'd'].flatMap(folder => [0, 1, 2, 3, 4].map(n => `${folder}/${n}.ts`));
    let records: readonly ModuleRecord[] = createRecords(Object.fromEntries(ids.map(id => [id, []])));
    const checker = createChecker(configuration);
    let most = 0;
    for (let step = 0; step < 300; step++) {
      const at = pick(records.length);
      const before = records[at];
      const id = before.module.id;
      const lines = 10 + pick(8);
      const moved = before.dependencies.map(each => ({ ...each, line: each.line + 1 }));
      const other = step % 17 === 0 ? 'npm:left-pad' : ids[pick(ids.length)];
      const more = createDependency(id, other, { line: pick(50) + 1, typeOnly: pick(4) === 0 });
      const dependencies = [moved, moved, [...moved, more], moved.slice(1)][pick(4)];
      const module = { ...before.module, lines };
      records = records.map((record, i) => (i === at ? { ...record, module, dependencies } : record));
      const found = checker.check(records);
      assert.deepEqual(found, createChecker(configuration).check(records), `step ${step}`);
      most = Math.max(most, found.violations.length);
    }
    assert.ok(most > 10);
  });

  it('sees an import become type-only', () => {
    const text = JSON.stringify({ rules: [{ kind: 'acyclic', ignore: ['type-only'] }] });
    const checker = createChecker(readConfiguration('lintel.json', text).configuration);
    const [a, b] = createRecords({ 'a.ts': ['b.ts'], 'b.ts': ['a.ts'] });
    assert.equal(checker.check([a, b]).violations.length, 1);
    const dependencies = b.dependencies.map(each => ({ ...each, typeOnly: true }));
    assert.equal(checker.check([a, { ...b, dependencies }]).violations.length, 0);
  });

  it('starts over where modules come and go', () => {
    const checker = createChecker(configuration);
    const imports = { 'a/0.ts': ['b/0.ts'], 'b/0.ts': ['d/0.ts'], 'c/0.ts': ['d/0.ts'], 'd/0.ts': [] };
    checker.check(createRecords(imports));
    const more = createRecords({ ...imports, 'd/1.ts': ['a/0.ts'] });
    assert.deepEqual(checker.check(more), createChecker(configuration).check(more));
  });

  it('gives the same answer where nothing has changed', () => {
    const checker = createChecker(configuration);
    const records = createRecords({ 'a/0.ts': [], 'b/0.ts': [], 'c/0.ts': [], 'd/0.ts': [] });
    assert.equal(checker.check(records), checker.check([...records]));
  });
});
