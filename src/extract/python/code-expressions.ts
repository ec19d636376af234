import type { Expression, Parameter } from '../../model/code';
import { readArguments, readBraces, readIndex, readList, readParentheses } from './code-brackets';
import { readParameters } from './code-parameters';
import { nameNode, readStrings } from './code-strings';
import {
  advance,
  isLineEnd,
  Level,
  MOST_NESTED,
  type Reading,
  Sign,
  skipItem,
  take,
  textOf,
  Word,
} from './code-tokens';
import { joinCodes, Token } from './lexer';

/** Operators or members in a row, beyond which they are no longer told apart: trees are to stay shallow. */
const MOST_IN_ROW = 100;

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

/** Reads a name or the like with the calls, members and indices that follow it. */
function readChain(reading: Reading): Expression {
  const { line } = reading.lexer;
  let read = readAtom(reading);
  for (let count = 1; ; count++) {
    let next: Expression;
    if (reading.token === Sign.Dot) {
      advance(reading);
      const { token } = reading;
      // Keywords are no members, but they are what is there while a name is being typed.
      if (token !== Token.Name && token > -1) return read;
      const name = textOf(reading);
      advance(reading);
      next =
        name === '__class__' && read.kind === 'self'
          ? { kind: 'own-class' }
          : { kind: 'member', of: read, name };
    } else if (reading.token === Sign.Open) {
      next = callOf(line, read, readBrackets(reading, readArguments, listOf));
    } else if (reading.token === Sign.OpenSquare)
      next = { kind: 'index', of: read, index: readBrackets(reading, readIndex, itself) };
    else return read;
    read = count < MOST_IN_ROW ? next : shorten(read, next);
  }
}

function callOf(line: number, callee: Expression, args: readonly Expression[]): Expression {
  if (callee.kind === 'name') {
    if (callee.name === 'super') return { kind: 'super' };
    if (callee.name === 'type' && args.length === 1 && args[0]!.kind === 'self') return { kind: 'own-class' };
  }
  return { kind: 'call', line, callee, args };
}

/** A chain that is too long, without its newest link, but with what is in that. */
function shorten(read: Expression, next: Expression): Expression {
  const inside = next.kind === 'call' ? next.args : next.kind === 'index' ? [next.index] : [];
  if (read.kind !== 'other') return { kind: 'other', parts: [read, ...inside] };
  for (const part of inside) appendPart(read, part);
  return read;
}

function itself(skipped: Expression): Expression {
  return skipped;
}

function listOf(skipped: Expression): Expression[] {
  return [skipped];
}

/** Adds to what was made here of a row that is too long; a list that grows by copies would take the square of its time. */
function appendPart(read: Expression, part: Expression): void {
  if (read.kind === 'other') (read.parts as Expression[]).push(part);
}

/** Reads brackets, unless they are too deep inside others. */
function readBrackets<T>(
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

function readAtom(reading: Reading): Expression {
  const { token } = reading;
  if (token === Token.Name) {
    const name = textOf(reading);
    advance(reading);
    return nameNode(reading, name);
  }
  switch (token) {
    case Token.String:
      return readStrings(reading);
    case Token.Number: {
      const text = textOf(reading);
      advance(reading);
      return { kind: 'literal', type: 'number', text };
    }
    case Sign.Open:
      return readBrackets(reading, readParentheses, itself);
    case Sign.OpenSquare:
      return readBrackets(reading, readList, itself);
    case Sign.OpenCurly:
      return readBrackets(reading, readBraces, itself);
    case Word.None:
      advance(reading);
      return { kind: 'literal', type: 'null' };
    case Word.True:
      advance(reading);
      return { kind: 'literal', type: 'boolean', text: 'true' };
    case Word.False:
      advance(reading);
      return { kind: 'literal', type: 'boolean', text: 'false' };
    case Sign.Ellipsis:
      advance(reading);
      return { kind: 'name', name: '...' };
    case Word.Lambda:
    case Word.Yield:
      // Not Python without brackets, but nothing else can be meant.
      return readExpression(reading);
    default:
      return { kind: 'other', parts: [] };
  }
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

/** Whether a parameter takes the place of a name of the function around. */
export function hides(parameters: readonly Parameter[], name: string | undefined): boolean {
  return name !== undefined && parameters.some(parameter => parameter.name === name);
}

function readYield(reading: Reading): Expression {
  advance(reading);
  reading.yields = true;
  if (take(reading, Word.From)) return { kind: 'yield', of: readExpression(reading), isFrom: true };
  if (!beginsExpression(reading) || reading.token === Sign.Comma) return { kind: 'yield' };
  return { kind: 'yield', of: readExpressions(reading) };
}

/** Goes to the end of the item that is too deep to be read. */
function skipExpression(reading: Reading): Expression {
  const { lexer, token } = reading;
  const opens = token === Sign.Open || token === Sign.OpenSquare || token === Sign.OpenCurly;
  const depth = lexer.depth - (opens ? 1 : 0);
  if (depth > 0) skipItem(reading, depth);
  else while (!isLineEnd(reading)) advance(reading);
  return { kind: 'other', parts: [] };
}
