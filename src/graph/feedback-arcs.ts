import { createContest } from './contest';
import { type Arc, type Digraph, reverseDigraph } from './digraph';
import type { ArcRows } from './strongly-connected-components';

/**
 * A light feedback arc set: arcs without which the graph has no cycle, of small total weight.
 *
 * The order of nodes comes from Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem"
 * (1993), with arc weights for degrees; it is then improved by moving single nodes to their best place, and arcs that
 * close no cycle any more are given back. The result is minimal (no arc of it can be spared), not always minimum.
 * Deterministic: ties go to the lower node number.
 */
export function findFeedbackArcs(graph: Digraph): Arc[] {
  const order = improveOrder(graph, orderGreedily(graph));
  const place = new Int32Array(graph.size);
  for (let i = 0; i < order.length; i++) place[order[i]] = i;
  return spareArcs(graph, place);
}

/**
 * Sources to the front, sinks to the back; otherwise the node whose outgoing weight most exceeds the incoming. Of several
 * the one with the lowest number.
 */
function orderGreedily(graph: Digraph): number[] {
  const { size } = graph;
  const back = reverseDigraph(graph);
  const outgoing = sumWeights(graph);
  const incoming = sumWeights(back);
  const head: number[] = [];
  const tail: number[] = [];
  const score = (v: number) =>
    outgoing[v] <= 0 || incoming[v] <= 0 ? Number.POSITIVE_INFINITY : outgoing[v] - incoming[v];
  const contest = createContest(size, score);
  const taken = new Uint8Array(size);
  for (let count = 0; count < size; count++) {
    const v = contest.best();
    taken[v] = 1;
    contest.set(v, Number.NEGATIVE_INFINITY);
    (outgoing[v] <= 0 ? tail : head).push(v);
    for (let i = graph.offsets[v]; i < graph.offsets[v + 1]; i++) {
      const target = graph.targets[i];
      incoming[target] -= graph.weights[i];
      if (taken[target] === 0) contest.set(target, score(target));
    }
    for (let i = back.offsets[v]; i < back.offsets[v + 1]; i++) {
      const source = back.targets[i];
      outgoing[source] -= back.weights[i];
      if (taken[source] === 0) contest.set(source, score(source));
    }
  }
  return head.concat(tail.reverse());
}

function sumWeights({ size, offsets, weights }: Digraph): Float64Array {
  const sums = new Float64Array(size);
  for (let v = 0; v < size; v++) for (let i = offsets[v]; i < offsets[v + 1]; i++) sums[v] += weights[i];
  return sums;
}

/** Above this many nodes the quadratic improvement is left out: the greedy order is good enough for a picture. */
const IMPROVE_LIMIT = 400;
const IMPROVE_ROUNDS = 8;

/** Moves each node in turn to the place where the backward weight is least, until a round changes nothing. */
function improveOrder(graph: Digraph, start: readonly number[]): number[] {
  if (graph.size > IMPROVE_LIMIT) return [...start];
  const order = [...start];
  const between = weightMatrix(graph);
  for (let round = 0, changed = true; changed && round < IMPROVE_ROUNDS; round++) {
    changed = false;
    for (let v = 0; v < graph.size; v++) {
      const from = order.indexOf(v);
      const to = findBestPlace(order, from, between);
      if (to === from) continue;
      order.splice(from, 1);
      order.splice(to, 0, v);
      changed = true;
    }
  }
  return order;
}

function weightMatrix(graph: Digraph): Float64Array {
  const matrix = new Float64Array(graph.size * graph.size);
  const { size, offsets, targets, weights } = graph;
  for (let from = 0; from < size; from++)
    for (let at = offsets[from]; at < offsets[from + 1]; at++)
      matrix[from * size + targets[at]] = weights[at];
  return matrix;
}

/** The index to which `order[from]` moves; `from` itself where no place is strictly better. */
function findBestPlace(order: readonly number[], from: number, between: Float64Array): number {
  const size = order.length;
  const v = order[from];
  let best = from;
  let bestGain = 0;
  let gain = 0;
  // Passing u on the way to the front turns v→u from backward to forward, and u→v the other way.
  for (let i = from - 1; i >= 0; i--) {
    gain += between[v * size + order[i]] - between[order[i] * size + v];
    if (gain <= bestGain) continue;
    best = i;
    bestGain = gain;
  }
  gain = 0;
  for (let i = from + 1; i < order.length; i++) {
    gain += between[order[i] * size + v] - between[v * size + order[i]];
    if (gain <= bestGain) continue;
    best = i;
    bestGain = gain;
  }
  return best;
}

/** Gives back, heaviest first, every arc against the places of the nodes that closes no cycle with those kept. */
function spareArcs({ size, offsets, targets, weights }: Digraph, place: Int32Array): Arc[] {
  /** By arc: whether it is kept. */
  const isKept = new Uint8Array(targets.length);
  const backward: (Arc & { readonly at: number })[] = [];
  for (let from = 0; from < size; from++)
    for (let at = offsets[from]; at < offsets[from + 1]; at++) {
      const to = targets[at];
      if (place[from] < place[to]) isKept[at] = 1;
      else backward.push({ from, to, weight: weights[at], at });
    }
  const reaches = createReach({ size, offsets, targets }, isKept);
  const feedback: Arc[] = [];
  for (const { at, ...arc } of backward.sort(
    (a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to,
  )) {
    if (reaches(arc.to, arc.from)) feedback.push(arc);
    else isKept[at] = 1;
  }
  return feedback;
}

/** Tells whether one node leads to another by the arcs that are kept, which may become more between two questions. */
function createReach(
  { size, offsets, targets }: ArcRows,
  isKept: Uint8Array,
): (from: number, to: number) => boolean {
  /** The question at which each node was last found. */
  const seen = new Int32Array(size);
  const stack = new Int32Array(size);
  let question = 0;
  return (from, to) => {
    question++;
    seen[from] = question;
    stack[0] = from;
    let height = 1;
    while (height > 0) {
      const v = stack[--height];
      if (v === to) return true;
      for (let at = offsets[v]; at < offsets[v + 1]; at++) {
        const w = targets[at];
        if (isKept[at] === 0 || seen[w] === question) continue;
        seen[w] = question;
        stack[height++] = w;
      }
    }
    return false;
  };
}
