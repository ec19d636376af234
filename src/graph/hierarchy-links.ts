import type { ModuleRecord } from '../model/snapshot';
import { countsForStructure } from './cycles';
import type { Arc } from './digraph';
import type { HierarchyNode, Link } from './hierarchy';

/** The dependencies between nodes, and per container those between its children, one arc for each pair and direction. */
export function connectModules(
  nodes: readonly HierarchyNode[],
  byId: ReadonlyMap<string, number>,
  records: readonly ModuleRecord[],
) {
  const links: Link[] = [];
  const outgoing = new Map<number, number[]>();
  const incoming = new Map<number, number[]>();
  for (const record of records) {
    const from = byId.get(record.module.id);
    if (from === undefined) continue;
    const leaving: number[] = [];
    for (const dependency of record.dependencies) {
      if (!countsForStructure(dependency)) continue;
      const to = byId.get(dependency.to);
      if (to === undefined) continue;
      leaving.push(links.length);
      const entering = incoming.get(to);
      if (entering) entering.push(links.length);
      else incoming.set(to, [links.length]);
      links.push({ from, to, dependency });
    }
    if (leaving.length > 0) outgoing.set(from, leaving);
  }
  return { links, siblingArcs: connectSiblings(nodes, links), outgoing, incoming };
}

/** Counts links in the innermost container of both ends, between its two children that hold them. */
function connectSiblings(nodes: readonly HierarchyNode[], links: readonly Link[]): Map<number, Arc[]> {
  const size = nodes.length;
  const parent = Int32Array.from(nodes, node => node.parent);
  const end = Int32Array.from(nodes, node => node.end);
  // One number for each pair of children: which container it is in follows from them.
  const pairs = new Float64Array(links.length);
  for (let i = 0; i < links.length; i++) {
    let { from: a, to: b } = links[i];
    // Preorder: a node holds a later one where it ends behind it.
    if (a < b) while (end[parent[a]] <= b) a = parent[a];
    else while (end[parent[b]] <= a) b = parent[b];
    const container = a < b ? parent[a] : parent[b];
    while (parent[a] !== container) a = parent[a];
    while (parent[b] !== container) b = parent[b];
    pairs[i] = a * size + b;
  }
  pairs.sort();
  const siblingArcs = new Map<number, Arc[]>();
  for (let i = 0; i < pairs.length; ) {
    const pair = pairs[i];
    let weight = 0;
    for (; i < pairs.length && pairs[i] === pair; i++) weight++;
    const from = Math.floor(pair / size);
    const arc = { from, to: pair - from * size, weight };
    const arcs = siblingArcs.get(parent[from]);
    if (arcs) arcs.push(arc);
    else siblingArcs.set(parent[from], [arc]);
  }
  return siblingArcs;
}
