import type { Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';
import { VERSION, writeList, writeStats } from './graph-json';
import { listSymbolGraph } from './symbol-graph';

/**
 * The symbols and their relations as JSON in pieces of text, one row of a list on a line. Its schema is
 * `schemas/graph-symbols.schema.json`.
 */
export function* writeSymbolsJson(snapshot: Snapshot, stats: Stats): Generator<string, void> {
  const { symbols, relations } = listSymbolGraph(snapshot.records);
  yield `{"version":${VERSION}`;
  yield* writeList('symbols', symbols);
  yield* writeList('relations', relations);
  yield* writeList('diagnostics', [
    ...snapshot.diagnostics,
    ...snapshot.records.flatMap(record => record.diagnostics),
  ]);
  yield writeStats(stats);
}
