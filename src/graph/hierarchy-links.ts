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
  for (const record of records)
    for (const dependency of record.dependencies) {
      const from = byId.get(dependency.from);
      const to = byId.get(dependency.to);
      if (from === undefined || to === undefined || !countsForStructure(dependency)) continue;
      push(outgoing, from, links.length);
      push(incoming, to, links.length);
      links.push({ from, to, dependency });
      const [container, a, b] = findSiblings(nodes, from, to);
      push(siblingArcs, container, { from: a, to: b, weight: 1 });
    }
  return { links, siblingArcs, outgoing, incoming };
}

/** The innermost container of two modules and its two children that hold them. */
function findSiblings(nodes: readonly HierarchyNode[], from: number, to: number): [number, number, number] {
  let a = from;
  let b = to;
  while (nodes[a].parent !== nodes[b].parent) {
    if (nodes[a].depth >= nodes[b].depth) a = nodes[a].parent;
    else b = nodes[b].parent;
  }
  return [nodes[a].parent, a, b];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
