import type { Dependency } from '../model/dependency';
import type { Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';

/** Version of the format; it grows when a reader of the former one would go wrong. */
export const VERSION = 1;

/**
 * The graph as JSON in pieces of text, one row of a list on a line so that two outputs can be compared. `cycles` are the
 * ids of each cycle's modules. Its schema is `schemas/graph.schema.json`.
 */
export function* writeGraphJson(
  snapshot: Snapshot,
  cycles: readonly (readonly string[])[],
  stats: Stats,
): Generator<string, void> {
  const { records } = snapshot;
  yield `{"version":${VERSION}`;
  yield* writeList(
    'modules',
    mapRows(records, ({ module: { id, language, lines, origin } }) => [{ id, language, lines, origin }]),
  );
  yield* writeList(
    'dependencies',
    mapRows(records, record => record.dependencies.map(pickDependency)),
  );
  yield* writeList(
    'unresolved',
    mapRows(records, record =>
      record.unresolved.map(({ from, specifier, line, reason }) => ({ from, specifier, line, reason })),
    ),
  );
  yield* writeList('cycles', cycles);
  yield* writeList('diagnostics', [
    ...snapshot.diagnostics,
    ...mapRows(records, record => record.diagnostics),
  ]);
  yield writeStats(stats);
}

/** The statistics as the last part of a JSON text, times to a tenth of a millisecond. */
export function writeStats(stats: Stats): string {
  const phases = Object.fromEntries(
    Object.entries(stats.phases).map(([name, time]) => [name, Math.round(time * 10) / 10]),
  );
  return `,\n"stats":${JSON.stringify({ ...stats, phases })}}\n`;
}

function pickDependency(dependency: Dependency): Dependency {
  const { from, to, kind, typeOnly, deferred, specifier, names, line, column, definedIn } = dependency;
  const row = { from, to, kind, typeOnly, deferred, specifier, names, line, column };
  return definedIn === undefined ? row : { ...row, definedIn };
}

function* mapRows<T, R>(items: Iterable<T>, rows: (item: T) => readonly R[]): Generator<R, void> {
  for (const item of items) yield* rows(item);
}

/** A list as a part of a JSON text that is not the first, one row on a line. */
export function* writeList(name: string, rows: Iterable<unknown>): Generator<string, void> {
  yield `,\n"${name}":[`;
  let separator = '\n';
  for (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield separator === '\n' ? ']' : '\n]';
}
