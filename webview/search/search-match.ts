import type { NameTable } from './search-table';

/** How well a name fits what was typed, best first. */
export const FITS = ['exact', 'prefix', 'word', 'humps', 'within', 'scattered'] as const;
/** How well a name fits what was typed. */
export type Fit = (typeof FITS)[number];

/** A scattered match may stretch over this many times its length and two more; else everything fits a few letters. */
const STRETCH = 2;
/** Places that are tried for one name; only names made of the same few letters need more. */
const TRIES = 2000;
const DOT = 46;

/**
 * How a name of the table fits a term (character codes, in lower case), or `undefined` where it does not.
 *
 * `exact`: the whole name, or what stands in front of its ending (`order` for `order.ts`). `prefix`: its start. `word`: the
 * start of a word in it (`Page` in `OrderPage`, `order_page`). `humps`: starts of words one after the other, each by one or
 * more letters (`op`, `ordpa`). `within`: anywhere. `scattered`: the letters in this order, near each other, the first at
 * the start of a word. A single letter fits starts of words alone. Nothing is allocated for names that do not fit.
 */
export function matchName(table: NameTable, name: number, term: Uint16Array): Fit | undefined {
  const { codes, starts, ends } = table;
  const from = name === 0 ? 0 : ends[name - 1];
  const to = ends[name];
  if (!isSubsequence(codes, from, to, term)) return undefined;
  const at = findRun(table, from, to, term, false);
  if (at === from) return endsAt(codes, from, to, term.length) ? 'exact' : 'prefix';
  if (at !== -1 && (starts[at] === 1 || findRun(table, at + 1, to, term, true) !== -1)) return 'word';
  if (term.length === 1) return undefined;
  if (findHumps(table, from, to, term)) return 'humps';
  if (at !== -1) return 'within';
  return term.length > 2 && findScattered(table, from, to, term) ? 'scattered' : undefined;
}

/** The places of the characters of a name that were matched, from 0 and ascending; none where it does not fit. */
export function findMatched(table: NameTable, name: number, term: Uint16Array): readonly number[] {
  const from = name === 0 ? 0 : table.ends[name - 1];
  const to = table.ends[name];
  const fit = matchName(table, name, term);
  if (!fit) return [];
  const places =
    (fit === 'humps' && findHumps(table, from, to, term)) ||
    (fit === 'scattered' && findScattered(table, from, to, term));
  if (places) return places.map(place => place - from);
  const start = findRun(table, from, to, term, fit === 'word');
  return Array.from(term, (_, i) => start + i - from);
}

function isSubsequence(codes: Uint16Array, from: number, to: number, term: Uint16Array): boolean {
  let done = 0;
  for (let i = from; i < to && done < term.length; i++) if (codes[i] === term[done]) done++;
  return done === term.length;
}

/** Whether a name or its first part, up to a dot, has this length. */
function endsAt(codes: Uint16Array, from: number, to: number, length: number): boolean {
  if (from + length === to) return true;
  for (let i = from; i < from + length; i++) if (codes[i] === DOT) return false;
  return codes[from + length] === DOT;
}

/** Where the whole term stands first; with `atWord`, first at the start of a word; -1 for nowhere. */
function findRun(
  { codes, starts }: NameTable,
  from: number,
  to: number,
  term: Uint16Array,
  atWord: boolean,
): number {
  const first = term[0];
  for (let at = from; at <= to - term.length; at++) {
    if (codes[at] !== first || (atWord && starts[at] === 0)) continue;
    let i = 1;
    while (i < term.length && codes[at + i] === term[i]) i++;
    if (i === term.length) return at;
  }
  return -1;
}

/** Goes on in the word it is in first, and to the start of a later one where the rest does not fit then. */
function findHumps(
  { codes, starts }: NameTable,
  from: number,
  to: number,
  term: Uint16Array,
): number[] | undefined {
  let tries = TRIES;
  let places: number[] | undefined;
  const jump = (done: number, next: number): boolean => {
    for (let at = next; at < to; at++)
      if (starts[at] === 1 && codes[at] === term[done] && take(done, at)) return true;
    return false;
  };
  const take = (done: number, at: number): boolean => {
    if (tries-- <= 0 || at >= to || codes[at] !== term[done]) return false;
    if (done + 1 < term.length && !take(done + 1, at + 1) && !jump(done + 1, at + 2)) return false;
    places ??= new Array(term.length);
    places[done] = at;
    return true;
  };
  return jump(0, from) ? places : undefined;
}

function findScattered(
  { codes, starts }: NameTable,
  from: number,
  to: number,
  term: Uint16Array,
): number[] | undefined {
  const longest = STRETCH * term.length + 2;
  for (let start = from; start <= to - term.length; start++) {
    if (starts[start] === 0 || codes[start] !== term[0]) continue;
    const limit = Math.min(to, start + longest);
    if (!isSubsequence(codes, start, limit, term)) continue;
    const places: number[] = [];
    for (let at = start; places.length < term.length; at++)
      if (codes[at] === term[places.length]) places.push(at);
    return places;
  }
  return undefined;
}
