import type { Expression } from '../../model/code';
import { readArguments, readBraces, readIndex, readList, readParentheses } from './code-brackets';
import { appendPart, MOST_IN_ROW, readDeeper } from './code-limits';
import { nameNode, readStrings } from './code-strings';
import { advance, type Reading, Sign, textOf, Word } from './code-tokens';
import { Token } from './lexer';

/** Reads a name or the like with the calls, members and indices that follow it. */
export function readChain(reading: Reading): Expression {
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
      next = callOf(line, read, readDeeper(reading, readArguments, listOf));
    } else if (reading.token === Sign.OpenSquare)
      next = { kind: 'index', of: read, index: readDeeper(reading, readIndex, itself) };
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
      return readDeeper(reading, readParentheses, itself);
    case Sign.OpenSquare:
      return readDeeper(reading, readList, itself);
    case Sign.OpenCurly:
      return readDeeper(reading, readBraces, itself);
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
      return reading.readExpression(reading);
    default:
      return { kind: 'other', parts: [] };
  }
}
