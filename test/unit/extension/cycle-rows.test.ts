import assert from 'node:assert/strict';
import { listCycles } from '../../../src/extension/cycle-rows';
import type { Row } from '../../../src/extension/row';
import type { Cycle } from '../../../src/model/cycle';
import type { Dependency } from '../../../src/model/dependency';

function makeDependency(from: string, to: string, line = 1): Dependency {
  return {
    from,
    to,
    kind: 'import',
    specifier: to,
    names: ['x'],
    typeOnly: false,
    deferred: false,
    line,
    column: 1,
  };
}

function makeCycle(...modules: readonly string[]): Cycle {
  const dependencies = modules.map((module, index) =>
    makeDependency(module, modules[(index + 1) % modules.length]!, index + 1),
  );
  return { modules, dependencies, cut: dependencies.slice(-1) };
}

const childrenOf = (row: Row | undefined) => row?.children?.() ?? [];

describe('cycles', () => {
  it('are named by their modules and the folder they share, the largest first', () => {
    const rows = listCycles([
      makeCycle('src/a.ts', 'src/b.ts'),
      makeCycle('lib/x/a.ts', 'lib/y/b.ts', 'lib/y/c.ts'),
    ]);
    assert.deepEqual(
      rows.map(row => [row.label, row.description]),
      [
        ['3 modules: a.ts ⇄ b.ts ⇄ c.ts', 'lib'],
        ['2 modules: a.ts ⇄ b.ts', 'src'],
      ],
    );
  });

  it('tell modules of the same name apart', () => {
    const [row] = listCycles([makeCycle('src/a/types.ts', 'src/b/types.ts')]);
    assert.equal(row?.label, '2 modules: a/types.ts ⇄ b/types.ts');
  });

  it('break off long lists of names', () => {
    const [row] = listCycles([makeCycle('a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts')]);
    assert.equal(row?.label, '5 modules: a.ts ⇄ b.ts ⇄ c.ts …');
  });

  it('show first where to cut, then the other imports, each with its place', () => {
    const [cycle] = listCycles([makeCycle('src/a.ts', 'src/b.ts', 'src/c.ts')]);
    const [cut, ...imports] = childrenOf(cycle);
    assert.equal(cut?.label, 'Cut here');
    assert.deepEqual(
      childrenOf(cut).map(row => [row.label, row.open]),
      [['c.ts → a.ts', { module: 'src/c.ts', line: 3, column: 1 }]],
    );
    assert.deepEqual(
      imports.map(row => row.label),
      ['a.ts → b.ts', 'b.ts → c.ts'],
    );
  });

  it('stay usable when they are large: by module, a page at a time, with ids of their own', () => {
    const modules = Array.from({ length: 400 }, (_, index) => `m/${String(index).padStart(3, '0')}.ts`);
    const [row] = listCycles([makeCycle(...modules)]);
    const [cut, ...groups] = childrenOf(row);
    assert.equal(cut?.label, 'Cut here');
    assert.equal(groups.length, 51);
    assert.equal(groups[0]?.file, 'm/000.ts');
    assert.equal(groups.at(-1)?.label, '… and 349 more');
    const seen = new Set<string>();
    const walk = (rows: readonly Row[]) => {
      for (const each of rows) {
        assert.ok(!seen.has(each.id), each.id);
        seen.add(each.id);
        walk(childrenOf(each));
      }
    };
    walk([row!]);
    assert.ok(seen.size > 800);
  });
});
