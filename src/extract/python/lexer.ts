/** What a token is; any other is the code of its one character, or what `joinCodes` makes of its characters. */
export const Token = { End: 0, Line: 1, Name: 2, String: 3, Number: 4 } as const;

/**
 * Reads Python's tokens one by one. Comments and line breaks inside parentheses are none. Numbers are, and operators of
 * several characters come whole, where that is asked for.
 */
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
  /** Line of the token's first character, counted from 1. */
  readonly line: number;
  /** Line of its last one. */
  readonly endLine: number;
}

/** A line that begins like this is a statement of its own, whatever was left open before. */
const FRESH_START = /[ \t]*(?:class|def|async[ \t]+def)[ \t]/y;

/** The token of an operator of two or three characters. */
export function joinCodes(operator: string): number {
  let joined = 0;
  for (let i = 0; i < operator.length; i++) joined |= operator.charCodeAt(i) << (7 * i);
  return joined;
}

/**
 * A lexer at an offset of a text, which is no place inside a token. Of half-typed code it makes what it can, and it
 * always comes to an end. `isWhole`: tells numbers and whole operators. `firstLine`: that of the offset.
 */
export function createLexer(text: string, isWhole = false, from = 0, firstLine = 1): Lexer {
  const { length } = text;
  let at = from;
  let isLineStart = true;
  let line = firstLine;
  const lexer = { next, start: 0, end: 0, depth: 0, line: 1, endLine: 1 };

  function token(kind: number, start: number, end: number): number {
    lexer.start = start;
    lexer.end = end;
    lexer.line = line;
    lexer.endLine = line;
    at = end;
    return kind;
  }

  function next(): number {
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        at++;
        line++;
        if (lexer.depth > 0 && isFreshStart()) lexer.depth = 0;
        isLineStart ||= lexer.depth === 0;
      } else if (code === 32 || code === 9 || code === 13 || code === 12 || code === 0xfeff) at++;
      else if (code === 35) at = endOfLine(at);
      else if (code === 92) {
        // A backslash joins the next line.
        at++;
        if (text.charCodeAt(at) === 13) at++;
        if (text.charCodeAt(at) === 10) {
          at++;
          line++;
        }
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
        if (isWhole) return token(Token.Number, at, endOfNumber(at));
        at++;
        while (at < length && isNamePart(text.charCodeAt(at))) at++;
      } else if (isWhole && code < 128 && SIGNS[code]! > 0) return sign(code);
      else {
        if (code === 40 || code === 91 || code === 123) lexer.depth++;
        else if ((code === 41 || code === 93 || code === 125) && lexer.depth > 0) lexer.depth--;
        return token(code, at, at + 1);
      }
    }
    return token(Token.End, length, length);
  }

  /** Inside brackets: whether the line that begins here cannot belong to them. */
  function isFreshStart(): boolean {
    let begin = at;
    while (text.charCodeAt(begin) === 32) begin++;
    const code = text.charCodeAt(begin);
    // Most lines are told by their first character: `a`, `c`, `d`, or a tab.
    if (code !== 97 && code !== 99 && code !== 100 && code !== 9) return false;
    FRESH_START.lastIndex = begin;
    return FRESH_START.test(text);
  }

  /** The operator that begins here, or the number that begins with a dot. */
  function sign(code: number): number {
    const second = text.charCodeAt(at + 1);
    if (code === 46) {
      if (second >= 48 && second <= 57) return token(Token.Number, at, endOfNumber(at));
      const isEllipsis = second === 46 && text.charCodeAt(at + 2) === 46;
      return isEllipsis ? token(ELLIPSIS, at, at + 3) : token(code, at, at + 1);
    }
    if (second === 61) return token(code | (61 << 7), at, at + 2);
    if (second === code && SIGNS[code] === 2)
      return text.charCodeAt(at + 2) === 61
        ? token(code | (code << 7) | (61 << 14), at, at + 3)
        : token(code | (code << 7), at, at + 2);
    if (code === 45 && second === 62) return token(45 | (62 << 7), at, at + 2);
    return token(code, at, at + 1);
  }

  function endOfNumber(start: number): number {
    const second = text.charCodeAt(start + 1) | 32;
    const hasExponent = second !== 120;
    let end = start;
    for (;;) {
      while (end < length && (isNamePart(text.charCodeAt(end)) || text.charCodeAt(end) === 46)) end++;
      const last = text.charCodeAt(end - 1) | 32;
      const after = text.charCodeAt(end);
      if (!hasExponent || last !== 101 || (after !== 43 && after !== 45)) return end;
      end++;
    }
  }

  /** The string whose first quote is at `open`; it ends with its line where it is not closed. */
  function string(start: number, open: number): number {
    const quote = text.charCodeAt(open);
    const isLong = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote;
    if (isLong) {
      const mark = text.slice(open, open + 3);
      let close = text.indexOf(mark, open + 3);
      while (close !== -1 && isEscaped(close)) close = text.indexOf(mark, close + 1);
      token(Token.String, start, close === -1 ? length : close + 3);
      for (let i = text.indexOf('\n', open); i !== -1 && i < at; i = text.indexOf('\n', i + 1)) line++;
      lexer.endLine = line;
      return Token.String;
    }
    let end = open + 1;
    let breaks = 0;
    while (end < length) {
      const code = text.charCodeAt(end);
      if (code === 10) break;
      if (code === 92) {
        if (text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10) end++;
        if (text.charCodeAt(end + 1) === 10) breaks++;
        end++;
      }
      end++;
      if (code === quote) break;
    }
    token(Token.String, start, Math.min(end, length));
    line += breaks;
    lexer.endLine = line;
    return Token.String;
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

const ELLIPSIS = joinCodes('...');

/** Of ASCII: 1 what operators of several characters begin with, 2 those that may come twice. */
const SIGNS = new Uint8Array(128);
for (const sign of '+-%@&|^=!:.') SIGNS[sign.charCodeAt(0)] = 1;
for (const sign of '*/<>') SIGNS[sign.charCodeAt(0)] = 2;

/** Whether a name may begin with a character; all beyond ASCII count. */
export function isNameStart(code: number): boolean {
  return code > 127 || NAME_PARTS[code] === 2;
}

/** Whether a name may go on with a character. */
export function isNamePart(code: number): boolean {
  return code > 127 || NAME_PARTS[code]! > 0;
}
