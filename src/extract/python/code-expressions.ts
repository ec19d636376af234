import type { Expression } from '../../model/code';
import { skipExpression } from './code-limits';
import { readBinary } from './code-operators';
import { hides, readParameters } from './code-parameters';
import { advance, Level, MOST_NESTED, type Reading, Sign, take, Word } from './code-tokens';
import { Token } from './lexer';

/** Reads one expression that is no tuple. Where there is none, an empty one comes of it, and nothing is skipped. */
export function readExpression(reading: Reading): Expression {
  if (reading.nested >= MOST_NESTED) return skipExpression(reading);
  reading.nested++;
  const read = readConditional(reading);
  reading.nested--;
  return read;
}

/** Reads expressions with commas between them, which make a tuple; also what follows `=`. */
export function readExpressions(reading: Reading): Expression {
  const first = readSpreadable(reading);
  if (reading.token !== Sign.Comma) return first;
  const items = [first];
  while (take(reading, Sign.Comma) && beginsExpression(reading)) items.push(readSpreadable(reading));
  return { kind: 'list', type: 'tuple', items };
}

/** Whether an expression may follow. */
export function beginsExpression({ token }: Reading): boolean {
  return !(
    token === Token.Line ||
    token === Token.End ||
    token === Sign.Equals ||
    token === Sign.Colon ||
    token === Sign.Semicolon ||
    token === Sign.Close ||
    token === Sign.CloseSquare ||
    token === Sign.CloseCurly
  );
}

function readSpreadable(reading: Reading): Expression {
  if (!take(reading, Sign.Star)) return readExpression(reading);
  return { kind: 'spread', of: readBinary(reading, Level.BitOr) };
}

function readConditional(reading: Reading): Expression {
  if (reading.token === Word.Lambda) return readLambda(reading);
  if (reading.token === Word.Yield) return readYield(reading);
  const value = readBinary(reading, Level.Or);
  if (reading.token === Word.If) {
    advance(reading);
    const test = readBinary(reading, Level.Or);
    const otherwise: Expression = take(reading, Word.Else)
      ? readExpression(reading)
      : { kind: 'other', parts: [] };
    return { kind: 'conditional', test, then: value, otherwise };
  }
  if (reading.token === Sign.Walrus) {
    advance(reading);
    return { kind: 'assignment', target: value, value: readExpression(reading) };
  }
  return value;
}

function readLambda(reading: Reading): Expression {
  const { line, depth } = reading.lexer;
  advance(reading);
  const parameters = readParameters(reading, depth, true);
  const { ownName, yields } = reading;
  if (hides(parameters, ownName)) reading.ownName = undefined;
  const value: Expression = take(reading, Sign.Colon)
    ? readExpression(reading)
    : { kind: 'other', parts: [] };
  reading.ownName = ownName;
  reading.yields = yields;
  return {
    kind: 'function',
    name: '',
    type: 'lambda',
    line,
    endLine: Math.max(line, reading.lastLine),
    parameters,
    body: [{ kind: 'return', line, value }],
  };
}

function readYield(reading: Reading): Expression {
  advance(reading);
  reading.yields = true;
  if (take(reading, Word.From)) return { kind: 'yield', of: readExpression(reading), isFrom: true };
  if (!beginsExpression(reading) || reading.token === Sign.Comma) return { kind: 'yield' };
  return { kind: 'yield', of: readExpressions(reading) };
}
