import { isDigit, KINDS, PART } from './char-kinds';
import { ENDS_OPERAND, SLASHES } from './follow-table';
import { skipNumber, skipRegex, skipString, skipTemplate } from './skip-literals';
import { Doubt, TextCursor } from './text-cursor';
import * as T from './token-classes';
import { findWord, WORD_CLASSES } from './words';

/** The end of the text; no class of tokens. */
export const END = 63;

const WORD = 64;
const DIGIT = 65;
const STRING = 66;
const OTHER = 67;
const UNKNOWN = 68;

/** By character: the class of the token that it is on its own, or who reads the token that it begins. */
const STARTS = new Uint8Array(65536).fill(UNKNOWN);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$')
  STARTS[char.charCodeAt(0)] = WORD;
for (const char of '0123456789') STARTS[char.charCodeAt(0)] = DIGIT;
for (const char of '\'"') STARTS[char.charCodeAt(0)] = STRING;
for (const char of '`?.=+-!<*%^&|/#') STARTS[char.charCodeAt(0)] = OTHER;
for (const [char, token] of [
  ['(', T.OPEN_PAREN],
  [')', T.CLOSE_PAREN],
  ['[', T.OPEN_BRACKET],
  [']', T.CLOSE_BRACKET],
  ['{', T.OPEN_BRACE],
  ['}', T.CLOSE_BRACE],
  [';', T.SEMI],
  [',', T.COMMA],
  [':', T.COLON],
  ['~', T.UNARY],
  ['@', T.AT],
  ['>', T.GREATER],
] as const)
  STARTS[char.charCodeAt(0)] = token;

const EQUALS = 61;

/** Splits a text into tokens as the compiler does, and throws a `Doubt` where it cannot. */
export class Tokenizer extends TextCursor {
  /** Offset of the last token read. */
  start = 0;
  /** Number of the last token read, where it is a word that may mean something. */
  wordNumber = 0;
  /** Class of the token before the one that is being read. */
  last: number = T.START;

  /** Reads a token. The answer is its class, `END` behind the last. */
  next(): number {
    const code = this.skip();
    const at = this.at;
    this.start = at;
    this.wordNumber = 0;
    if (at >= this.text.length) return END;
    const begins = STARTS[code]!;
    if (begins === WORD) return this.readWord();
    if (begins < WORD) {
      this.at = at + 1;
      return begins;
    }
    if (begins === STRING) return this.move(skipString(this.text, at), T.LITERAL, 'string');
    if (begins === DIGIT) return this.move(skipNumber(this.text, at), T.LITERAL, 'number');
    if (begins === OTHER) return this.readOther(code);
    throw new Doubt('character');
  }

  private readWord(): number {
    const { text } = this;
    const start = this.at;
    let at = start + 1;
    while (KINDS[text.charCodeAt(at)] === PART) at++;
    this.at = at;
    if (this.last === T.DOT || this.last === T.CHAIN) return T.NAME;
    const word = findWord(text, start, at);
    this.wordNumber = word;
    return WORD_CLASSES[word]!;
  }

  private move(end: number, token: number, reason: string): number {
    if (end === -1) throw new Doubt(reason);
    this.at = end;
    return token;
  }

  private readOther(code: number): number {
    const { text } = this;
    const second = text.charCodeAt(this.at + 1);
    switch (code) {
      case 46:
        if (second === 46) {
          if (text.charCodeAt(this.at + 2) !== 46) throw new Doubt('dots');
          return this.move(this.at + 3, T.SPREAD, '');
        }
        return isDigit(second)
          ? this.move(skipNumber(text, this.at), T.LITERAL, 'number')
          : this.move(this.at + 1, T.DOT, '');
      case EQUALS:
        if (second === 62) return this.move(this.at + 2, T.ARROW, '');
        if (second !== EQUALS) return this.move(this.at + 1, T.ASSIGN, '');
        return this.move(this.at + (text.charCodeAt(this.at + 2) === EQUALS ? 3 : 2), T.BINARY, '');
      case 96:
        return this.readTemplate(this.at + 1);
      case 47:
        return this.readSlash(second);
      case 35:
        if (KINDS[second] !== PART || isDigit(second)) throw new Doubt('hash');
        this.at++;
        this.readWord();
        this.wordNumber = 0;
        return T.NAME;
      default:
        return this.readOperator(code, second);
    }
  }

  private readOperator(code: number, second: number): number {
    switch (code) {
      case 33:
        if (second === EQUALS) return this.endOperator(2);
        this.at++;
        return !this.isNewLine && ENDS_OPERAND[this.last] === 1 && this.last !== T.INFIX
          ? T.NON_NULL
          : T.UNARY;
      case 43:
      case 45:
        if (second === code) return this.move(this.at + 2, T.STEP, '');
        if (second === EQUALS) return this.endOperator(1);
        return this.move(this.at + 1, T.SIGN, '');
      case 63:
        if (second === 46 && !isDigit(this.text.charCodeAt(this.at + 2)))
          return this.move(this.at + 2, T.CHAIN, '');
        if (second === code) return this.endOperator(2);
        return this.move(this.at + 1, T.QUESTION, '');
      case 60:
        if (second === 60 && this.text.charCodeAt(this.at + 2) === 60) throw new Doubt('conflict');
        if (second === 60) return this.endOperator(2);
        if (second === EQUALS) return this.endOperator(1);
        return this.move(this.at + 1, T.LESS, '');
      case 42:
        if (second === code) return this.endOperator(2);
        if (second === EQUALS) return this.endOperator(1);
        return this.move(this.at + 1, T.STAR, '');
      case 38:
      case 124:
        if (second === code) return this.endOperator(2);
        if (second === EQUALS) return this.endOperator(1);
        return this.move(this.at + 1, T.BAR, '');
      default:
        return this.endOperator(1);
    }
  }

  /** The end of an operator of this length, of which `=` may be part as well. */
  private endOperator(length: number): number {
    this.at += length;
    if (this.text.charCodeAt(this.at) === EQUALS) this.at++;
    return T.BINARY;
  }

  private readSlash(second: number): number {
    const meaning = SLASHES[this.last];
    if (meaning === 0) return this.move(this.at + (second === EQUALS ? 2 : 1), T.BINARY, '');
    if (meaning === 2) throw new Doubt('slash');
    return this.move(skipRegex(this.text, this.at), T.LITERAL, 'regex');
  }

  /** Reads the text of a template, up to its end or its next hole. */
  protected readTemplate(from: number): number {
    return this.move(skipTemplate(this.text, from), T.TEMPLATE, 'template');
  }
}
