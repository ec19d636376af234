import type { Expression, Statement } from '../../model/code';
import { createLexer, isNamePart, joinCodes, type Lexer, Token } from './lexer';

/** Tokens of keywords; all below zero, where no other token is. */
export const Word = {
  And: -1,
  As: -2,
  Assert: -3,
  Async: -4,
  Await: -5,
  Break: -6,
  Class: -7,
  Continue: -8,
  Def: -9,
  Del: -10,
  Elif: -11,
  Else: -12,
  Except: -13,
  False: -14,
  Finally: -15,
  For: -16,
  From: -17,
  Global: -18,
  If: -19,
  Import: -20,
  In: -21,
  Is: -22,
  Lambda: -23,
  None: -24,
  Nonlocal: -25,
  Not: -26,
  Or: -27,
  Pass: -28,
  Raise: -29,
  Return: -30,
  True: -31,
  Try: -32,
  While: -33,
  With: -34,
  Yield: -35,
} as const;

/** Tokens of signs that the grammar is made of. */
export const Sign = {
  Open: joinCodes('('),
  Close: joinCodes(')'),
  OpenSquare: joinCodes('['),
  CloseSquare: joinCodes(']'),
  OpenCurly: joinCodes('{'),
  CloseCurly: joinCodes('}'),
  Comma: joinCodes(','),
  Colon: joinCodes(':'),
  Semicolon: joinCodes(';'),
  Dot: joinCodes('.'),
  At: joinCodes('@'),
  Equals: joinCodes('='),
  Star: joinCodes('*'),
  DoubleStar: joinCodes('**'),
  Slash: joinCodes('/'),
  Plus: joinCodes('+'),
  Minus: joinCodes('-'),
  Tilde: joinCodes('~'),
  Arrow: joinCodes('->'),
  Walrus: joinCodes(':='),
  Ellipsis: joinCodes('...'),
} as const;

/** How tightly operators bind, from the loosest on. */
export const Level = {
  Or: 1,
  And: 2,
  Not: 3,
  Compare: 4,
  BitOr: 5,
  BitXor: 6,
  BitAnd: 7,
  Shift: 8,
  Add: 9,
  Multiply: 10,
} as const;

/** Expressions and brackets inside each other, beyond which nothing is read. */
export const MOST_NESTED = 100;

/** A text that is being read from its tokens, with what is known at the token. */
export interface Reading {
  readonly text: string;
  /** Its `start`, `end`, `depth` and `line` are those of the token. */
  readonly lexer: Lexer;
  /** The token: a `Token`, `Word`, `Sign` or the code of an operator. */
  token: number;
  /** Line of the end of the last token before, lines' own tokens aside. */
  lastLine: number;
  /** Number of expressions round the token. */
  nested: number;
  /** Number of blocks round the token. */
  blocks: number;
  /** What the method round the token calls its first parameter. */
  ownName: string | undefined;
  /** Whether that is the class. */
  isOwnClass: boolean;
  /** The function round the token has a `yield` so far. */
  yields: boolean;
  /** Functions are methods here. */
  isInClass: boolean;
  /** Strings are kept up to this length. */
  longestText: number;
  /** Reads one expression that is no tuple; goes no further where there is none. */
  readonly readExpression: (reading: Reading) => Expression;
  /** Reads one expression of operators that bind at least as tightly as a `Level`. */
  readonly readBinary: (reading: Reading, level: number) => Expression;
  /** Reads what belongs to a statement that begins in a column: what follows its colon, and the lines further in. */
  readonly readSuite: (reading: Reading, column: number) => Statement[];
}

/** Where to begin, and how the parts of the grammar that need each other find each other. */
export type ReadingStart = Pick<Reading, 'readExpression' | 'readBinary' | 'readSuite'>;

/** A reading that stands at the first token of the text from an offset on, which is in this line. */
export function createReading(text: string, start: ReadingStart, from = 0, firstLine = 1): Reading {
  return beginReading(text, start, createLexer(text, true, from, firstLine));
}

