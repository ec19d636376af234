import type { ModuleFacts } from '../../model/facts';
import type { SymbolFacts } from '../../model/symbol-facts';
import type { Project } from '../project';
import type { TimeSlice } from '../time-slice';
import { type CacheEntry, packEntries, unpackEntries } from './pack-entries';
import { packAllFacts, unpackAllFacts } from './pack-facts';
import {
  type GraphContent,
  type GraphHead,
  type GraphTotals,
  packGraphContent,
  packGraphHead,
  unpackGraphContent,
  unpackGraphHead,
} from './pack-graph';
import type { Packed } from './packer';
import {
  packAllSymbolFacts,
  packAllSymbols,
  unpackAllSymbolFacts,
  withPackedSymbols,
} from './symbol-sections';

/** What the cache is to hold. */
export interface CacheContent extends GraphContent {
  readonly project: Project;
  readonly totals: GraphTotals;
  readonly factsOf: (id: string) => ModuleFacts | undefined;
}

/** A cache file that was read; what is not asked for is not unpacked. */
export interface CacheSections {
  /** Modules in the order in which the sections have them. */
  readonly ids: readonly string[];
  /** The taker's to change. */
  readonly entries: Map<string, CacheEntry>;
  readonly head: GraphHead;
  /** All facts, with their symbols where these are wanted. Throws where what was packed makes no sense. */
  unpackFacts(withSymbols: boolean): Map<string, ModuleFacts>;
  /** The symbols that facts have. Throws where what was packed makes no sense. */
  unpackSymbols(): Map<string, SymbolFacts>;
  /** The graph, with symbols where they are wanted. Throws where what was packed makes no sense. */
  unpackGraph(withSymbols: boolean): GraphContent;
  /** The sections to write where nothing but these entries is new. */
  withEntries(entries: ReadonlyMap<string, CacheEntry>): readonly Packed[];
}

/** Opens what a file had. Throws where what was packed makes no sense. */
export function openSections(sections: readonly Packed[]): CacheSections {
  const [found, packedHead, graph, symbols, facts, symbolFacts] = sections as readonly [
    ...[Packed, Packed, Packed],
    ...[Packed, Packed, Packed],
  ];
  const entries = unpackEntries(found);
  const ids = [...entries.keys()];
  const unpackSymbols = () => unpackAllSymbolFacts(symbolFacts, ids);
  return {
    ids,
    entries,
    head: unpackGraphHead(packedHead),
    unpackSymbols,
    unpackFacts(withSymbols) {
      const all = unpackAllFacts(facts, ids);
      if (withSymbols)
        for (const [id, known] of unpackSymbols()) all.set(id, { ...all.get(id)!, symbols: known });
      return all;
    },
    unpackGraph(withSymbols) {
      const content = unpackGraphContent(graph);
      return withSymbols ? { ...content, records: withPackedSymbols(symbols, content.records) } : content;
    },
    withEntries: current => [packEntries(ids, current), ...sections.slice(1)],
  };
}

/** What of a content there is to write besides itself. */
export interface ContentDetails {
  /** Digest of the graph's inputs; empty where the graph is not to be written. */
  readonly digest: string;
  /** The records are with symbols. */
  readonly hasSymbols: boolean;
  /** Modules whose facts are written, each of which has an entry. */
  readonly ids: readonly string[];
  readonly entries: ReadonlyMap<string, CacheEntry>;
  readonly symbolsOf: (id: string) => SymbolFacts | undefined;
}

/** The sections of a content. Rejects where the slice does. */
export async function packSections(
  { project, diagnostics, records, totals, factsOf }: CacheContent,
  { digest, hasSymbols, ids, entries, symbolsOf }: ContentDetails,
  slice: TimeSlice,
): Promise<readonly Packed[]> {
  const graph: GraphContent = digest === '' ? { diagnostics: [], records: [] } : { diagnostics, records };
  return [
    packEntries(ids, entries),
    packGraphHead({ digest, hasSymbols, extended: project.extended, totals }),
    await packGraphContent(graph, slice),
    await packAllSymbols(graph.records, slice),
    await packAllFacts(ids, factsOf, slice),
    await packAllSymbolFacts(ids, symbolsOf, slice),
  ];
}
