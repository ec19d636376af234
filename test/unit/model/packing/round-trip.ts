import assert from 'node:assert/strict';
import type { Expression, Statement } from '../../../../src/model/code';
import { packCode } from '../../../../src/model/pack-code';
import { unpackCode } from '../../../../src/model/unpack-code';

/** Checks that statements come back as they were, with nothing added and the fields in the same order. */
export function checkStatements(...body: readonly Statement[]): void {
  const back = unpackCode(packCode({ body }));
  assert.deepEqual(back, { body });
  assert.equal(JSON.stringify(back), JSON.stringify({ body }));
}

/** The same of expressions. */
export function checkExpressions(...values: readonly Expression[]): void {
  checkStatements(...values.map((value, i): Statement => ({ kind: 'do', line: i + 1, value })));
}

/** A name as an expression. */
export function nameOf(name: string): Expression {
  return { kind: 'name', name };
}

/** A statement that calls nothing and is told apart from others by its line. */
export function stepAt(line: number): Statement {
  return { kind: 'do', line, value: nameOf('step') };
}
