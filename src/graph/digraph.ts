/** A weighted arc between two nodes, which are numbered from 0. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/**
 * An immutable directed graph in compressed rows: the arcs leaving node `v` are those at `offsets[v]` up to, not
 * including, `offsets[v + 1]`. Parallel arcs are merged (weights added), loops left out, targets ascending.
 */
export interface Digraph {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** Builds a graph of `size` nodes; arcs may come in any order and more than once. */
export function buildDigraph(size: number, arcs: readonly Arc[]): Digraph {
  const weightOf = new Map<number, number>();
  for (const { from, to, weight } of arcs) {
    if (from === to) continue;
    const key = from * size + to;
    weightOf.set(key, (weightOf.get(key) ?? 0) + weight);
  }
  const keys = Float64Array.from(weightOf.keys()).sort();
  const offsets = new Int32Array(size + 1);
  const targets = new Int32Array(keys.length);
  const weights = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const from = Math.floor(keys[i] / size);
    offsets[from + 1]++;
    targets[i] = keys[i] - from * size;
    weights[i] = weightOf.get(keys[i]) as number;
  }
  for (let v = 0; v < size; v++) offsets[v + 1] += offsets[v];
  return { size, offsets, targets, weights };
}

/** The subgraph on some nodes, which ascend, numbered by their places among these. */
export function induceSubgraph(graph: Digraph, members: readonly number[]): Digraph {
  const places = new Int32Array(graph.size).fill(-1);
  for (let place = 0; place < members.length; place++) places[members[place]] = place;
  const offsets = new Int32Array(members.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  for (let place = 0; place < members.length; place++) {
    for (let i = graph.offsets[members[place]]; i < graph.offsets[members[place] + 1]; i++) {
      const to = places[graph.targets[i]];
      if (to === -1) continue;
      targets.push(to);
      weights.push(graph.weights[i]);
    }
    offsets[place + 1] = targets.length;
  }
  return {
    size: members.length,
    offsets,
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
  };
}

/** The same arcs turned round. */
export function reverseDigraph({ size, offsets, targets, weights }: Digraph): Digraph {
  const back = new Int32Array(size + 1);
  for (let i = 0; i < targets.length; i++) back[targets[i] + 1]++;
  for (let v = 0; v < size; v++) back[v + 1] += back[v];
  const next = back.slice(0, size);
  const sources = new Int32Array(targets.length);
  const backWeights = new Float64Array(targets.length);
  for (let from = 0; from < size; from++)
    for (let i = offsets[from]; i < offsets[from + 1]; i++) {
      const at = next[targets[i]]++;
      sources[at] = from;
      backWeights[at] = weights[i];
    }
  return { size, offsets: back, targets: sources, weights: backWeights };
}

/** All arcs, by source and then by target. */
export function listArcs(graph: Digraph): Arc[] {
  const arcs: Arc[] = [];
  for (let from = 0; from < graph.size; from++)
    for (let i = graph.offsets[from]; i < graph.offsets[from + 1]; i++)
      arcs.push({ from, to: graph.targets[i], weight: graph.weights[i] });
  return arcs;
}

/** Whether two graphs have the same nodes and arcs. */
export function areSameDigraphs(a: Digraph, b: Digraph): boolean {
  return (
    a.size === b.size &&
    areSameNumbers(a.offsets, b.offsets) &&
    areSameNumbers(a.targets, b.targets) &&
    areSameNumbers(a.weights, b.weights)
  );
}

/** Whether two lists hold the same numbers in the same order. */
export function areSameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
