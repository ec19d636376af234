import type { Case, Catch, Expression, Keyword, Statement, TypeExpression } from '../../model/code';
import { readBinding, readTargets } from './code-brackets';
import { beginsExpression, readExpressions } from './code-expressions';
import {
  advance,
  columnOf,
  createReading,
  isLineEnd,
  Level,
  type Reading,
  Sign,
  skipLine,
  take,
  takeLineOf,
  takeName,
  Word,
} from './code-tokens';
import { readTypeExpression, toType } from './code-types';

type If = Extract<Statement, { kind: 'if' }>;

/** More branches than these in one `if` stand next to each other: trees are to stay shallow. */
const MOST_BRANCHES = 50;

/** Reads an `if` with its branches. */
export function readIf(reading: Reading, column: number, into: Statement[]): void {
  let place = into;
  let count = 0;
  for (;;) {
    const { line } = reading.lexer;
    advance(reading);
    const test = reading.readExpression(reading);
    const read: { -readonly [Key in keyof If]: If[Key] } = {
      kind: 'if',
      line,
      test,
      then: reading.readSuite(reading, column),
    };
    place.push(read);
    if (takeLineOf(reading, 'elif', column)) {
      if (++count < MOST_BRANCHES) {
        place = [];
        read.otherwise = place;
      }
      continue;
    }
    const otherwise = readBranch(reading, 'else', column);
    if (otherwise !== undefined) read.otherwise = otherwise;
    return;
  }
}

/** Reads `else` or `finally`, if it follows. */
function readBranch(reading: Reading, word: string, column: number): Statement[] | undefined {
  if (!takeLineOf(reading, word, column)) return undefined;
  advance(reading);
  return reading.readSuite(reading, column);
}

/** Reads a `for`; what its `else` holds comes behind it. */
export function readFor(reading: Reading, column: number, isAsync: boolean, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const target = readTargets(reading);
  const over: Expression = take(reading, Word.In) ? readExpressions(reading) : { kind: 'other', parts: [] };
  const body = reading.readSuite(reading, column);
  const read = { kind: 'loop', line, type: 'for-each', target, over, body } as const;
  into.push(isAsync ? { ...read, async: true } : read, ...(readBranch(reading, 'else', column) ?? []));
}

/** Reads a `while`; what its `else` holds comes behind it. */
export function readWhile(reading: Reading, column: number, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const over = reading.readExpression(reading);
  const body = reading.readSuite(reading, column);
  into.push({ kind: 'loop', line, type: 'while', over, body });
  into.push(...(readBranch(reading, 'else', column) ?? []));
}

/** Reads a `try` with its handlers. */
export function readTry(reading: Reading, column: number, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const body = reading.readSuite(reading, column);
  const catches: Catch[] = [];
  while (takeLineOf(reading, 'except', column)) catches.push(readCatch(reading, column));
  const otherwise = readBranch(reading, 'else', column);
  const last = readBranch(reading, 'finally', column);
  into.push({
    kind: 'try',
    line,
    body,
    catches,
    ...(otherwise !== undefined && { otherwise }),
    ...(last !== undefined && { finally: last }),
  });
}

function readCatch(reading: Reading, column: number): Catch {
  const { line } = reading.lexer;
  advance(reading);
  take(reading, Sign.Star);
  let caught: TypeExpression | undefined;
  if (beginsExpression(reading)) {
    const types: Expression[] = [readTypeExpression(reading)];
    while (take(reading, Sign.Comma) && beginsExpression(reading)) types.push(readTypeExpression(reading));
    const all: Expression = { kind: 'list', type: 'tuple', items: types };
    caught = toType(types.length === 1 ? types[0]! : all, reading);
  }
  const name = take(reading, Word.As) ? takeName(reading) : undefined;
  const body = reading.readSuite(reading, column);
  return {
    kind: 'catch',
    line,
    ...(caught !== undefined && { caught }),
    ...(name !== undefined && { name }),
    body,
  };
}

/** Reads a `with`; brackets round all of its items do not matter. */
export function readWith(reading: Reading, column: number, isAsync: boolean, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const isBracket = reading.token === Sign.Open;
  const values: Expression[] = [];
  do {
    if (!beginsExpression(reading)) break;
    const value = reading.readExpression(reading);
    values.push(reading.token === Word.As ? readBinding(reading, value) : value);
  } while (take(reading, Sign.Comma));
  const [first] = values;
  const isGroup = isBracket && values.length === 1 && first!.kind === 'list' && first!.type === 'tuple';
  const items = (isGroup ? first.items : values).map(
    (value): Keyword => (value.kind === 'keyword' ? value : { kind: 'keyword', value }),
  );
  const read = { kind: 'with', line, items, body: reading.readSuite(reading, column) } as const;
  into.push(isAsync ? { ...read, async: true } : read);
}

/** Whether the name `match` at the token begins a statement. */
export function beginsMatch(reading: Reading): boolean {
  const ahead = createReading(reading.text, reading, reading.lexer.start);
  advance(ahead);
  advance(ahead);
  if (!beginsExpression(ahead)) return false;
  readExpressions(ahead);
  if (!take(ahead, Sign.Colon) || ahead.token === Word.Else || !isLineEnd(ahead)) return false;
  return /^case\b/.test(ahead.text.slice(ahead.lexer.start, ahead.lexer.start + 5));
}

/** Reads a `match`, of which `beginsMatch` has told that it is one. */
export function readMatch(reading: Reading, column: number, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const on = readExpressions(reading);
  take(reading, Sign.Colon);
  const cases: Case[] = [];
  while (isLineEnd(reading)) {
    const inner = columnOf(reading);
    if (inner <= column || !takeLineOf(reading, 'case', inner)) break;
    cases.push(readCase(reading, inner));
  }
  into.push({ kind: 'switch', line, on, cases });
}

function readCase(reading: Reading, column: number): Case {
  const { line } = reading.lexer;
  advance(reading);
  let pattern = readPattern(reading);
  if (reading.token === Sign.Comma) {
    const items = [pattern];
    while (take(reading, Sign.Comma) && beginsExpression(reading)) items.push(readPattern(reading));
    pattern = { kind: 'list', type: 'tuple', items };
  }
  const guardLine = reading.lexer.line;
  const guard = take(reading, Word.If) ? reading.readExpression(reading) : undefined;
  const body = reading.readSuite(reading, column);
  return {
    kind: 'case',
    line,
    tests: alternativesOf(pattern),
    body: guard === undefined ? body : [{ kind: 'if', line: guardLine, test: guard, then: body }],
  };
}

function readPattern(reading: Reading): Expression {
  const isSpread = take(reading, Sign.Star);
  const of = reading.readBinary(reading, Level.BitOr);
  if (isSpread) return { kind: 'spread', of };
  return reading.token === Word.As ? readBinding(reading, of) : of;
}

function alternativesOf(pattern: Expression): Expression[] {
  if (pattern.kind === 'name' && pattern.name === '_') return [];
  if (pattern.kind !== 'binary' || pattern.operator !== '|') return [pattern];
  return [...alternativesOf(pattern.left), pattern.right];
}

/** Goes behind the colon in front of a block, or to the end of the line where there is none. */
export function takeColon(reading: Reading): boolean {
  while (!isLineEnd(reading) && reading.token !== Sign.Colon) advance(reading);
  if (take(reading, Sign.Colon)) return true;
  skipLine(reading);
  return false;
}
