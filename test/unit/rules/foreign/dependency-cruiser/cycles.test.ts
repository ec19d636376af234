import { deepStrictEqual } from 'node:assert/strict';
import type { Cruised, CruiseGraph } from '../../../../../src/rules/foreign/dependency-cruiser/cruise-graph';
import { findCycles } from '../../../../../src/rules/foreign/dependency-cruiser/cycles';

/** Modules by the letters of what they import, in the order of the text. */
function createGraph(imports: Readonly<Record<string, string>>) {
  const names = Object.keys(imports);
  const list = names.map((name, from) =>
    [...imports[name]].map((target): Cruised => {
      const types = ['local', 'import'];
      return {
        ...{ from, to: names.indexOf(target), path: target, types, line: 1 },
        ...{ isDynamic: false, isTypeOnly: false },
      };
    }),
  );
  const modules = names.map((_, node) => node);
  const graph = { graph: { size: names.length }, modules, importsOf: (node: number) => list[node] };
  const cycles = findCycles(graph as unknown as CruiseGraph);
  const spell = (cycle: readonly Cruised[]) => cycle.map(({ path }) => path).join('');
  return {
    shortest: (name: string, target: string) => spell(cycles.cycleOf(find(name, target))),
    judged: (name: string, target: string) => spell(cycles.judgedCycleOf(find(name, target))),
  };

  function find(name: string, target: string): Cruised {
    return list[names.indexOf(name)].find(({ path }) => path === target)!;
  }
}

describe('Cycles of dependency-cruiser', () => {
  it('are judged by the first one that its search finds, which goes by the order of specifiers', () => {
    const { shortest, judged } = createGraph({ a: 'b', b: 'dc', c: 'e', d: 'a', e: 'a' });
    deepStrictEqual([shortest('a', 'b'), judged('a', 'b')], ['bda', 'bcea']);
  });

  it('are judged by a way straight back before all else', () => {
    const { judged } = createGraph({ a: 'b', b: 'ca', c: 'a' });
    deepStrictEqual(judged('a', 'b'), 'ba');
  });

  it('are judged by a shortest one where its search gives up', () => {
    const { judged } = createGraph({ a: 'b', b: 'cz', c: 'b', y: 'a', z: 'y' });
    deepStrictEqual(judged('a', 'b'), 'bzya');
  });

  it('do not exist for what is outside of any', () => {
    const { shortest, judged } = createGraph({ a: 'b', b: '' });
    deepStrictEqual([shortest('a', 'b'), judged('a', 'b')], ['', '']);
  });
});
