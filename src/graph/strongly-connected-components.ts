import type { Digraph } from './digraph';

/** The arcs of a graph in compressed rows; unlike a `Digraph` it may have parallel arcs, loops, and targets in any order. */
export type ArcRows = Pick<Digraph, 'size' | 'offsets' | 'targets'>;

/**
 * The strongly connected components of a graph, those of one node included.
 *
 * Tarjan, "Depth-first search and linear graph algorithms" (1972), with an explicit stack so that a long chain of
 * imports cannot exhaust the call stack. Components come in reverse topological order: one that is depended on stands
 * before those that depend on it. Members ascend.
 */
export function findStronglyConnectedComponents(graph: ArcRows): number[][] {
  const { size, offsets, targets } = graph;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = Int32Array.from(offsets.subarray(0, size));
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let counter = 0;

  const enter = (v: number) => {
    index[v] = low[v] = counter++;
    stack.push(v);
    onStack[v] = 1;
    path.push(v);
  };
  const leave = (v: number) => {
    path.pop();
    const parent = path[path.length - 1];
    if (parent !== undefined && low[v] < low[parent]) low[parent] = low[v];
    if (low[v] !== index[v]) return;
    // Most are alone.
    if (stack[stack.length - 1] === v) {
      stack.pop();
      onStack[v] = 0;
      components.push([v]);
      return;
    }
    const members = stack.splice(stack.lastIndexOf(v));
    for (const member of members) onStack[member] = 0;
    components.push(members.sort((a, b) => a - b));
  };

  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const v = path[path.length - 1];
      if (next[v] === offsets[v + 1]) {
        leave(v);
        continue;
      }
      const w = targets[next[v]++];
      if (index[w] === -1) enter(w);
      else if (onStack[w] === 1 && index[w] < low[v]) low[v] = index[w];
    }
  }
  return components;
}
