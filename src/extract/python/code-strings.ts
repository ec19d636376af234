import type { Expression } from '../../model/code';
import { advance, createReading, MOST_NESTED, type Reading } from './code-tokens';
import { isNamePart, isNameStart, Token } from './lexer';

/** Reads strings that stand next to each other as one. */
export function readStrings(reading: Reading): Expression {
  const { text: source, lexer } = reading;
  const most = reading.longestText;
  let text = '';
  let parts: Expression[] | undefined;
  for (; reading.token === Token.String; advance(reading)) {
    let open = lexer.start;
    let isTemplate = false;
    let code = source.charCodeAt(open);
    for (; code !== 34 && code !== 39 && open < lexer.end; code = source.charCodeAt(++open))
      // `f` and `t` in either case.
      isTemplate ||= (code | 32) === 102 || (code | 32) === 116;
    if (isTemplate) {
      parts ??= [];
      readHoles(reading, open, parts);
    } else if (text.length < most && parts === undefined)
      text += contentOf(reading, open, most - text.length);
  }
  return parts === undefined ? { kind: 'literal', type: 'string', text } : { kind: 'template', parts };
}

/** What is between the quotes, as it is written; at most so many characters of it. */
function contentOf({ text, lexer }: Reading, open: number, most: number): string {
  const quote = text.charCodeAt(open);
  const isLong =
    text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote && lexer.end - open >= 6;
  const start = open + (isLong ? 3 : 1);
  const isClosed = text.charCodeAt(lexer.end - 1) === quote && lexer.end > open + 1;
  const end = Math.max(start, lexer.end - (isClosed ? (isLong ? 3 : 1) : 0));
  return text.slice(start, Math.min(end, start + most));
}

/** What an f-string puts in. Names and members are read at once; anything more by a reading of its own. */
function readHoles(reading: Reading, open: number, parts: Expression[]): void {
  const { text, lexer } = reading;
  const { end } = lexer;
  for (let at = text.indexOf('{', open); at !== -1 && at < end; at = text.indexOf('{', at)) {
    at++;
    if (text.charCodeAt(at) === 123) {
      at++;
      continue;
    }
    const from = at;
    while (text.charCodeAt(at) === 32) at++;
    let part: Expression | undefined;
    if (isNameStart(text.charCodeAt(at))) {
      let nameEnd = at + 1;
      while (isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
      part = nameNode(reading, text.slice(at, nameEnd));
      at = nameEnd;
      while (text.charCodeAt(at) === 46 && isNameStart(text.charCodeAt(at + 1))) {
        nameEnd = at + 2;
        while (isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
        part = { kind: 'member', of: part, name: text.slice(at + 1, nameEnd) };
        at = nameEnd;
      }
      while (text.charCodeAt(at) === 32) at++;
    }
    const code = text.charCodeAt(at);
    // `}`, `!`, `:` and `=`.
    const isSimple = code === 125 || (code === 33 && text.charCodeAt(at + 1) !== 61) || code === 58;
    if (at >= end) return;
    if (part !== undefined && (isSimple || (code === 61 && text.charCodeAt(at + 1) !== 61))) parts.push(part);
    else if (part !== undefined || code !== 125) {
      at = endOfHole(text, from, end);
      if (at === -1) return;
      const inside = readHole(reading, from, at);
      if (inside !== undefined) parts.push(inside);
    }
  }
}

/** The offset of the brace that closes a hole; -1 where none does. */
function endOfHole(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const close = text.indexOf(text[at]!, at + 1);
      if (close !== -1 && close < end) at = close;
    } else if (code === 123) depth++;
    else if (code === 125 && depth-- === 0) return at;
  }
  return -1;
}

/** The expression of a hole; `undefined` where there is none, or too many round it. */
function readHole(reading: Reading, from: number, to: number): Expression | undefined {
  const { text, lexer, readExpression, readBinary, readSuite, ownName, isOwnClass } = reading;
  if (reading.nested >= MOST_NESTED) return undefined;
  const hole = createReading(
    // In parentheses lines may break.
    `(${text.slice(from, to)})`,
    { readExpression, readBinary, readSuite },
    0,
    lineAt(text, lexer.start, from, lexer.line),
  );
  Object.assign(hole, { ownName, isOwnClass, nested: reading.nested + 1, longestText: reading.longestText });
  if (hole.token === Token.Line) advance(hole);
  if (hole.token === Token.End) return undefined;
  const found = readExpression(hole);
  if (hole.yields) reading.yields = true;
  return found;
}

function lineAt(text: string, start: number, offset: number, line: number): number {
  let found = line;
  for (let at = text.indexOf('\n', start); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) found++;
  return found;
}

/** What a name means by itself. */
export function nameNode({ ownName, isOwnClass }: Reading, name: string): Expression {
  if (name !== ownName) return { kind: 'name', name };
  return isOwnClass ? { kind: 'own-class' } : { kind: 'self' };
}
