import assert from 'node:assert/strict';
import type { ModuleRecord } from '../../../src/model/snapshot';
import type { ModuleSymbol } from '../../../src/model/symbol';
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

/** Those that follow chains or measure, in all their shapes. */
const MORE_RULES = {
  rules: [
    { kind: 'layers', layers: ['a/**', 'd/**'], transitive: true, ignore: ['type-only'] },
    { kind: 'layers', layers: ['x/**', ['y/**', 'z/**']], containers: ['a', 'b'], transitive: true },
    { kind: 'independence', sets: ['a/**', 'c/**', 'd/**'], transitive: true },
    { kind: 'forbidden', from: 'a/**', to: ['d/**', 'npm:*'], transitive: true },
    {
      kind: 'forbidden',
      from: 'b/**',
      to: 'd/**',
      except: [{ from: 'b/x/**', to: 'd/y/**' }],
      transitive: true,
    },
    { kind: 'external', in: 'a/**', forbid: ['npm:*'], transitive: true, except: [{ from: 'a/x/0.ts' }] },
    { kind: 'required', from: 'c/**', to: ['npm:left', 'd/x/**'], transitive: true },
    { kind: 'acyclic', of: ['a/**', 'b/**'], ignore: ['type-only'] },
    { kind: 'acyclic', level: 'folders', in: ['a', 'b'] },
    { kind: 'acyclic', level: 'folders', of: ['a/**', 'b/**', 'c/**'] },
    { kind: 'orphans', unused: true },
    { kind: 'reachability', from: 'a/**', of: 'd/**', reachable: false },
    { kind: 'limits', level: 'folders', fanIn: 3, instability: 0.5, stableDependencies: true },
    { kind: 'ports', inner: 'a/**', outer: ['c/**', 'd/**'] },
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

  const broken = new Set<string>();
  for (const seed of [11, 12, 13, 14])
    it(`finds the same in deep folders, with several changes at once (seed ${seed})`, () => {
      const text = JSON.stringify(MORE_RULES);
      const checked = readConfiguration('lintel.json', text).configuration;
      const random = createRandom(seed);
      const pick = (limit: number) => Math.floor(random() * limit);
      const ids = ['a', 'b', 'c', 'd'].flatMap(top =>
        ['x', 'y', 'z'].flatMap(inner => [0, 1, 2].map(n => `${top}/${inner}/${n}.ts`)),
      );
      const outside = ['npm:right', 'npm:left', 'npm:up', 'node:fs'];
      let records: readonly ModuleRecord[] = createRecords(Object.fromEntries(ids.map(id => [id, []])));
      const change = (before: ModuleRecord): ModuleRecord => {
        const { id } = before.module;
        const other = pick(20) === 0 ? outside[pick(4)] : ids[pick(ids.length)];
        const passedOn = pick(4) === 0 && { names: ['T'], definedIn: { T: ids[pick(ids.length)] } };
        const options = { line: pick(9) + 1, typeOnly: pick(4) === 0, names: ['T'], ...passedOn };
        const more = [...before.dependencies, createDependency(id, other, options)];
        const isFull = before.dependencies.length > 4;
        const dependencies = isFull || pick(3) === 0 ? before.dependencies.slice(1) : more;
        const kind = pick(2) === 0 ? 'interface' : 'class';
        const symbol = { name: 'T', kind, line: 1, endLine: 1, exported: true, relations: [], members: [] };
        return { ...before, dependencies, symbols: [symbol as unknown as ModuleSymbol] };
      };
      const checker = createChecker(checked);
      for (let step = 0; step < 60; step++) {
        const at = new Set(Array.from({ length: 1 + pick(3) }, () => pick(records.length)));
        records = records.map((record, i) => (at.has(i) ? change(record) : record));
        const found = checker.check(records);
        assert.deepEqual(found, createChecker(checked).check(records), `step ${step}`);
        for (const { rule } of found.violations) broken.add(rule);
      }
    });

  it('has had every rule broken by these changes', () => {
    assert.equal(broken.size, MORE_RULES.rules.length, [...broken].join());
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
