import type { ModuleRecord } from '../model/snapshot';
import type { ModuleSymbol, RelationKind } from '../model/symbol';

/** A symbol by its module and its name in it. */
export interface SymbolPlace {
  readonly module: string;
  readonly name: string;
}

/** One symbol of a graph. Lines count from 1. */
export interface SymbolRow extends SymbolPlace, Omit<ModuleSymbol, 'relations' | 'name'> {}

/** How one symbol depends on another; `line` is that of the first such place in the module of `from`. */
export interface RelationRow {
  readonly from: SymbolPlace;
  readonly to: SymbolPlace;
  readonly kind: RelationKind;
  readonly line: number;
  /** An interface or protocol that it fits without naming it. */
  readonly structural?: true;
}

/** The symbols of a workspace and their relations, by module and then in the order of the text. */
export interface SymbolGraph {
  readonly symbols: readonly SymbolRow[];
  readonly relations: readonly RelationRow[];
}

/** The graph of the symbols in these records. Relations to symbols that are in none of them are left out. */
export function listSymbolGraph(records: readonly ModuleRecord[]): SymbolGraph {
  const symbols: SymbolRow[] = [];
  const relations: RelationRow[] = [];
  const known = new Set(
    records.flatMap(record =>
      (record.symbols ?? []).map(({ name }) => keyOf({ module: record.module.id, name })),
    ),
  );
  for (const record of records)
    for (const { name, kind, abstract, exported, line, endLine, relations: own } of record.symbols ?? []) {
      const module = record.module.id;
      symbols.push({
        ...{ module, name, kind },
        ...(abstract && { abstract }),
        ...(exported && { exported }),
        ...{ line, endLine },
      });
      for (const relation of own) {
        const to = { module: relation.module ?? module, name: relation.name };
        if (known.has(keyOf(to)))
          relations.push({
            ...{ from: { module, name }, to, kind: relation.kind, line: relation.line },
            ...(relation.structural && { structural: true }),
          });
      }
    }
  return { symbols, relations };
}

/** A key that no other symbol has. */
export function keyOf({ module, name }: SymbolPlace): string {
  return `${module}\0${name}`;
}
