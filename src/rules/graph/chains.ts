import type { Dependency } from '../../model/dependency';
import type { Arrows } from './rule-view';

/** For every node the import to follow first on a shortest way to some targets. */
export interface Ways {
  /** Whether there is a way of at least one import from this node to a target. */
  leads(node: number): boolean;
  /** The target that the shortest way from this node ends in. */
  endOf(node: number): number;
  /** The imports of that way; none where the node is a target itself. */
  chainFrom(node: number): Dependency[];
}

/**
 * Shortest ways, in numbers of imports, from all nodes to the nearest of some targets: one breadth-first search
 * against the imports. Ways lead through nodes that `mayPass` says yes to; their first node is not asked about.
 */
export function findWays(
  arrows: Arrows,
  targets: Iterable<number>,
  mayPass: (node: number) => boolean = () => true,
): Ways {
  const { nodes, incomingOffsets, incoming, sources, edges } = arrows;
  /** Number of the import to follow from a node; −1: unknown, −2: a target. */
  const next = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let end = 0;
  for (const target of targets) {
    if (target >= nodes || next[target] !== -1) continue;
    next[target] = -2;
    queue[end++] = target;
  }
  for (let at = 0; at < end; at++) {
    const node = queue[at];
    if (next[node] !== -2 && !mayPass(node)) continue;
    for (let i = incomingOffsets[node]; i < incomingOffsets[node + 1]; i++) {
      const arrow = incoming[i];
      const source = sources[arrow];
      if (next[source] !== -1) continue;
      next[source] = arrow;
      queue[end++] = source;
    }
  }
  return {
    leads: node => node < nodes && next[node] >= 0,
    endOf(node) {
      let at = node;
      while (next[at] >= 0) at = edges[next[at]].to;
      return at;
    },
    chainFrom(node) {
      const chain: Dependency[] = [];
      for (let at = node; next[at] >= 0; at = edges[next[at]].to) chain.push(edges[next[at]].dependency);
      return chain;
    },
  };
}

/** Which nodes can be reached from some sources, these included, by the imports of a view. */
export function findReached(arrows: Arrows, sources: Iterable<number>): Uint8Array {
  const { nodes, offsets, targets } = arrows;
  const reached = new Uint8Array(nodes);
  const queue = new Int32Array(nodes);
  let end = 0;
  for (const source of sources) {
    if (reached[source] === 1) continue;
    reached[source] = 1;
    queue[end++] = source;
  }
  for (let at = 0; at < end; at++)
    for (let i = offsets[queue[at]]; i < offsets[queue[at] + 1]; i++) {
      const target = targets[i];
      if (reached[target] === 1) continue;
      reached[target] = 1;
      queue[end++] = target;
    }
  return reached;
}
