import type { RuleEdge, RuleGraph } from './rule-graph';

/** The imports that count for a rule. */
export interface RuleView {
  edgesOf(node: number): readonly RuleEdge[];
  /** The same imports as numbered arrays, made once for each state of the graph. */
  arrows(): Arrows;
}

/**
 * Imports in compressed rows. Those leaving node `v` are numbered from `offsets[v]` up to, not including,
 * `offsets[v + 1]`; `targets` has their targets. `incoming` lists the numbers of those entering `v`, at
 * `incomingOffsets[v]` and on; `sources` has their sources.
 */
export interface Arrows {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly sources: Int32Array;
  readonly incomingOffsets: Int32Array;
  readonly incoming: Int32Array;
  readonly edges: readonly RuleEdge[];
}

/** A view with the imports that pass `counts`; all of them where that is absent. */
export function createRuleView(graph: RuleGraph, counts?: (edge: RuleEdge) => boolean): RuleView {
  const edgesOf = counts === undefined ? graph.edgesOf : (node: number) => graph.edgesOf(node).filter(counts);
  let made: Arrows | undefined;
  let generation = -1;
  return {
    edgesOf,
    arrows() {
      if (made === undefined || generation !== graph.generation) made = indexArrows(graph, edgesOf);
      generation = graph.generation;
      return made;
    },
  };
}

function indexArrows(graph: RuleGraph, edgesOf: (node: number) => readonly RuleEdge[]): Arrows {
  const nodes = graph.countNodes();
  const edges: RuleEdge[] = [];
  const offsets = new Int32Array(nodes + 1);
  for (let node = 0; node < graph.size; node++) {
    for (const edge of edgesOf(node)) edges.push(edge);
    offsets[node + 1] = edges.length;
  }
  offsets.fill(edges.length, graph.size + 1);
  const targets = new Int32Array(edges.length);
  const sources = new Int32Array(edges.length);
  const incomingOffsets = new Int32Array(nodes + 1);
  for (let i = 0; i < edges.length; i++) {
    const { from, to } = edges[i];
    sources[i] = from;
    targets[i] = to;
    incomingOffsets[to + 1]++;
  }
  for (let node = 0; node < nodes; node++) incomingOffsets[node + 1] += incomingOffsets[node];
  const next = incomingOffsets.slice();
  const incoming = new Int32Array(edges.length);
  for (let i = 0; i < edges.length; i++) incoming[next[targets[i]]++] = i;
  return { nodes, offsets, targets, sources, incomingOffsets, incoming, edges };
}
