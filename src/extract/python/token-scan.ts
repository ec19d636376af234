import type { Kind, Tokens } from './tokens';

/** More blocks or brackets inside each other are left to the parser. */
export const MOST_NESTED = 90;

/** A text that is being taken apart. */
export interface Scan {
  readonly tokens: Tokens;
  /** Columns of the blocks round the token; the first is 0. */
  readonly indents: number[];
  /** Open brackets round the token, and holes in strings. */
  depth: number;
  /** Line of the character that is looked at, counted from 1. */
  line: number;
  /** Quotes of the strings round the token. */
  readonly quotes: number[];
  /** Whether the text has an escape like `\N{DASH}`. */
  readonly hasNamedEscapes: boolean;
  /** Reads tokens from an offset on; strings have tokens inside. */
  readonly readTokens: (scan: Scan, from: number, isHole: boolean) => number;
}

/** Adds a token that begins in a line. */
export function addToken(tokens: Tokens, kind: Kind, start: number, end: number, line: number): void {
  const { count } = tokens;
  tokens.kinds[count] = kind;
  tokens.starts[count] = start;
  tokens.ends[count] = end;
  tokens.lines[count] = line;
  tokens.count = count + 1;
}

/** Notes why the text is left to the parser; the answer is -1, which is no offset. */
export function giveUp(tokens: Tokens, doubt: string): -1 {
  tokens.doubt ??= doubt;
  return -1;
}
