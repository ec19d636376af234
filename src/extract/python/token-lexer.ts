import { isNamePart, type Lexer, Token } from './lexer';
import { Kind, type Tokens } from './tokens';

/** A lexer that tells tokens which have been read already, as `createLexer` would. */
export function createTokenLexer(tokens: Tokens, isWhole: boolean): Lexer {
  const { text, kinds, starts, ends, lines } = tokens;
  let place = 0;
  /** What is left of a token whose signs come one by one. */
  let inner = 0;
  let innerEnd = 0;
  const lexer = { next, start: 0, end: 0, depth: 0, line: 1, endLine: 1 };
  return lexer;

  function next(): number {
    for (;;) {
      if (inner < innerEnd) {
        const code = text.charCodeAt(inner++);
        if (isNamePart(code)) continue;
        lexer.start = inner - 1;
        lexer.end = inner;
        return code;
      }
      const at = place++;
      const kind = kinds[at]!;
      lexer.start = starts[at]!;
      lexer.end = ends[at]!;
      lexer.line = lines[at]!;
      lexer.endLine = lexer.line;
      if (kind >= Kind.In || (kind >= Kind.Name && kind <= Kind.Constant)) {
        if (kind === Kind.String) return readString(at, at);
        if (kind !== Kind.Number) return Token.Name;
        if (isWhole) return Token.Number;
        inner = lexer.start;
        innerEnd = lexer.end;
      } else if (kind === Kind.Newline) return readLine();
      else if (kind === Kind.FormatStart) return readString(at, findFormatEnd(at));
      else if (kind === Kind.End) {
        place = at;
        return Token.End;
      } else return readSign(kind);
    }
  }

  /** Goes to the token that a line begins with; the token behind a line break is that of the line itself. */
  function readLine(): number {
    let kind = kinds[place]!;
    while (kind === Kind.Indent || kind === Kind.Dedent) kind = kinds[++place]!;
    lexer.start = starts[place]!;
    lexer.end = lexer.start;
    lexer.line = lines[place]!;
    lexer.endLine = lexer.line;
    return kind === Kind.End ? Token.End : Token.Line;
  }

  function readString(first: number, last: number): number {
    place = last + 1;
    lexer.end = ends[last]!;
    if (lines[place] !== lexer.line)
      for (
        let at = text.indexOf('\n', lexer.start);
        at !== -1 && at < lexer.end;
        at = text.indexOf('\n', at + 1)
      )
        lexer.endLine++;
    lexer.start = starts[first]!;
    return Token.String;
  }

  function findFormatEnd(start: number): number {
    let depth = 0;
    let at = start;
    for (; ; at++) {
      if (kinds[at] === Kind.FormatStart) depth++;
      else if (kinds[at] === Kind.FormatEnd && --depth === 0) return at;
    }
  }

  function readSign(kind: Kind): number {
    const { start, end } = lexer;
    if (kind <= Kind.CloseCurly && kind >= Kind.Open) lexer.depth += kind <= Kind.OpenCurly ? 1 : -1;
    let code = text.charCodeAt(start);
    if (end - start === 1) return code;
    if (isWhole) for (let at = start + 1; at < end; at++) code |= text.charCodeAt(at) << (7 * (at - start));
    else {
      inner = start + 1;
      innerEnd = end;
      lexer.end = inner;
    }
    return code;
  }
}
