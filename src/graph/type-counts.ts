import type { ModuleRecord } from '../model/snapshot';
import type { ModuleSymbol, SymbolKind } from '../model/symbol';
import type { Hierarchy } from './hierarchy';

/** Kinds that count as types. An alias (`type`) only names another, so it does not. */
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'protocol', 'enum']);

/** Whether a symbol counts as a type. */
export function isType(symbol: ModuleSymbol): boolean {
  return TYPES.has(symbol.kind);
}

/** For every node the types at the top level of modules inside it, and the abstract ones among them. */
export function countTypes(hierarchy: Hierarchy, records: readonly ModuleRecord[]) {
  const { nodes, byId } = hierarchy;
  const types = new Int32Array(nodes.length);
  const abstractTypes = new Int32Array(nodes.length);
  const add = (node: number, symbol: ModuleSymbol) => {
    if (!isType(symbol)) return;
    types[node]++;
    if (symbol.abstract) abstractTypes[node]++;
  };
  for (const { module, symbols = [] } of records) {
    const node = byId.get(module.id);
    if (node !== undefined) for (const symbol of symbols) add(node, symbol);
  }
  // From the back, so that what is inside a node has been added up when it is passed on. Symbols come after that: their
  // module has counted them already.
  for (let node = nodes.length - 1; node > 0; node--) {
    types[nodes[node].parent] += types[node];
    abstractTypes[nodes[node].parent] += abstractTypes[node];
  }
  for (const [node, { symbol }] of nodes.entries()) if (symbol) add(node, symbol);
  return { types, abstractTypes };
}
