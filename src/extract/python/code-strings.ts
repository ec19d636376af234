import type { Expression } from '../../model/code';
import { advance, type Reading } from './code-tokens';
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

/** Names and members that an f-string puts in; anything more complicated is left out. */
function readHoles(reading: Reading, open: number, parts: Expression[]): void {
  const { text, lexer } = reading;
  const { end } = lexer;
  for (let at = text.indexOf('{', open); at !== -1 && at < end; at = text.indexOf('{', at)) {
    at++;
    if (text.charCodeAt(at) === 123) {
      at++;
      continue;
    }
    while (text.charCodeAt(at) === 32) at++;
    if (!isNameStart(text.charCodeAt(at))) continue;
    let nameEnd = at + 1;
    while (isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
    let part: Expression = nameNode(reading, text.slice(at, nameEnd));
    at = nameEnd;
    while (text.charCodeAt(at) === 46 && isNameStart(text.charCodeAt(at + 1))) {
      nameEnd = at + 2;
      while (isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
      part = { kind: 'member', of: part, name: text.slice(at + 1, nameEnd) };
      at = nameEnd;
    }
    while (text.charCodeAt(at) === 32) at++;
    const code = text.charCodeAt(at);
    // `}`, `!`, `:` and `=`.
    if (at < end && (code === 125 || code === 33 || code === 58 || code === 61)) parts.push(part);
  }
}

/** What a name means by itself. */
export function nameNode({ ownName, isOwnClass }: Reading, name: string): Expression {
  if (name !== ownName) return { kind: 'name', name };
  return isOwnClass ? { kind: 'own-class' } : { kind: 'self' };
}
