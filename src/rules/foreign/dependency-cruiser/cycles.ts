import { buildDigraph } from '../../../graph/digraph';
import { findStronglyConnectedComponents } from '../../../graph/strongly-connected-components';
import type { Cruised, CruiseGraph } from './cruise-graph';

/** The cycles that imports are part of. */
export interface Cycles {
  isCircular(cruised: Cruised): boolean;
  /** A shortest cycle that starts with this import; empty where there is none. */
  cycleOf(cruised: Cruised): readonly Cruised[];
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

  return {
    isCircular: isInside,
    cycleOf(start) {
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
    },
  };
}
