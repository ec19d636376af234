import type { Expression } from '../../model/code';
import { advance, isLineEnd, MOST_NESTED, type Reading, Sign, skipItem } from './code-tokens';

/** Operators or members in a row, beyond which they are no longer told apart: trees are to stay shallow. */
export const MOST_IN_ROW = 100;

/** Adds to what was made here of a row that is too long; a list that grows by copies would take the square of its time. */
export function appendPart(read: Expression, part: Expression): void {
  if (read.kind === 'other') (read.parts as Expression[]).push(part);
}

/** Reads one step deeper. What is too deep inside others is gone past, and `instead` makes something of that. */
export function readDeeper<T>(
  reading: Reading,
  read: (reading: Reading) => T,
  instead: (skipped: Expression) => T,
): T {
  if (reading.nested >= MOST_NESTED) return instead(skipExpression(reading));
  reading.nested++;
  const made = read(reading);
  reading.nested--;
  return made;
}

/** Goes to the end of the item that is too deep to be read. */
export function skipExpression(reading: Reading): Expression {
  const { lexer, token } = reading;
  const opens = token === Sign.Open || token === Sign.OpenSquare || token === Sign.OpenCurly;
  const depth = lexer.depth - (opens ? 1 : 0);
  if (depth > 0) skipItem(reading, depth);
  else while (!isLineEnd(reading)) advance(reading);
  return { kind: 'other', parts: [] };
}
