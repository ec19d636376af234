import type { Named, SearchIndex } from './search-index';
import { FITS, type Fit, findMatched, matchName } from './search-match';
import { encodeText, findCharacters, lowerCase, tabulateNames } from './search-table';

/** What was typed, taken apart: the last word looks for names, those before it narrow down where. */
export interface Query {
  readonly term: string;
  /** Parts that the path has to hold, in this order. */
  readonly where: readonly string[];
}

/** Characters of a query that count. */
const LONGEST = 100;

/** Takes apart what was typed at spaces, slashes and `#`; `undefined` where there is nothing to look for. */
export function parseQuery(text: string): Query | undefined {
  const parts = lowerCase(text.slice(0, LONGEST).trim())
    .split(/[\s/\\#]+/)
    .filter(part => part !== '');
  const term = parts.pop();
  return term === undefined ? undefined : { term, where: parts };
}

/** All names that fit, by their number in the index, best first: by fit, then in the order of the index. */
export function searchNames(index: SearchIndex, { term, where }: Query): number[] {
  const { entries, table } = index;
  const { characters } = table;
  const needed = findCharacters(term);
  const codes = encodeText(term);
  const byFit: Record<Fit, number[]> = {
    exact: [],
    prefix: [],
    word: [],
    humps: [],
    within: [],
    scattered: [],
  };
  for (let i = 0; i < characters.length; i++) {
    if ((characters[i] & needed) !== needed) continue;
    const fit = matchName(table, i, codes);
    if (fit && (where.length === 0 || isWhere(entries[i].path, where))) byFit[fit].push(i);
  }
  return FITS.flatMap(fit => byFit[fit]);
}

/** Text with which of its characters were matched. */
export interface MarkedText {
  readonly text: string;
  readonly matched: readonly number[];
}

/** Name and path of a result with the characters that made it one. */
export function markResult(
  { name, path }: Named,
  { term, where }: Query,
): { name: MarkedText; path: MarkedText } {
  const inPath = findWhere(path, where) ?? [];
  return {
    name: { text: name, matched: findMatched(tabulateNames([name]), 0, encodeText(term)) },
    path: {
      text: path,
      matched: inPath.flatMap((at, i) => Array.from(where[i], (_, offset) => at + offset)),
    },
  };
}

function isWhere(path: string, where: readonly string[]): boolean {
  return findWhere(path, where) !== undefined;
}

function findWhere(path: string, where: readonly string[]): number[] | undefined {
  const lower = lowerCase(path);
  const places: number[] = [];
  let from = 0;
  for (const part of where) {
    const at = lower.indexOf(part, from);
    if (at === -1) return undefined;
    places.push(at);
    from = at + part.length;
  }
  return places;
}
