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
  const merged = mergeArcs(arcs);
  const offsets = new Int32Array(size + 1);
  for (const arc of merged) offsets[arc.from + 1]++;
  for (let v = 0; v < size; v++) offsets[v + 1] += offsets[v];
  return {
    size,
    offsets,
    targets: Int32Array.from(merged, arc => arc.to),
    weights: Float64Array.from(merged, arc => arc.weight),
  };
}

/** The same arcs turned round. */
export function reverseDigraph(graph: Digraph): Digraph {
  return buildDigraph(
    graph.size,
    listArcs(graph).map(arc => ({ from: arc.to, to: arc.from, weight: arc.weight })),
  );
}

/** All arcs, by source and then by target. */
export function listArcs(graph: Digraph): Arc[] {
  const arcs: Arc[] = [];
  for (let from = 0; from < graph.size; from++)
    for (let i = graph.offsets[from]; i < graph.offsets[from + 1]; i++)
      arcs.push({ from, to: graph.targets[i], weight: graph.weights[i] });
  return arcs;
}

function mergeArcs(arcs: readonly Arc[]): Arc[] {
  const sorted = arcs.filter(arc => arc.from !== arc.to).sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Arc[] = [];
  for (const arc of sorted) {
    const last = merged.at(-1);
    if (last?.from === arc.from && last.to === arc.to)
      merged[merged.length - 1] = { ...last, weight: last.weight + arc.weight };
    else merged.push(arc);
  }
  return merged;
}
