import type { Entry, Expression } from '../../model/code';
import {
  advance,
  close,
  isClosed,
  isLineEnd,
  Level,
  type Reading,
  Sign,
  skipItem,
  take,
  Word,
} from './code-tokens';
import { dottedName } from './code-types';
import { Token } from './lexer';

/** Reads the arguments of a call, from its bracket on. */
export function readArguments(reading: Reading): Expression[] {
  const { depth } = reading.lexer;
  const args: Expression[] = [];
  advance(reading);
  while (!isClosed(reading, depth)) {
    args.push(readArgument(reading));
    if (!take(reading, Sign.Comma)) {
      if (isClosed(reading, depth)) break;
      skipItem(reading, depth);
      take(reading, Sign.Comma);
    }
  }
  close(reading, depth);
  return args;
}

function readArgument(reading: Reading): Expression {
  const { text, lexer, token } = reading;
  if (token === Sign.Star || token === Sign.DoubleStar) {
    advance(reading);
    return { kind: 'spread', of: reading.readExpression(reading) };
  }
  const { start, end } = lexer;
  const value = reading.readExpression(reading);
  if (token === Token.Name && reading.token === Sign.Equals) {
    advance(reading);
    return { kind: 'keyword', name: text.slice(start, end), value: reading.readExpression(reading) };
  }
  return readClauses(reading, 'generator', value);
}

/** Reads what is in round brackets: a tuple, a generator, or one expression. */
export function readParentheses(reading: Reading): Expression {
  const { depth } = reading.lexer;
  advance(reading);
  if (isClosed(reading, depth)) {
    close(reading, depth);
    return { kind: 'list', type: 'tuple', items: [] };
  }
  const first = readItem(reading, 'generator');
  const isTuple = reading.token === Sign.Comma;
  const items = isTuple ? readItems(reading, depth, first) : undefined;
  close(reading, depth);
  return items === undefined ? first : { kind: 'list', type: 'tuple', items };
}

/** Reads a list, or the comprehension of one. */
export function readList(reading: Reading): Expression {
  const { depth } = reading.lexer;
  advance(reading);
  if (isClosed(reading, depth)) {
    close(reading, depth);
    return { kind: 'list', type: 'list', items: [] };
  }
  const first = readItem(reading, 'list');
  if (first.kind === 'comprehension' && first.type === 'list' && isClosed(reading, depth)) {
    close(reading, depth);
    return first;
  }
  const items = readItems(reading, depth, first);
  close(reading, depth);
  return { kind: 'list', type: 'list', items };
}

/** The items of a list of which the first is read. */
function readItems(reading: Reading, depth: number, first: Expression): Expression[] {
  const items = [first];
  for (;;) {
    if (!isClosed(reading, depth) && reading.token !== Sign.Comma) skipItem(reading, depth);
    if (!take(reading, Sign.Comma) || isClosed(reading, depth)) return items;
    items.push(readItem(reading, undefined));
  }
}

function readItem(reading: Reading, type: 'list' | 'set' | 'generator' | undefined): Expression {
  if (reading.token === Sign.Star) {
    advance(reading);
    return { kind: 'spread', of: reading.readExpression(reading) };
  }
  const value = reading.readExpression(reading);
  const read = type === undefined ? value : readClauses(reading, type, value);
  return reading.token === Word.As ? readBinding(reading, read) : read;
}

/** Reads the name that a value is given in `with` and in patterns, where the token is `as`. */
export function readBinding(reading: Reading, value: Expression): Expression {
  advance(reading);
  const target = reading.readBinary(reading, Level.BitOr);
  return { kind: 'keyword', name: dottedName(target) ?? '', value };
}

