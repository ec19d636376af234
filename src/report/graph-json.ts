import type { Dependency } from '../model/dependency';
import type { ModuleRecord, Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';

/** Version of the format; it grows when a reader of the former one would go wrong. */
export const VERSION = 1;

/**
 * The graph as JSON in pieces of text, one row of a list on a line so that two outputs can be compared. `cycles` are the
 * ids of each cycle's modules. The end, which `writeStats` writes, is missing: the graph tells all the rest. The schema of
 * the whole is `schemas/graph.schema.json`.
 */
export function* writeGraphJson(
  snapshot: Snapshot,
  cycles: readonly (readonly string[])[],
): Generator<string, void> {
  const { records } = snapshot;
  yield `{"version":${VERSION}`;
  yield* writeList(
    'modules',
    mapRows(records, ({ module: { id, language, lines, origin } }) => [{ id, language, lines, origin }]),
  );
  yield* writeDependencies(records);
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
}

/** The statistics as the last part of a JSON text, times to a tenth of a millisecond. */
export function writeStats(stats: Stats): string {
  const phases = Object.fromEntries(
    Object.entries(stats.phases).map(([name, time]) => [name, Math.round(time * 10) / 10]),
  );
  return `,\n"stats":${JSON.stringify({ ...stats, phases })}}\n`;
}

/** As `writeList`, in pieces of whole modules and without an object for each row: this is nearly all of the text. */
function* writeDependencies(records: readonly ModuleRecord[]): Generator<string, void> {
  yield ',\n"dependencies":[';
  let separator = '\n';
  for (const { dependencies } of records) {
    let text = '';
    for (const dependency of dependencies) {
      text += separator + writeDependency(dependency);
      separator = ',\n';
    }
    if (text !== '') yield text;
  }
  yield separator === '\n' ? ']' : '\n]';
}

function writeDependency(dependency: Dependency): string {
  const { from, to, kind, typeOnly, deferred, specifier, names, line, column, definedIn } = dependency;
  let list = '';
  for (const name of names) list += list === '' ? quote(name) : `,${quote(name)}`;
  const head = `{"from":${quote(from)},"to":${quote(to)},"kind":"${kind}","typeOnly":${typeOnly},"deferred":${deferred}`;
  const tail = `,"specifier":${quote(specifier)},"names":[${list}],"line":${line},"column":${column}`;
  return definedIn === undefined
    ? `${head}${tail}}`
    : `${head}${tail},"definedIn":${JSON.stringify(definedIn)}}`;
}

/** Texts that JSON has nothing to escape in. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
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
