/** Names in lower case, one behind the other, so that a search touches nothing but numbers that lie side by side. */
export interface NameTable {
  /** UTF-16 code units of all names. */
  readonly codes: Uint16Array;
  /** For each of them 1 where a word starts, else 0. */
  readonly starts: Uint8Array;
  /** Where each name ends, which is where the next begins. */
  readonly ends: Int32Array;
  /** Which characters each name has, one bit for a letter, for digits and for everything else. */
  readonly characters: Int32Array;
}

/** Puts names into a table. */
export function tabulateNames(names: readonly string[]): NameTable {
  const total = names.reduce((sum, name) => sum + name.length, 0);
  const codes = new Uint16Array(total);
  const starts = new Uint8Array(total);
  const ends = new Int32Array(names.length);
  const characters = new Int32Array(names.length);
  let end = 0;
  for (const [i, name] of names.entries()) {
    const lower = lowerCase(name);
    markWordStarts(name, starts, end);
    for (let at = 0; at < name.length; at++) codes[end++] = lower.charCodeAt(at);
    ends[i] = end;
    characters[i] = findCharacters(lower);
  }
  return { codes, starts, ends, characters };
}

/** In lower case where that keeps every character in its place. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The code units of a text. */
export function encodeText(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** One bit for each letter that occurs, one for digits and one for everything else. */
export function findCharacters(lower: string): number {
  let bits = 0;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << 26;
    else bits |= 1 << 27;
  }
  return bits;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

/**
 * A word starts at the beginning, after a character that is no letter or digit, at a hump, at a number. The last of several
 * capitals begins a word where small letters follow: `HTMLParser`.
 */
function markWordStarts(text: string, starts: Uint8Array, offset: number): void {
  let before = OTHER;
  let here = text.length > 0 ? kindOf(text.charCodeAt(0)) : OTHER;
  for (let i = 0; i < text.length; i++) {
    const next = i + 1 < text.length ? kindOf(text.charCodeAt(i + 1)) : OTHER;
    const isHump = before !== here && !(before === UPPER && here === LOWER);
    if (i === 0 || (here !== OTHER && (isHump || (here === UPPER && next === LOWER)))) starts[offset + i] = 1;
    before = here;
    here = next;
  }
}

/** Letters of other scripts count as small ones. */
function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code < 128 ? OTHER : LOWER;
}
