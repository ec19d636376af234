import type { ClassDeclaration, Expression, Statement } from '../../model/code';
import { readExpressionStatement } from './code-assignments';
import {
  beginsMatch,
  readFor,
  readIf,
  readMatch,
  readTry,
  readWhile,
  readWith,
  takeColon,
} from './code-blocks';
import { readClass, readFunction } from './code-declarations';
import { beginsExpression, readExpressions } from './code-expressions';
import {
  advance,
  columnOf,
  isLineEnd,
  type Reading,
  Sign,
  skipLine,
  take,
  takeName,
  Word,
} from './code-tokens';
import { readType, readTypeParameters } from './code-types';
import { Token } from './lexer';

/** Blocks inside each other, beyond which nothing is read; Python itself allows as many. */
const MOST_BLOCKS = 100;

const TYPE_ALIAS = /type[ \t]+[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[ \t]*[[=]/y;

/** Reads what belongs to a statement that begins in a column: what follows its colon, and the lines further in. */
export function readSuite(reading: Reading, column: number): Statement[] {
  const into: Statement[] = [];
  if (takeColon(reading) && !isLineEnd(reading)) readSimpleStatements(reading, into);
  readLines(reading, column, into);
  return into;
}

/** Reads the lines that begin further in than a column. */
export function readLines(reading: Reading, column: number, into: Statement[]): void {
  const isTooDeep = reading.blocks >= MOST_BLOCKS;
  reading.blocks++;
  while (reading.token === Token.Line) {
    const inner = columnOf(reading);
    if (inner <= column) break;
    advance(reading);
    if (!isTooDeep) readStatement(reading, inner, into);
    skipLine(reading);
  }
  reading.blocks--;
}

function readStatement(reading: Reading, column: number, into: Statement[]): void {
  const { line } = reading.lexer;
  switch (reading.token) {
    case Word.Class:
      into.push(readClass(reading, column, []));
      return;
    case Word.Def:
      into.push(readFunction(reading, column, line, [], false));
      return;
    case Word.Async:
      readAsync(reading, column, [], into);
      return;
    case Sign.At:
      readDecorated(reading, column, into);
      return;
    case Word.If:
      readIf(reading, column, into);
      return;
    case Word.For:
      readFor(reading, column, false, into);
      return;
    case Word.While:
      readWhile(reading, column, into);
      return;
    case Word.Try:
      readTry(reading, column, into);
      return;
    case Word.With:
      readWith(reading, column, false, into);
      return;
    case Token.Name:
      if (isWord(reading, 'match') && beginsMatch(reading)) {
        readMatch(reading, column, into);
        return;
      }
  }
  readSimpleStatements(reading, into);
}

function readAsync(
  reading: Reading,
  column: number,
  decorators: readonly Expression[],
  into: Statement[],
): void {
  const { line } = reading.lexer;
  advance(reading);
  if (reading.token === Word.Def) into.push(readFunction(reading, column, line, decorators, true));
  else if (reading.token === Word.For) readFor(reading, column, true, into);
  else if (reading.token === Word.With) readWith(reading, column, true, into);
}

function readDecorated(reading: Reading, column: number, into: Statement[]): void {
  const decorators: Expression[] = [];
  while (take(reading, Sign.At)) {
    decorators.push(reading.readExpression(reading));
    skipLine(reading);
    if (reading.token !== Token.Line || columnOf(reading) !== column) return;
    advance(reading);
  }
  const { line } = reading.lexer;
  if (reading.token === Word.Class) into.push(readClass(reading, column, decorators));
  else if (reading.token === Word.Def) into.push(readFunction(reading, column, line, decorators, false));
  else if (reading.token === Word.Async) readAsync(reading, column, decorators, into);
  else readStatement(reading, column, into);
}

/** Reads statements up to the end of the line. */
function readSimpleStatements(reading: Reading, into: Statement[]): void {
  do readSimpleStatement(reading, into);
  while (take(reading, Sign.Semicolon) && !isLineEnd(reading));
  skipLine(reading);
}

function readSimpleStatement(reading: Reading, into: Statement[]): void {
  const { line } = reading.lexer;
  switch (reading.token) {
    case Word.Import:
    case Word.From:
      while (!isLineEnd(reading) && reading.token !== Sign.Semicolon) advance(reading);
      return;
    case Word.Pass:
      advance(reading);
      return;
    case Word.Return: {
      advance(reading);
      const value = readValue(reading);
      into.push(value === undefined ? { kind: 'return', line } : { kind: 'return', line, value });
      return;
    }
    case Word.Raise: {
      advance(reading);
      const value = readValue(reading);
      if (take(reading, Word.From)) reading.readExpression(reading);
      into.push(value === undefined ? { kind: 'raise', line } : { kind: 'raise', line, value });
      return;
    }
    case Word.Break:
      advance(reading);
      into.push({ kind: 'jump', type: 'break' });
      return;
    case Word.Continue:
      advance(reading);
      into.push({ kind: 'jump', type: 'continue' });
      return;
    case Word.Assert:
      readBlock(reading, 'assert', into);
      return;
    case Word.Del:
      readBlock(reading, 'del', into);
      return;
    case Word.Global:
      readBlock(reading, 'global', into);
      return;
    case Word.Nonlocal:
      readBlock(reading, 'nonlocal', into);
      return;
    case Token.Name:
      if (isWord(reading, 'type') && beginsTypeAlias(reading)) {
        into.push(readTypeAlias(reading));
        return;
      }
  }
  readExpressionStatement(reading, into);
}

function readValue(reading: Reading): Expression | undefined {
  return beginsExpression(reading) ? readExpressions(reading) : undefined;
}

function readBlock(reading: Reading, name: string, into: Statement[]): void {
  const { line } = reading.lexer;
  advance(reading);
  const body: Statement[] = [];
  do {
    if (!beginsExpression(reading)) break;
    body.push({ kind: 'do', line, value: reading.readExpression(reading) });
  } while (take(reading, Sign.Comma));
  into.push({ kind: 'block', name, body });
}

function isWord({ text, lexer }: Reading, word: string): boolean {
  return lexer.end - lexer.start === word.length && text.startsWith(word, lexer.start);
}

function beginsTypeAlias({ text, lexer }: Reading): boolean {
  TYPE_ALIAS.lastIndex = lexer.start;
  return TYPE_ALIAS.test(text);
}

function readTypeAlias(reading: Reading): ClassDeclaration {
  const { line } = reading.lexer;
  advance(reading);
  const name = takeName(reading);
  const typeParameters = readTypeParameters(reading);
  const bases = take(reading, Sign.Equals) ? [readType(reading)] : [];
  return {
    kind: 'class',
    name,
    type: 'type',
    line,
    endLine: Math.max(line, reading.lastLine),
    ...(typeParameters !== undefined && { typeParameters }),
    bases,
    fields: [],
    methods: [],
  };
}
