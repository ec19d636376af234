import type { ModuleRecord } from '../model/snapshot';
import type { HierarchyNode, NodeRelation } from './hierarchy';

/** The relations of symbols that start or end in an open module, in the order of records and of their texts. */
export function connectSymbols(
  nodes: readonly HierarchyNode[],
  byId: ReadonlyMap<string, number>,
  records: readonly ModuleRecord[],
): NodeRelation[] {
  const relations: NodeRelation[] = [];
  const opened = new Set<string>();
  for (const node of nodes) if (node.kind === 'symbol') opened.add(nodes[node.parent].id);
  for (const { module, symbols = [] } of records) {
    const own = byId.get(module.id);
    if (own === undefined) continue;
    const isOpen = opened.has(module.id);
    for (const [i, symbol] of symbols.entries()) {
      // An open module has a child for each symbol, in the same order.
      const from = isOpen ? nodes[own].children[i] : own;
      for (const { kind, name, module: target, line } of symbol.relations) {
        // Most relations are between modules that are closed.
        if (!isOpen && (target === undefined || !opened.has(target))) continue;
        const to = byId.get(target === undefined ? module.id : target);
        if (to === undefined) continue;
        const end = byId.get(`${nodes[to].id}#${name}`) ?? to;
        if (nodes[from].kind !== 'symbol' && nodes[end].kind !== 'symbol') continue;
        // Named in its own module but not at its top level, or by itself: no relation between two boxes.
        if (end === own || end === from) continue;
        relations.push({ from, to: end, kind, line });
      }
    }
  }
  return relations;
}