/** Reads a dictionary, a set, or the comprehension of one. */
export function readBraces(reading: Reading): Expression {
  const { depth } = reading.lexer;
  advance(reading);
  const entries: Entry[] = [];
  let items: Expression[] | undefined;
  while (!isClosed(reading, depth)) {
    if (take(reading, Sign.DoubleStar))
      entries.push({ kind: 'entry', value: reading.readExpression(reading) });
    else {
      const key = readItem(reading, 'set');
      if (take(reading, Sign.Colon)) {
        const value = readItem(reading, undefined);
        if (entries.length === 0 && isFor(reading)) {
          const element: Expression = { kind: 'list', type: 'tuple', items: [key, value] };
          const made = readClauses(reading, 'dict', element);
          close(reading, depth);
          return made;
        }
        entries.push({ kind: 'entry', key, value });
      } else if (items === undefined && key.kind === 'comprehension' && isClosed(reading, depth)) {
        close(reading, depth);
        return key;
      } else {
        items ??= [];
        items.push(key);
      }
    }
    if (take(reading, Sign.Comma)) continue;
    if (isClosed(reading, depth)) break;
    skipItem(reading, depth);
    take(reading, Sign.Comma);
  }
  close(reading, depth);
  return items === undefined ? { kind: 'dict', entries } : { kind: 'list', type: 'set', items };
}

/** Reads what an index is: an expression, a slice, or several. */
export function readIndex(reading: Reading): Expression {
  const { depth } = reading.lexer;
  advance(reading);
  const items: Expression[] = [];
  let isTuple = false;
  while (!isClosed(reading, depth)) {
    items.push(readSlice(reading, depth));
    if (!isClosed(reading, depth) && reading.token !== Sign.Comma) skipItem(reading, depth);
    if (!take(reading, Sign.Comma)) break;
    isTuple = true;
  }
  close(reading, depth);
  return items.length === 1 && !isTuple ? items[0]! : { kind: 'list', type: 'tuple', items };
}

function readSlice(reading: Reading, depth: number): Expression {
  const first = reading.token === Sign.Colon ? undefined : readItem(reading, undefined);
  if (reading.token !== Sign.Colon) return first!;
  const parts = first === undefined ? [] : [first];
  while (take(reading, Sign.Colon))
    if (reading.token !== Sign.Colon && reading.token !== Sign.Comma && !isClosed(reading, depth))
      parts.push(reading.readExpression(reading));
  return { kind: 'other', parts };
}

function isFor({ token }: Reading): boolean {
  return token === Word.For || token === Word.Async;
}

/** The comprehension of an element, if its clauses follow, else the element. */
function readClauses(
  reading: Reading,
  type: 'list' | 'set' | 'dict' | 'generator',
  element: Expression,
): Expression {
  if (!isFor(reading)) return element;
  const { target, over } = readClause(reading);
  const others: Expression[] = [];
  for (;;) {
    if (take(reading, Word.If)) others.push(reading.readBinary(reading, Level.Or));
    else if (isFor(reading)) others.push(readClause(reading).over);
    else break;
  }
  const made = { kind: 'comprehension', type, element, target, over } as const;
  return others.length === 0 ? made : { ...made, others };
}

function readClause(reading: Reading): { target: Expression; over: Expression } {
  take(reading, Word.Async);
  take(reading, Word.For);
  const target = readTargets(reading);
  if (!take(reading, Word.In)) return { target, over: { kind: 'other', parts: [] } };
  return { target, over: reading.readBinary(reading, Level.Or) };
}

/** Reads what `for` gives its values to, up to `in`. */
export function readTargets(reading: Reading): Expression {
  const first = readTarget(reading);
  if (reading.token !== Sign.Comma) return first;
  const items = [first];
  while (take(reading, Sign.Comma) && reading.token !== Word.In && !isLineEnd(reading))
    items.push(readTarget(reading));
  return { kind: 'list', type: 'tuple', items };
}

function readTarget(reading: Reading): Expression {
  const isSpread = take(reading, Sign.Star);
  const of = reading.readBinary(reading, Level.BitOr);
  return isSpread ? { kind: 'spread', of } : of;
}
