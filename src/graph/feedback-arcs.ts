import { createContest } from './contest';
import { type Arc, type Digraph, listArcs, reverseDigraph } from './digraph';

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
  for (const [i, v] of order.entries()) place[v] = i;
  const arcs = listArcs(graph);
  const backward = arcs.filter(arc => place[arc.from] > place[arc.to]);
  return spareArcs(
    graph.size,
    arcs.filter(arc => place[arc.from] < place[arc.to]),
    backward,
  );
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
  for (const arc of listArcs(graph)) matrix[arc.from * graph.size + arc.to] = arc.weight;
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

/** Gives back, heaviest first, every backward arc that closes no cycle with those kept. */
function spareArcs(size: number, forward: readonly Arc[], backward: readonly Arc[]): Arc[] {
  const successors: number[][] = Array.from({ length: size }, () => []);
  for (const arc of forward) successors[arc.from].push(arc.to);
  const reaches = createReach(successors);
  const feedback: Arc[] = [];
  for (const arc of [...backward].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to)) {
    if (reaches(arc.to, arc.from)) feedback.push(arc);
    else successors[arc.from].push(arc.to);
  }
  return feedback;
}

/** Tells whether one node leads to another by these arcs, to which others may be added between two questions. */
function createReach(successors: readonly (readonly number[])[]): (from: number, to: number) => boolean {
  /** The question at which each node was last found. */
  const seen = new Int32Array(successors.length);
  const stack = new Int32Array(successors.length);
  let question = 0;
  return (from, to) => {
    question++;
    seen[from] = question;
    stack[0] = from;
    let height = 1;
    while (height > 0) {
      const v = stack[--height];
      if (v === to) return true;
      for (const w of successors[v]) {
        if (seen[w] === question) continue;
        seen[w] = question;
        stack[height++] = w;
      }
    }
    return false;
  };
}
