import type { ts } from 'ts-morph';

/** Characters that a comment and the like may begin with, which the compiler knows best. */
const MAY_BE_TRIVIA = new Uint8Array(128);
for (const character of '\v\f/#<>=|') MAY_BE_TRIVIA[character.charCodeAt(0)] = 1;

/** Offset of the first token of a node: what `getStart` gives, without asking the compiler's scanner where blanks alone stand before. */
export function startOf(source: ts.SourceFile, node: ts.Node): number {
  const { text } = source;
  const { pos, end } = node;
  let start = pos;
  let code = text.charCodeAt(start);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++start);
  return MAY_BE_TRIVIA[code] === 0 && start < end ? start : node.getStart(source);
}
