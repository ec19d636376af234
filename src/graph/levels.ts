import { type Arc, buildDigraph, type Digraph, induceSubgraph, listArcs } from './digraph';
import { findFeedbackArcs } from './feedback-arcs';
import { findStronglyConnectedComponents } from './strongly-connected-components';

/** Which of a set of nodes sits on which. */
export interface Levels {
  /** Level of each node; an arc that is no feedback arc goes from a higher level to a lower one; the lowest is 0. */
  readonly level: Int32Array;
  /** The arcs that point up: without them there is no cycle. */
  readonly feedback: readonly Arc[];
  /** Strongly connected components that no light set of arcs explains; members ascend. */
  readonly tangles: readonly (readonly number[])[];
}

/**
 * A component whose feedback arcs carry at most this share of its weight is layered, with a few arcs that break the
 * layering; above it the component is a tangle in which no member is clearly above another.
 */
const LIGHT_SHARE = 0.1;

/**
 * Puts every node above those it depends on (longest path to a node without dependencies, after removing a light
 * feedback arc set). The members of a tangle stand on adjacent levels, with nothing from outside between them.
 */
export function assignLevels(graph: Digraph): Levels {
  const feedback: Arc[] = [];
  const tangles: number[][] = [];
  for (const members of findStronglyConnectedComponents(graph)) {
    if (members.length < 2) continue;
    const inside = induceSubgraph(graph, members);
    const arcs = findFeedbackArcs(inside);
    for (const arc of arcs)
      feedback.push({ from: members[arc.from], to: members[arc.to], weight: arc.weight });
    if (sumWeight(arcs) > LIGHT_SHARE * sumWeight(listArcs(inside))) tangles.push(members);
  }
  return { level: levelAcyclic(removeArcs(graph, feedback), tangles), feedback, tangles };
}

function sumWeight(arcs: readonly Arc[]): number {
  return arcs.reduce((sum, arc) => sum + arc.weight, 0);
}

function removeArcs(graph: Digraph, removed: readonly Arc[]): Digraph {
  const keys = new Set(removed.map(arc => arc.from * graph.size + arc.to));
  return buildDigraph(
    graph.size,
    listArcs(graph).filter(arc => !keys.has(arc.from * graph.size + arc.to)),
  );
}

/** Levels of an acyclic graph in which each tangle counts as one node as high as the longest path inside it. */
function levelAcyclic(graph: Digraph, tangles: readonly (readonly number[])[]): Int32Array {
  const group = Int32Array.from({ length: graph.size }, (_, v) => v);
  for (const members of tangles) for (const v of members) group[v] = members[0];
  const inner = longestPaths(graph, (a, b) => group[a] === group[b]);
  const height = new Int32Array(graph.size);
  for (let v = 0; v < graph.size; v++) height[group[v]] = Math.max(height[group[v]], inner[v]);

  const contracted = buildDigraph(
    graph.size,
    listArcs(graph).map(arc => ({ ...arc, from: group[arc.from], to: group[arc.to] })),
  );
  const base = new Int32Array(graph.size);
  // Components come targets first, and each is one node now: everything below is known when it is needed.
  for (const [v] of findStronglyConnectedComponents(contracted))
    for (let i = contracted.offsets[v]; i < contracted.offsets[v + 1]; i++) {
      const w = contracted.targets[i];
      base[v] = Math.max(base[v], base[w] + height[w] + 1);
    }
  return Int32Array.from({ length: graph.size }, (_, v) => base[group[v]] + inner[v]);
}

/** Length of the longest path from each node along the arcs that count. The graph is acyclic. */
function longestPaths(graph: Digraph, counts: (from: number, to: number) => boolean): Int32Array {
  const length = new Int32Array(graph.size);
  for (const [v] of findStronglyConnectedComponents(graph))
    for (let i = graph.offsets[v]; i < graph.offsets[v + 1]; i++) {
      const w = graph.targets[i];
      if (counts(v, w)) length[v] = Math.max(length[v], length[w] + 1);
    }
  return length;
}
