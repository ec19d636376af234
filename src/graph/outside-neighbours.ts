import type { HierarchyNode, Link } from './hierarchy';

/**
 * For every node how many modules outside it depend on one inside (`in`), or are depended on from inside (`out`); each
 * module counts once, however many imports there are. Libraries have users but are nobody's dependency here.
 *
 * A module counts for exactly the nodes that hold one of its neighbours but not itself. These are the paths from its
 * neighbours up to the root, without its own path. In preorder, one at each of them and one less where two paths that
 * follow each other meet make every node on the paths sum up to one over what is inside it; so one pass over the nodes
 * from the back adds up all modules at once. Linear in links times depth, but for sorting each module's neighbours.
 */
export function countOutside(
  nodes: readonly HierarchyNode[],
  links: readonly Link[],
  direction: 'in' | 'out',
): Int32Array {
  const sums = new Int32Array(nodes.length);
  for (const [node, neighbours] of groupNeighbours(nodes, links, direction)) {
    neighbours.push(node);
    neighbours.sort((a, b) => a - b);
    let last = -1;
    for (const end of neighbours) {
      if (end === last) continue;
      sums[end]++;
      if (last !== -1) sums[findMeeting(nodes, last, end)]--;
      last = end;
    }
    sums[node]--;
  }
  for (let node = nodes.length - 1; node > 0; node--) sums[nodes[node].parent] += sums[node];
  return sums;
}

/** Per module the nodes that it counts for: its dependencies for `in`, its dependents for `out`; with repetitions. */
function groupNeighbours(
  nodes: readonly HierarchyNode[],
  links: readonly Link[],
  direction: 'in' | 'out',
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { from, to } of links) {
    const [counted, neighbour] = direction === 'in' ? [from, to] : [to, from];
    if (nodes[counted].kind === 'external') continue;
    const group = groups.get(counted);
    if (group) group.push(neighbour);
    else groups.set(counted, [neighbour]);
  }
  return groups;
}

/** The innermost node that holds both. */
function findMeeting(nodes: readonly HierarchyNode[], first: number, second: number): number {
  let [a, b] = [first, second];
  while (a !== b) {
    if (nodes[a].depth >= nodes[b].depth) a = nodes[a].parent;
    else b = nodes[b].parent;
  }
  return a;
}
