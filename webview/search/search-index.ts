import type { Hierarchy } from '../../src/graph/hierarchy';
import { compareIds, type ModuleRecord } from '../../src/model/snapshot';
import type { SymbolKind } from '../../src/model/symbol';
import { type NameTable, tabulateNames } from './search-table';

/** Something that can be looked for by name. */
export interface Named {
  /** Id of the module, folder or library; of a symbol `module#name`. */
  readonly id: string;
  /** What a person types: a file's, folder's, library's or symbol's own name. */
  readonly name: string;
  /** Where it is: the folder, or the module of a symbol; '' at the top. */
  readonly path: string;
  readonly kind: 'container' | 'module' | 'external' | SymbolKind;
  /** Id of the node of the map that is it or, for a symbol, its module. */
  readonly node: string;
  /** Line of a symbol, from 1. */
  readonly line?: number;
}

/** Names made ready to be searched on every key. */
export interface SearchIndex {
  /** Short names first, then by path: among names that fit equally well this is the order of the results. */
  readonly entries: readonly Named[];
  /** The names, in the same order. */
  readonly table: NameTable;
}

/** Lists everything there is to look for: modules, folders and libraries of the hierarchy, symbols of the records. */
export function listNamed(hierarchy: Hierarchy, records: readonly ModuleRecord[]): Named[] {
  const named: Named[] = [];
  for (const { id, label, kind, parent } of hierarchy.nodes) {
    if (kind === 'symbol' || parent === -1) continue;
    const path = id.endsWith(label) ? id.slice(0, Math.max(0, id.length - label.length - 1)) : '';
    named.push({ id, name: label, path, kind, node: id });
  }
  for (const { module, symbols } of records)
    for (const { name, kind, line } of symbols ?? [])
      named.push({ id: `${module.id}#${name}`, name, path: module.id, kind, node: module.id, line });
  return named;
}

/** Prepares names for `searchNames`. Takes about as long as sorting them. */
export function indexNames(named: readonly Named[]): SearchIndex {
  const entries = [...named].sort(
    (a, b) => a.name.length - b.name.length || a.path.length - b.path.length || compareIds(a.id, b.id),
  );
  return { entries, table: tabulateNames(entries.map(({ name }) => name)) };
}
