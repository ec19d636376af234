import type { ModuleRecord } from '../../src/model/snapshot';
import type { ModuleSymbol, RelationKind, SymbolKind } from '../../src/model/symbol';

/** A symbol of ten lines with relations written as `[kind, name, module]`, without a module for its own. */
export function createSymbol(
  name: string,
  kind: SymbolKind,
  relations: readonly (readonly [kind: RelationKind, name: string, module?: string])[] = [],
  more: Partial<ModuleSymbol> = {},
): ModuleSymbol {
  return {
    name,
    kind,
    line: 1,
    endLine: 10,
    relations: relations.map(([relation, target, module], i) => ({
      kind: relation,
      name: target,
      ...(module !== undefined && { module }),
      line: i + 2,
    })),
    ...more,
  };
}

/** The records with symbols in the modules of these ids. */
export function addSymbols(
  records: readonly ModuleRecord[],
  symbols: Readonly<Record<string, readonly ModuleSymbol[]>>,
): ModuleRecord[] {
  return records.map(record => {
    const own = symbols[record.module.id];
    return own ? { ...record, symbols: own } : record;
  });
}
