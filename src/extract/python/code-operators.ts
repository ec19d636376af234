import type { Expression } from '../../model/code';
import { readChain } from './code-chains';
import { appendPart, MOST_IN_ROW, skipExpression } from './code-limits';
import { advance, Level, MOST_NESTED, type Reading, Sign, take, Word } from './code-tokens';
import { joinCodes } from './lexer';

const POWER = 11;

/** How operators bind, by their token; those of keywords stand in front. */
const LEVELS = new Uint8Array(64 + (1 << 14));
const OPERATORS = new Map<number, string>();
for (const [level, operators] of [
  [Level.Compare, '< > == != <= >='],
  [Level.BitOr, '|'],
  [Level.BitXor, '^'],
  [Level.BitAnd, '&'],
  [Level.Shift, '<< >>'],
  [Level.Add, '+ -'],
  [Level.Multiply, '* / // % @'],
] as const)
  for (const operator of operators.split(' ')) {
    LEVELS[64 + joinCodes(operator)] = level;
    OPERATORS.set(joinCodes(operator), operator);
  }
for (const [word, level, operator] of [
  [Word.Or, Level.Or, 'or'],
  [Word.And, Level.And, 'and'],
  [Word.In, Level.Compare, 'in'],
  [Word.Is, Level.Compare, 'is'],
  [Word.Not, Level.Compare, 'not in'],
] as const) {
  LEVELS[64 + word] = level;
  OPERATORS.set(word, operator);
}

/** Reads what operators join that bind at least as tightly as a level. */
export function readBinary(reading: Reading, least: number): Expression {
  let left = readPrefix(reading);
  for (let count = 1; ; count++) {
    const { token } = reading;
    const level = token < LEVELS.length - 64 ? LEVELS[64 + token]! : 0;
    if (level === 0 || level < least) return left;
    advance(reading);
    let operator = OPERATORS.get(token)!;
    if (token === Word.Not) take(reading, Word.In);
    else if (token === Word.Is && take(reading, Word.Not)) operator = 'is not';
    const right = readBinary(reading, level + 1);
    if (count < MOST_IN_ROW) left = { kind: 'binary', operator, left, right };
    else if (count === MOST_IN_ROW) left = { kind: 'other', parts: [left, right] };
    else appendPart(left, right);
  }
}

function readPrefix(reading: Reading): Expression {
  const { token } = reading;
  if (token === Word.Not) return readOperand(reading, 'not', Level.Compare);
  if (token === Sign.Minus) return readOperand(reading, '-', POWER);
  if (token === Sign.Plus) return readOperand(reading, '+', POWER);
  if (token === Sign.Tilde) return readOperand(reading, '~', POWER);
  let base: Expression;
  if (token === Word.Await) {
    advance(reading);
    base = { kind: 'await', of: readChain(reading) };
  } else base = readChain(reading);
  if (reading.token !== Sign.DoubleStar) return base;
  if (reading.nested >= MOST_NESTED) return skipExpression(reading);
  advance(reading);
  reading.nested++;
  const right = readPrefix(reading);
  reading.nested--;
  return { kind: 'binary', operator: '**', left: base, right };
}

function readOperand(reading: Reading, operator: string, level: number): Expression {
  if (reading.nested >= MOST_NESTED) return skipExpression(reading);
  reading.nested++;
  advance(reading);
  const of = level === POWER ? readPrefix(reading) : readBinary(reading, level);
  reading.nested--;
  return { kind: 'unary', operator, of };
}
