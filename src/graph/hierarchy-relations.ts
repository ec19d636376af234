import type { ModuleRecord } from '../model/snapshot';
import type { HierarchyNode, NodeRelation } from './hierarchy';

/** The relations of symbols that start or end in an open module, in the order of records and of their texts. */
export function connectSymbols(
  nodes: readonly HierarchyNode[],
  byId: ReadonlyMap<string, number>,
  records: readonly ModuleRecord[],
): NodeRelation[] {
  const relations: NodeRelation[] = [];
  for (const { module, symbols = [] } of records) {
    const own = byId.get(module.id);
    if (own === undefined) continue;
    for (const [i, symbol] of symbols.entries()) {
      // An open module has a child for each symbol, in the same order.
      const from = nodes[own].children[i] ?? own;
      for (const { kind, name, module: target, line } of symbol.relations) {
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
