import type { Expression, Statement, TypeExpression } from '../../model/code';
import { readExpressions } from './code-expressions';
import { advance, type Reading, Sign, take } from './code-tokens';
import { readType, unwrapType } from './code-types';
import { joinCodes } from './lexer';

/** Targets of one value, beyond which the value is not said again. */
const MOST_TARGETS = 8;

/** `+` of `+=` and the like. */
const AUGMENTED = new Map(
  ['+', '-', '*', '/', '//', '%', '@', '&', '|', '^', '>>', '<<', '**'].map(operator => [
    joinCodes(`${operator}=`),
    operator,
  ]),
);

/** Reads an assignment, or an expression that is a statement of its own. */
export function readExpressionStatement(reading: Reading, into: Statement[]): void {
  const { line } = reading.lexer;
  const first = readExpressions(reading);
  const { token } = reading;
  if (token === Sign.Equals) readChain(reading, line, first, into);
  else if (token === Sign.Colon) readAnnotated(reading, line, first, into);
  else {
    const operator = AUGMENTED.get(token);
    if (operator !== undefined) {
      advance(reading);
      into.push({ kind: 'assign', line, target: first, value: readExpressions(reading), operator });
    } else if (!saysNothing(first)) into.push({ kind: 'do', line, value: first });
  }
}

/** Documentation, `...`, and what could not be read. */
function saysNothing(value: Expression): boolean {
  if (value.kind === 'literal') return value.type === 'string';
  return value.kind === 'name' ? value.name === '...' : value.kind === 'other' && value.parts.length === 0;
}

function readAnnotated(reading: Reading, line: number, target: Expression, into: Statement[]): void {
  if (target.kind !== 'name' && target.kind !== 'member' && target.kind !== 'index') return;
  advance(reading);
  const written = readType(reading);
  // Whether a field belongs to its class is seen by what stands round its type.
  const declared: TypeExpression = reading.isInClass ? written : (unwrapType(written).declared ?? ['{}']);
  const statement = { kind: 'assign', line, target, declared, isDeclaration: true } as const;
  into.push(take(reading, Sign.Equals) ? { ...statement, value: readExpressions(reading) } : statement);
}

function readChain(reading: Reading, line: number, first: Expression, into: Statement[]): void {
  const targets: Expression[] = [];
  let value = first;
  while (take(reading, Sign.Equals)) {
    targets.push(value);
    value = readExpressions(reading);
  }
  for (const [i, target] of targets.entries())
    assign(line, target, i < MOST_TARGETS ? value : { kind: 'other', parts: [] }, into);
}

/** Adds an assignment of each name. A value that is taken apart is said with the first one of them. */
function assign(line: number, target: Expression, value: Expression, into: Statement[]): void {
  if (target.kind !== 'list') {
    into.push({ kind: 'assign', line, target, value });
    return;
  }
  const { items } = target;
  const isPairwise =
    value.kind === 'list' &&
    value.items.length === items.length &&
    !hasSpread(items) &&
    !hasSpread(value.items);
  for (const [i, item] of items.entries()) {
    const part: Expression = isPairwise
      ? value.items[i]!
      : { kind: 'other', parts: i > 0 || isNothing(value) ? [] : [value] };
    assign(line, item.kind === 'spread' ? item.of : item, part, into);
  }
}

function hasSpread(items: readonly Expression[]): boolean {
  return items.some(({ kind }) => kind === 'spread');
}

function isNothing(value: Expression): boolean {
  return value.kind === 'other' && value.parts.length === 0;
}
