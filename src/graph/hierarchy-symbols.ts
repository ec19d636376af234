import type { ModuleRecord } from '../model/snapshot';
import type { Arc } from './digraph';
import type { Hierarchy, HierarchyNode, Link } from './hierarchy';
import { connectSymbols } from './hierarchy-relations';

/**
 * The hierarchy with the symbols of these modules as nodes of their own. `closed` is the one of the same records in which
 * no module is open: what is connected in it is only renumbered, for finding modules by their ids takes most of the time.
 */
export function openModules(
  closed: Hierarchy,
  records: readonly ModuleRecord[],
  symbolsOf: ReadonlySet<string>,
): Hierarchy {
  const opened = new Map<number, ModuleRecord>();
  for (const id of symbolsOf) {
    const node = closed.byId.get(id);
    if (node !== undefined && closed.nodes[node].symbols) opened.set(node, undefined as never);
  }
  if (opened.size === 0) return closed;
  for (const record of records) {
    const node = closed.byId.get(record.module.id) as number;
    if (opened.has(node)) opened.set(node, record);
  }
  const renumbered = renumberNodes(closed.nodes, opened);
  const nodes = insertSymbols(closed.nodes, opened, renumbered);
  const byId = new Map<string, number>();
  for (let i = 0; i < nodes.length; i++) byId.set(nodes[i].id, i);
  const relations = connectSymbols(nodes, byId, records);
  const siblingArcs = renumberArcs(closed.siblingArcs, renumbered);
  for (const { from, to } of relations) {
    const { kind, parent } = nodes[from];
    if (kind !== 'symbol' || nodes[to].kind !== 'symbol' || nodes[to].parent !== parent) continue;
    const arcs = siblingArcs.get(parent) ?? [];
    siblingArcs.set(parent, arcs);
    arcs.push({ from, to, weight: 1 });
  }
  return {
    nodes,
    byId,
    siblingArcs,
    links: closed.links.map(
      ({ from, to, dependency }): Link => ({ from: renumbered[from], to: renumbered[to], dependency }),
    ),
    outgoing: renumberKeys(closed.outgoing, renumbered),
    incoming: renumberKeys(closed.incoming, renumbered),
    relations,
  };
}

/** The new number of each node, and of the place behind the last. */
function renumberNodes(
  nodes: readonly HierarchyNode[],
  opened: ReadonlyMap<number, ModuleRecord>,
): Int32Array {
  const renumbered = new Int32Array(nodes.length + 1);
  let next = 0;
  for (let i = 0; i <= nodes.length; i++) {
    renumbered[i] = next++;
    if (opened.has(i)) next += nodes[i].symbols ?? 0;
  }
  return renumbered;
}

function insertSymbols(
  closed: readonly HierarchyNode[],
  opened: ReadonlyMap<number, ModuleRecord>,
  renumbered: Int32Array,
): HierarchyNode[] {
  const nodes: HierarchyNode[] = [];
  for (let i = 0; i < closed.length; i++) {
    const node: { -readonly [Name in keyof HierarchyNode]: HierarchyNode[Name] } = { ...closed[i] };
    if (node.parent !== -1) node.parent = renumbered[node.parent];
    node.end = renumbered[node.end];
    node.children = node.children.map(child => renumbered[child]);
    nodes.push(node);
    const record = opened.get(i);
    if (!record) continue;
    const symbols = describeSymbols(record, node, nodes.length);
    node.children = symbols.map((_, j) => nodes.length + j);
    nodes.push(...symbols);
  }
  return nodes;
}

/** The nodes of a module's symbols, numbered from `first`. */
function describeSymbols(
  { module, symbols = [] }: ModuleRecord,
  { depth, language, origin }: HierarchyNode,
  first: number,
): HierarchyNode[] {
  const met = new Map<string, number>();
  return symbols.map((symbol, i) => {
    // One name can stand for a type and a value, or be defined anew; the first has the plain id.
    const before = met.get(symbol.name) ?? 0;
    met.set(symbol.name, before + 1);
    return {
      id: `${module.id}#${symbol.name}${before > 0 ? `~${before + 1}` : ''}`,
      label: symbol.name,
      kind: 'symbol',
      parent: first - 1,
      children: [],
      end: first + i + 1,
      depth: depth + 1,
      modules: 0,
      lines: symbol.endLine - symbol.line + 1,
      language,
      ...(origin && { origin }),
      symbol,
    };
  });
}

function renumberArcs(
  siblingArcs: ReadonlyMap<number, readonly Arc[]>,
  renumbered: Int32Array,
): Map<number, Arc[]> {
  const result = new Map<number, Arc[]>();
  for (const [container, arcs] of siblingArcs)
    result.set(
      renumbered[container],
      arcs.map(({ from, to, weight }) => ({ from: renumbered[from], to: renumbered[to], weight })),
    );
  return result;
}

function renumberKeys<T>(map: ReadonlyMap<number, T>, renumbered: Int32Array): Map<number, T> {
  const result = new Map<number, T>();
  for (const [node, value] of map) result.set(renumbered[node], value);
  return result;
}
