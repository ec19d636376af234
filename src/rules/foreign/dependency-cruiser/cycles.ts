import { buildDigraph } from '../../../graph/digraph';
import { findStronglyConnectedComponents } from '../../../graph/strongly-connected-components';
import type { Cruised, CruiseGraph } from './cruise-graph';

/** The cycles that imports are part of. */
export interface Cycles {
  isCircular(cruised: Cruised): boolean;
  /** A shortest cycle that starts with this import; empty where there is none. */
  cycleOf(cruised: Cruised): readonly Cruised[];
  /** The cycle that `via` and `viaOnly` are about; empty where there is none. */
  judgedCycleOf(cruised: Cruised): readonly Cruised[];
}

/** Finds cycles: components once, ways back when they are asked for. */
export function findCycles({ graph, modules, importsOf }: CruiseGraph): Cycles {
  const arcs = modules.flatMap(from =>
    importsOf(from).flatMap(({ to }) => (to >= 0 && to < graph.size ? [{ from, to, weight: 1 }] : [])),
  );
  const component = new Int32Array(graph.size).fill(-1);
  for (const [number, members] of findStronglyConnectedComponents(buildDigraph(graph.size, arcs)).entries())
    if (members.length > 1) for (const node of members) component[node] = number;
  const isInside = ({ from, to }: Cruised) =>
    to >= 0 && to < graph.size && component[from] !== -1 && component[from] === component[to];
  const ordered = new Map<number, readonly Cruised[]>();
  const judged = new Map<Cruised, readonly Cruised[]>();
  const listInside = (node: number) => {
    const known = ordered.get(node) ?? orderImports(importsOf(node)).filter(isInside);
    ordered.set(node, known);
    return known;
  };

  return {
    isCircular: isInside,
    cycleOf,
    judgedCycleOf(start) {
      if (!isInside(start)) return [];
      const found = judged.get(start) ?? findFirstCycle(start, listInside);
      judged.set(start, found);
      // Its search gives up some ways too early; what is on a cycle counts as such all the same.
      return found.length > 0 ? found : cycleOf(start);
    },
  };

  function cycleOf(start: Cruised): readonly Cruised[] {
    if (!isInside(start)) return [];
    const before = new Map<number, Cruised>();
    const queue = [start.to];
    for (let at = 0; at < queue.length && !before.has(start.from); at++)
      for (const next of importsOf(queue[at])) {
        if (!isInside(next) || before.has(next.to) || next.to === start.to) continue;
        before.set(next.to, next);
        queue.push(next.to);
      }
    const way: Cruised[] = [];
    for (let node = start.from; node !== start.to; ) {
      const step = before.get(node)!;
      way.unshift(step);
      node = step.from;
    }
    return [start, ...way];
  }
}

/** Imports as dependency-cruiser has them: one for each way of writing a specifier, in its order (`extract-dependencies.mjs`). */
function orderImports(imports: readonly Cruised[]): readonly Cruised[] {
  const forms = ['import', 'export', 'require', 'dynamic-import'];
  const formOf = ({ types }: Cruised) => forms.findIndex(form => types.includes(form));
  const keyed = [...imports]
    .sort((a, b) => formOf(a) - formOf(b))
    .map(cruised => {
      const { types, isTypeOnly, dependency, path } = cruised;
      const system = types.includes('require') ? 'cjs' : 'es6';
      return { cruised, key: `${dependency?.specifier ?? path} ${system} ${isTypeOnly}` };
    });
  const first = new Map<string, Cruised>();
  for (const { key, cruised } of keyed) if (!first.has(key)) first.set(key, cruised);
  return [...first].sort(([a], [b]) => a.localeCompare(b)).map(([, cruised]) => cruised);
}

interface Step {
  readonly edge: Cruised;
  readonly next: readonly Cruised[];
  at: number;
}

/**
 * The cycle through an import that dependency-cruiser finds (`#getCycle` in its `indexed-module-graph.mjs`): depth first, with what
 * was visited shared by all ways, a way back to the start before all else, and none that comes by the same module twice.
 * `importsOf` has only imports inside of components. Empty where it finds none.
 */
function findFirstCycle(start: Cruised, importsOf: (node: number) => readonly Cruised[]): readonly Cruised[] {
  const visited = new Set<number>();
  const steps: Step[] = [];
  // What the step that has just ended found; undefined where none has.
  let found: readonly Cruised[] | undefined;
  const enter = (edge: Cruised) => {
    const next = importsOf(edge.to).filter(({ to }) => !visited.has(to));
    const back = next.find(({ to }) => to === start.from);
    if (back === undefined) steps.push({ edge, next, at: 0 });
    else found = start.from === edge.to ? [back] : [edge, back];
  };
  enter(start);
  while (steps.length > 0) {
    const step = steps[steps.length - 1];
    if (found !== undefined && found.length > 0 && !found.some(({ to }) => to === step.edge.to)) {
      found = [step.edge, ...found];
      steps.pop();
      continue;
    }
    found = undefined;
    const edge = step.next[step.at++];
    if (edge === undefined) {
      found = [];
      steps.pop();
      continue;
    }
    visited.add(edge.to);
    enter(edge);
  }
  return found ?? [];
}
