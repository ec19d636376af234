/** What a token is; any other is the code of its one character. */
export const Token = { End: 0, Line: 1, Name: 2, String: 3 } as const;

/** Reads Python's tokens one by one. Comments, numbers and line breaks inside parentheses are none. */
export interface Lexer {
  /**
   * Goes to the next token. `Token.Line` comes at the start of every logical line but blank ones, the first included,
   * and stands where the first token of the line does.
   */
  next(): number;
  /** Offset of the token that `next` has told. */
  readonly start: number;
  /** Offset behind it. */
  readonly end: number;
  /** Open parentheses, brackets and braces, that of the token included. */
  readonly depth: number;
}

/** A line that begins like this is a statement of its own, whatever was left open before. */
const FRESH_START = /(?:class|def|async[ \t]+def)[ \t]/y;

/** A lexer at the start of a text. Of half-typed code it makes what it can, and it always comes to an end. */
export function createLexer(text: string): Lexer {
  const { length } = text;
  let at = 0;
  let isLineStart = true;
  const lexer = { next, start: 0, end: 0, depth: 0 };

  function token(kind: number, start: number, end: number): number {
    lexer.start = start;
    lexer.end = end;
    at = end;
    return kind;
  }

  function next(): number {
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        at++;
        FRESH_START.lastIndex = at;
        if (lexer.depth > 0 && FRESH_START.test(text)) lexer.depth = 0;
        isLineStart ||= lexer.depth === 0;
      } else if (code === 32 || code === 9 || code === 13 || code === 12 || code === 0xfeff) at++;
      else if (code === 35) at = endOfLine(at);
      else if (code === 92) {
        // A backslash joins the next line.
        at++;
        if (text.charCodeAt(at) === 13) at++;
        if (text.charCodeAt(at) === 10) at++;
      } else if (isLineStart) {
        isLineStart = false;
        return token(Token.Line, at, at);
      } else if (isNameStart(code)) {
        let end = at + 1;
        while (end < length && isNamePart(text.charCodeAt(end))) end++;
        const quote = text.charCodeAt(end);
        if ((quote === 34 || quote === 39) && end - at <= 2 && isPrefix(at, end)) return string(at, end);
        return token(Token.Name, at, end);
      } else if (code === 34 || code === 39) return string(at, at);
      else if (code >= 48 && code <= 57) {
        at++;
        while (at < length && isNamePart(text.charCodeAt(at))) at++;
      } else {
        if (code === 40 || code === 91 || code === 123) lexer.depth++;
        else if ((code === 41 || code === 93 || code === 125) && lexer.depth > 0) lexer.depth--;
        return token(code, at, at + 1);
      }
    }
    return token(Token.End, length, length);
  }

  /** The string whose first quote is at `open`; it ends with its line where it is not closed. */
  function string(start: number, open: number): number {
    const quote = text.charCodeAt(open);
    const isLong = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote;
    if (isLong) {
      const mark = text.slice(open, open + 3);
      let close = text.indexOf(mark, open + 3);
      while (close !== -1 && isEscaped(close)) close = text.indexOf(mark, close + 1);
      return token(Token.String, start, close === -1 ? length : close + 3);
    }
    let end = open + 1;
    while (end < length) {
      const code = text.charCodeAt(end);
      if (code === 10) break;
      end += code === 92 ? 2 : 1;
      if (code === quote) break;
    }
    return token(Token.String, start, Math.min(end, length));
  }

  function isEscaped(place: number): boolean {
    let slashes = 0;
    while (text.charCodeAt(place - 1 - slashes) === 92) slashes++;
    return slashes % 2 === 1;
  }

  function isPrefix(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (!'rRbBuUfFtT'.includes(text[i]!)) return false;
    return true;
  }

  function endOfLine(from: number): number {
    const newline = text.indexOf('\n', from);
    return newline === -1 ? length : newline;
  }

  return lexer;
}

/** Of ASCII: 0 no part of names, 1 a digit, 2 what a name may begin with. */
const NAME_PARTS = new Uint8Array(128);
for (let code = 0; code < 128; code++)
  NAME_PARTS[code] = /[A-Za-z_]/.test(String.fromCharCode(code)) ? 2 : code >= 48 && code <= 57 ? 1 : 0;

/** Whether a name may begin with a character; all beyond ASCII count. */
export function isNameStart(code: number): boolean {
  return code > 127 || NAME_PARTS[code] === 2;
}

/** Whether a name may go on with a character. */
export function isNamePart(code: number): boolean {
  return code > 127 || NAME_PARTS[code]! > 0;
}
