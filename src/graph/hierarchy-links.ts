import type { ModuleRecord } from '../model/snapshot';
import { countsForStructure } from './cycles';
import type { Arc } from './digraph';
import type { HierarchyNode, Link } from './hierarchy';

/** The dependencies between nodes, and per container those between its children. */
export function connectModules(
  nodes: readonly HierarchyNode[],
  byId: ReadonlyMap<string, number>,
  records: readonly ModuleRecord[],
) {
  const links: Link[] = [];
  const siblingArcs = new Map<number, Arc[]>();
  const outgoing = new Map<number, number[]>();
  const incoming = new Map<number, number[]>();
  const findSiblings = prepareSiblings(nodes);
  for (const record of records) {
    const from = byId.get(record.module.id);
    if (from === undefined) continue;
    for (const dependency of record.dependencies) {
      const to = byId.get(dependency.to);
      if (to === undefined || !countsForStructure(dependency)) continue;
      push(outgoing, from, links.length);
      push(incoming, to, links.length);
      links.push({ from, to, dependency });
      const [container, arc] = findSiblings(from, to);
      push(siblingArcs, container, arc);
    }
  }
  return { links, siblingArcs, outgoing, incoming };
}

/** Finds the innermost container of two modules, and the arc between its two children that hold them. */
function prepareSiblings(nodes: readonly HierarchyNode[]): (from: number, to: number) => [number, Arc] {
  const parent = Int32Array.from(nodes, node => node.parent);
  const end = Int32Array.from(nodes, node => node.end);
  return (from, to) => {
    let a = from;
    let b = to;
    // Preorder: a node holds a later one where it ends behind it.
    if (a < b) while (end[parent[a]] <= b) a = parent[a];
    else while (end[parent[b]] <= a) b = parent[b];
    const container = a < b ? parent[a] : parent[b];
    while (parent[a] !== container) a = parent[a];
    while (parent[b] !== container) b = parent[b];
    return [container, { from: a, to: b, weight: 1 }];
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
