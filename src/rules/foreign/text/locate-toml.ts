import type { SourcePlace } from '../../../model/source-tree';

/** Places of keys and values by their path, written as JSON: `["tool","x",0]`. */
export type TomlPlaces = ReadonlyMap<string, { readonly key: SourcePlace; readonly value: SourcePlace }>;

type Path = readonly (string | number)[];

/** Finds where the parts of a valid TOML text stand, which its parser does not tell. */
export function locateToml(text: string, placeOf: (offset: number) => SourcePlace): TomlPlaces {
  const places = new Map<string, { key: SourcePlace; value: SourcePlace }>();
  /** How often `[[name]]` has come, by path. */
  const counts = new Map<string, number>();
  let at = 0;
  let table: Path = [];

  function mark(path: Path, key: number, value: number): void {
    const id = JSON.stringify(path);
    if (!places.has(id)) places.set(id, { key: placeOf(key), value: placeOf(value) });
  }

  function skip(pattern: RegExp): void {
    pattern.lastIndex = at;
    if (pattern.exec(text) !== null) at = pattern.lastIndex;
  }
  const skipBlank = () => skip(/(?:[ \t\r\n]|#[^\n]*)+/y);

  function readString(): string {
    const quote = text[at];
    const isLong = text.startsWith(quote.repeat(3), at);
    const end = isLong ? quote.repeat(3) : quote;
    const start = at + end.length;
    at = start;
    while (at < text.length && !text.startsWith(end, at)) at += quote === '"' && text[at] === '\\' ? 2 : 1;
    const content = text.slice(start, at);
    at += end.length;
    // Up to two more quotes belong to the end of a long string.
    while (isLong && text[at] === quote) at++;
    return content;
  }

  function readKey(): string[] {
    const parts: string[] = [];
    for (;;) {
      skip(/[ \t]+/y);
      if (text[at] === '"' || text[at] === "'") parts.push(readString());
      else {
        const start = at;
        skip(/[^\s.=\]]+/y);
        parts.push(text.slice(start, at));
      }
      skip(/[ \t]+/y);
      if (text[at] !== '.') return parts;
      at++;
    }
  }

  /** A path with the number of the latest table of each `[[list]]` on the way. */
  function follow(keys: readonly string[]): (string | number)[] {
    const path: (string | number)[] = [];
    for (const key of keys) {
      path.push(key);
      const count = counts.get(JSON.stringify(path));
      if (count !== undefined) path.push(count - 1);
    }
    return path;
  }

  function readPair(base: Path): void {
    const start = at;
    const keys = readKey();
    at++; // =
    skip(/[ \t]+/y);
    for (let i = 1; i < keys.length; i++) mark([...base, ...keys.slice(0, i)], start, start);
    const path = [...base, ...keys];
    mark(path, start, at);
    readValue(path);
  }

  function readValue(path: Path): void {
    const letter = text[at];
    if (letter === '"' || letter === "'") readString();
    else if (letter === '[' || letter === '{') readItems(path, letter === '[' ? ']' : '}');
    else skip(/[^,\]}#\n]+/y);
  }

  function readItems(path: Path, end: string): void {
    at++;
    for (let i = 0; at < text.length; i++) {
      skipBlank();
      if (text[at] === end) break;
      if (end === ']') {
        mark([...path, i], at, at);
        readValue([...path, i]);
      } else readPair(path);
      skipBlank();
      if (text[at] === ',') at++;
    }
    at++;
  }

  for (skipBlank(); at < text.length; skipBlank()) {
    const start = at;
    if (text[at] !== '[') {
      readPair(table);
      continue;
    }
    const isList = text[at + 1] === '[';
    at += isList ? 2 : 1;
    const keys = readKey();
    at += isList ? 2 : 1;
    const parent = follow(keys.slice(0, -1));
    const list = [...parent, keys[keys.length - 1]];
    for (let i = 1; i < list.length; i++) mark(list.slice(0, i), start, start);
    mark(list, start, start);
    if (isList) counts.set(JSON.stringify(list), (counts.get(JSON.stringify(list)) ?? 0) + 1);
    table = follow(keys);
    mark(table, start, start);
  }
  return places;
}
