import { createLexer, Token } from '../extract/python/lexer';

/** Where an import ends: a line and a column, from 1. The column is that behind its last character. */
export interface ImportEnd {
  readonly line: number;
  readonly column: number;
}

/** The end of the import that starts at a place: of a script behind what it names, of Python with the statement. */
export function findImportEnd(text: string, line: number, column: number, isPython: boolean): ImportEnd {
  const start = offsetOf(text, line, column);
  const end = isPython ? endOfStatement(text, start) : endOfSpecifier(text, start);
  const before = text.slice(0, end);
  return { line: before.split('\n').length, column: end - (before.lastIndexOf('\n') + 1) + 1 };
}

/** The line, from 1, on which the import starts that goes over a line; `undefined` where none does. */
export function findImportLine(text: string, line: number, isPython: boolean): number | undefined {
  const lines = text.split('\n');
  for (let at = line; at > 0 && at > line - LONGEST; at--) {
    const own = lines[at - 1] ?? '';
    const found =
      /^\s*(?:import|from|export)\b/.exec(own) ??
      (at === line ? /\b(?:require|import)\s*\(/.exec(own) : null);
    if (found === null) continue;
    const column = found.index + 1 + (/^\s*/.exec(found[0])?.[0].length ?? 0);
    return findImportEnd(text, at, column, isPython).line >= line ? at : undefined;
  }
  return undefined;
}

/** Most lines of an import that are looked back. */
const LONGEST = 60;

/** Behind the first string that is not in a comment; the end of the line where there is none before the statement ends. */
function endOfSpecifier(text: string, start: number): number {
  const string = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'`])(?:\\.|(?!\1)[^\\\n])*\1|;/g;
  string.lastIndex = start;
  for (let found = string.exec(text); found !== null; found = string.exec(text)) {
    if (found[0] === ';') break;
    if (found[1] === undefined) continue;
    return string.lastIndex;
  }
  return endOfLine(text, start);
}

function endOfStatement(text: string, start: number): number {
  const lexer = createLexer(text.slice(start));
  lexer.next();
  let end = 0;
  for (let kind = lexer.next(); kind !== Token.End && kind !== Token.Line; kind = lexer.next()) {
    if (kind === 59) break;
    end = lexer.end;
  }
  return end === 0 ? endOfLine(text, start) : start + end;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end === -1 ? text.length : end);
  return from + Math.max(1, line.trimEnd().length);
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  return Math.min(text.length, start + column - 1);
}