/** A reading of the tokens that a lexer tells, which has to tell whole ones. */
export function beginReading(text: string, start: ReadingStart, lexer: Lexer): Reading {
  const reading: Reading = {
    text,
    lexer,
    token: Token.Line,
    lastLine: 1,
    nested: 0,
    blocks: 0,
    ownName: undefined,
    isOwnClass: false,
    yields: false,
    isInClass: false,
    longestText: 60,
    readExpression: start.readExpression,
    readBinary: start.readBinary,
    readSuite: start.readSuite,
  };
  advance(reading);
  return reading;
}

/** Goes to the next token. */
export function advance(reading: Reading): void {
  const { lexer } = reading;
  if (reading.token !== Token.Line) reading.lastLine = lexer.endLine;
  const token = lexer.next();
  reading.token = token === Token.Name ? wordAt(reading.text, lexer.start, lexer.end) : token;
}

/** Whether the token is this one, which is then left behind. */
export function take(reading: Reading, token: number): boolean {
  if (reading.token !== token) return false;
  advance(reading);
  return true;
}

/** Whether a logical line ends in front of the token. */
export function isLineEnd(reading: Reading): boolean {
  return reading.token === Token.Line || reading.token === Token.End;
}

/** The token as the text has it. */
export function textOf({ text, lexer }: Reading): string {
  return text.slice(lexer.start, lexer.end);
}

/** Takes a name; empty where the token is none. */
export function takeName(reading: Reading): string {
  if (reading.token !== Token.Name) return '';
  const name = textOf(reading);
  advance(reading);
  return name;
}

/** Goes to the end of the logical line. */
export function skipLine(reading: Reading): void {
  while (!isLineEnd(reading)) advance(reading);
}

/** Goes to the end of the brackets of this depth, or to a comma between them. */
export function skipItem(reading: Reading, depth: number): void {
  const { lexer } = reading;
  while (
    !isLineEnd(reading) &&
    lexer.depth >= depth &&
    !(reading.token === Sign.Comma && lexer.depth === depth)
  )
    advance(reading);
}

/** Whether the brackets of this depth end at the token, be it with the line. */
export function isClosed({ token, lexer }: Reading, depth: number): boolean {
  return lexer.depth < depth || token === Token.Line || token === Token.End;
}

/** Leaves the bracket behind that closes those of this depth, if one does; what stands in front of it is skipped. */
export function close(reading: Reading, depth: number): void {
  const { lexer } = reading;
  while (!isClosed(reading, depth)) advance(reading);
  if (!isLineEnd(reading) && lexer.depth < depth) advance(reading);
}

/** Column of the token in its line, with tabs as Python counts them. */
export function columnOf({ text, lexer }: Reading): number {
  let column = 0;
  for (let i = text.lastIndexOf('\n', lexer.start - 1) + 1; i < lexer.start; i++) {
    const code = text.charCodeAt(i);
    if (code === 9) column = (column | 7) + 1;
    else if (code === 12) column = 0;
    else if (code !== 0xfeff) column++;
  }
  return column;
}

/** Whether a line begins at the token with a word in a column; then goes to that word. */
export function takeLineOf(reading: Reading, word: string, column: number): boolean {
  const { text, lexer, token } = reading;
  if (token !== Token.Line || !text.startsWith(word, lexer.start)) return false;
  if (isNamePart(text.charCodeAt(lexer.start + word.length)) || columnOf(reading) !== column) return false;
  advance(reading);
  return true;
}

/** Keywords by their first character and their length. */
const WORDS: (readonly [text: string, token: number][] | undefined)[] = new Array(128 * 16).fill(undefined);
for (const [name, token] of Object.entries(Word)) {
  const isValue = name === 'None' || name === 'True' || name === 'False';
  const text = isValue ? name : name.toLowerCase();
  const place = text.charCodeAt(0) * 16 + text.length;
  WORDS[place] = [...(WORDS[place] ?? []), [text, token]];
}

/** Length of the longest keyword. */
const LONGEST = 8;

function wordAt(text: string, start: number, end: number): number {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length > LONGEST || first > 127) return Token.Name;
  const words = WORDS[first * 16 + length];
  if (words === undefined) return Token.Name;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (text.startsWith(word[0], start)) return word[1];
  }
  return Token.Name;
}
