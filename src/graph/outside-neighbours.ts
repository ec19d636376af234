import type { HierarchyNode, Link } from './hierarchy';

/**
 * For every node how many modules outside it depend on one inside (`in`), or are depended on from inside (`out`); each
 * module counts once, however many imports there are. Libraries have users but are nobody's dependency here.
 *
 * A module counts for exactly the nodes that hold one of its neighbours but not itself. These are the paths from its
 * neighbours up to the root, without its own path. In preorder, one at each of them and one less where two paths that
 * follow each other meet make every node on the paths sum up to one over what is inside it; so one pass over the nodes
 * from the back adds up all modules at once. Linear in links times depth.
 */
export function countOutside(
  nodes: readonly HierarchyNode[],
  links: readonly Link[],
  direction: 'in' | 'out',
): Int32Array {
  const parent = Int32Array.from(nodes, node => node.parent);
  const end = Int32Array.from(nodes, node => node.end);
  const sums = new Int32Array(nodes.length);
  const { counted, neighbours } = listNeighbours(nodes, links, direction);
  /** Adds a path that follows `before`, a lower number or the same. */
  const addPath = (before: number, node: number) => {
    if (before === node) return;
    sums[node]++;
    let meeting = before;
    while (end[meeting] <= node) meeting = parent[meeting];
    sums[meeting]--;
  };
  for (let i = 0; i < counted.length; ) {
    const self = counted[i];
    // Its own path comes in its place among the others, and is taken off again.
    let last = Math.min(self, neighbours[i]);
    sums[last]++;
    for (; i < counted.length && counted[i] === self; i++) {
      if (last < self && neighbours[i] > self) {
        addPath(last, self);
        last = self;
      }
      addPath(last, neighbours[i]);
      last = neighbours[i];
    }
    if (last < self) addPath(last, self);
    sums[self]--;
  }
  for (let node = nodes.length - 1; node > 0; node--) sums[parent[node]] += sums[node];
  return sums;
}

/** Pairs of a module and a node that it counts for, by the one and then by the other, as two lists of one length. */
function listNeighbours(nodes: readonly HierarchyNode[], links: readonly Link[], direction: 'in' | 'out') {
  const isLeftOut = Uint8Array.from(nodes, node => (direction === 'out' && node.kind === 'external' ? 1 : 0));
  const from = new Int32Array(links.length);
  const to = new Int32Array(links.length);
  const places = new Int32Array(links.length);
  let length = 0;
  for (const link of links) {
    if (isLeftOut[link.to]) continue;
    from[length] = link.from;
    to[length] = link.to;
    places[length] = length++;
  }
  const [counted, neighbours] = direction === 'in' ? [from, to] : [to, from];
  const byNeighbour = sortByKey(neighbours, places.subarray(0, length), nodes.length);
  const order = sortByKey(counted, byNeighbour, nodes.length);
  return { counted: order.map(i => counted[i]), neighbours: order.map(i => neighbours[i]) };
}

/** Counting sort: the places in ascending order of their keys, which are below `limit`; equal ones keep their order. */
function sortByKey(keys: Int32Array, places: Int32Array, limit: number): Int32Array {
  const next = new Int32Array(limit + 1);
  for (const place of places) next[keys[place] + 1]++;
  for (let key = 0; key < limit; key++) next[key + 1] += next[key];
  const sorted = new Int32Array(places.length);
  for (const place of places) sorted[next[keys[place]]++] = place;
  return sorted;
}
