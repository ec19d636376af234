import type { Clue, RoleSymbol } from '../pattern';
import { wordsOf } from './words';

/** Names that speak for a pattern. */
export interface Naming {
  /** In small letters and singular. */
  readonly words: ReadonlySet<string>;
  /** Of -1 to 1. */
  readonly weight: number;
}

/** A clue where one of these symbols is called by one of the words; `undefined` where none is. */
export function calledClue(
  symbols: readonly (RoleSymbol | undefined)[],
  words: ReadonlySet<string>,
  weight: number,
): Clue | undefined {
  for (const symbol of symbols) {
    if (symbol === undefined) continue;
    const word = spokenIn(symbol.name, words);
    if (word !== undefined)
      return { text: `\`${symbol.name}\` is called so`, weight, at: symbol, isName: true };
  }
  return undefined;
}

/** The first of these, where at least half of them are called by one of the words: one name among many says nothing. */
export function mostNamed(
  symbols: readonly RoleSymbol[],
  words: ReadonlySet<string>,
): RoleSymbol | undefined {
  const named = symbols.filter(({ name }) => spokenIn(name, words) !== undefined);
  return named.length * 2 >= symbols.length ? named[0] : undefined;
}

/** A clue where the file, or the folder that it is in, is called by one of the words. */
export function pathClue(
  { module, line }: RoleSymbol,
  words: ReadonlySet<string>,
  weight: number,
): Clue | undefined {
  const parts = module
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2);
  for (const part of parts)
    if (spokenIn(part, words) !== undefined)
      return { text: `\`${part}\` is called so`, weight, at: { module, line }, isName: true };
  return undefined;
}

function spokenIn(name: string, words: ReadonlySet<string>): string | undefined {
  const all = wordsOf(name);
  return (
    all.find(
      word => words.has(word) || words.has(word.replace(/s$/, '')) || words.has(word.replace(/ies$/, 'y')),
    ) ?? (words.has(all.join('')) ? all.join('') : undefined)
  );
}

/** Clues that are there, without those that are not. */
export function present(...clues: readonly (Clue | undefined | false)[]): Clue[] {
  return clues.filter((clue): clue is Clue => clue !== undefined && clue !== false);
}
