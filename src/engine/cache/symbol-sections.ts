import type { ModuleRecord } from '../../model/snapshot';
import type { SymbolFacts } from '../../model/symbol-facts';
import type { TimeSlice } from '../time-slice';
import { packSymbolFacts, packSymbols, unpackSymbolFacts, unpackSymbols } from './pack-symbols';
import { createPacker, type Packed } from './packer';
import { createUnpacker } from './unpacker';

// Symbols stand in sections of their own, so that a run that has no use for them does not unpack them.

/** Packs the symbol facts of these modules. Rejects where the slice does. */
export async function packAllSymbolFacts(
  ids: readonly string[],
  symbolsOf: (id: string) => SymbolFacts | undefined,
  slice: TimeSlice,
): Promise<Packed> {
  const packer = createPacker();
  for (const id of ids) {
    const symbols = symbolsOf(id);
    packer.int(symbols === undefined ? 0 : 1);
    if (symbols !== undefined) packSymbolFacts(packer, symbols);
    if (slice.isOver()) await slice.pause();
  }
  return packer.finish();
}

/** The symbol facts that `packAllSymbolFacts` has packed, of those modules that have any. */
export function unpackAllSymbolFacts(packed: Packed, ids: readonly string[]): Map<string, SymbolFacts> {
  const unpacker = createUnpacker(packed);
  const symbols = new Map<string, SymbolFacts>();
  for (const id of ids) if (unpacker.int() === 1) symbols.set(id, unpackSymbolFacts(unpacker));
  return symbols;
}

/** Packs the symbols of these records. Rejects where the slice does. */
export async function packAllSymbols(records: readonly ModuleRecord[], slice: TimeSlice): Promise<Packed> {
  const packer = createPacker();
  for (const { symbols } of records) {
    packSymbols(packer, symbols);
    if (slice.isOver()) await slice.pause();
  }
  return packer.finish();
}

/** The records with the symbols that `packAllSymbols` has packed. */
export function withPackedSymbols(packed: Packed, records: readonly ModuleRecord[]): ModuleRecord[] {
  const unpacker = createUnpacker(packed);
  return records.map(record => {
    const symbols = unpackSymbols(unpacker);
    return symbols.length === 0 ? record : { ...record, symbols };
  });
}
