import { ENDS_OPERAND } from './follow-table';
import * as F from './frames';
import { ImportScanner } from './import-scanner';
import * as T from './token-classes';
import { isModifier, numberOf } from './words';

const IN = numberOf('in');
const WHILE = numberOf('while');

const GREATER = 62;

/** Tells what words are where they stand: names or what they say. */
export class WordScanner extends ImportScanner {
  /** What a word is that is neither modifier nor operator between operands. */
  protected resolveWord(token: number): number {
    const { kind } = this.frames;
    if (
      kind >= F.CLASS_BODY &&
      kind <= F.OBJECT &&
      this.isKey() &&
      !(token === T.IMPORT && this.isCallOfString())
    ) {
      this.wordNumber = 0;
      return T.NAME;
    }
    switch (token) {
      case T.DECLARE:
        return this.resolveConst();
      case T.BINARY_WORD:
        // `<in A, in out B>`
        return this.wordNumber === IN && (this.last === T.LESS || this.last === T.COMMA) ? T.PREFIX : token;
      case T.CONTROL:
        return this.resolveControl();
      case T.IMPORT:
        return this.resolveImport();
      case T.EXPORT:
        return this.resolveExport();
      default:
        return token;
    }
  }

  /** `a as const`, `<const>a`, `<const A, const B>` */
  private resolveConst(): number {
    const { last } = this;
    if (last === T.INFIX || last === T.INFIX_OPERATOR) return T.NAME;
    if (last !== T.LESS && last !== T.COMMA) return T.DECLARE;
    return this.text.charCodeAt(this.at) === GREATER ? T.NAME : T.PREFIX;
  }

  /** The `while` behind the body of a `do` is the end of a statement. */
  private resolveControl(): number {
    const { frames } = this;
    const { depth } = frames;
    if (this.wordNumber !== WHILE || frames.loops[depth] === 0) return T.CONTROL;
    if (this.last !== T.CLOSE_BLOCK && this.last !== T.SEMI) return T.CONTROL;
    frames.loops[depth]!--;
    return T.LOOP_END;
  }

  /** Whether the last word read is the key of a member: where members begin, with what follows a key behind it. */
  private isKey(): boolean {
    const { last, text } = this;
    const begins =
      (last >= T.CLOSE_BRACE && last <= T.COMMA) ||
      last === T.OPEN_BRACE ||
      last === T.PREFIX ||
      last === T.STAR ||
      (this.isNewLine && ENDS_OPERAND[last] === 1);
    if (!begins) return false;
    let { at } = this;
    while (text.charCodeAt(at) <= 32) at++;
    return KEY_ENDS.includes(text.charAt(at));
  }

  /** Whether the last word read is followed by `('`: behind the comma of type arguments, `import` looks like a key. */
  private isCallOfString(): boolean {
    return /\s*\(\s*['"]/y.test(this.text.slice(this.at, this.at + 100));
  }

  /** Where modifiers cannot stand, the words are names. */
  protected resolvePrefix(): number {
    const { last, wordNumber } = this;
    return isModifier(wordNumber) && BEFORE_OPERAND.includes(last) ? T.NAME : T.PREFIX;
  }

  /** `as`, `of` and the like are names where no operand has ended. */
  protected resolveInfix(): number {
    const { last } = this;
    // `export as namespace A`
    if (last === T.EXPORT) return T.INFIX;
    if (ENDS_OPERAND[last] !== 1) return T.NAME;
    return this.isNewLine || last === T.PREFIX || last === T.INFIX || last === T.GREATER
      ? T.INFIX
      : T.INFIX_OPERATOR;
  }
}

/** Tokens behind which an operand begins, and no declaration. */
const BEFORE_OPERAND: readonly number[] = [
  ...[T.ASSIGN, T.BINARY, T.SIGN, T.UNARY, T.ARROW, T.RETURN, T.STAR, T.QUESTION, T.SPREAD, T.OPEN_BRACKET],
];

/** What may follow the key of a member. */
const KEY_ENDS = '(:?=;,}!<';
