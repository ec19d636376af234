import { isPart } from './char-kinds';
import { beginsStatement, ENDS_OPERAND } from './follow-table';
import * as F from './frames';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { WordScanner } from './word-scanner';

const COMMA = 44;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

/** Tells what signs are that have several meanings: `)`, `}`, `:` and `<`. */
export class SignScanner extends WordScanner {
  /** What a `)` closes. */
  protected resolveParen(): number {
    const { frames } = this;
    if (frames.kind === F.CONTROL_PAREN || frames.kind === F.FOR_PAREN) return T.CLOSE_CONTROL;
    if (this.last !== T.OPEN_PAREN) return T.CLOSE_PAREN;
    return BEFORE_ARROW.includes(frames.openers[frames.depth]!) ? T.CLOSE_EMPTY : T.CLOSE_PAREN;
  }

  /** What a `}` closes. */
  protected resolveBrace(): number {
    switch (this.frames.kind) {
      case F.OBJECT:
        return T.CLOSE_OBJECT;
      case F.BLOCK:
      case F.MODULE:
      case F.AMBIENT:
        return T.CLOSE_BLOCK;
      case F.HOLE:
        if (this.last === T.OPEN_PAREN) throw new Doubt('hole');
        return T.CLOSE_PAREN;
      case F.JSX_HOLE:
        return T.CLOSE_PAREN;
      default:
        return this.isValue() ? T.CLOSE_OBJECT : T.CLOSE_BRACE;
    }
  }

  /** Whether what the innermost brace holds is a value or a type for certain, and no statement. */
  private isValue(): boolean {
    const { kinds, openers, depth } = this.frames;
    return openers[depth] === T.ARROW || kinds[depth - 1]! >= F.OBJECT;
  }

  /** Whether a colon ends a label or a `case`, or stands in a statement. */
  protected resolveColon(): number {
    const { frames, last } = this;
    const { kind, depth } = frames;
    this.noteColon();
    if (frames.cases[depth] === 1) {
      frames.cases[depth] = 0;
      return T.CASE_COLON;
    }
    if (kind < F.CLASS_BODY) return T.isName(last) && this.beginsLabel() ? T.CASE_COLON : T.COLON;
    if (last === T.CLOSE_PAREN && kind <= F.OBJECT && this.hasClosedParameters()) frames.due[depth] = F.BODY;
    else if (kind === F.OBJECT && last !== T.CLOSE_PAREN && last !== T.CLOSE_EMPTY) this.checkKey();
    return T.COLON;
  }

  private beginsLabel(): boolean {
    const { former } = this;
    return former === T.CLOSE_CONTROL || former === T.ELSE || beginsStatement(former, this.lastOnNewLine);
  }

  /** An object has one colon for each of its members, besides those of conditions. */
  private checkKey(): void {
    const { keys, conditions, depth } = this.frames;
    if (keys[depth] === 0) keys[depth] = 1;
    else if (conditions[depth]! > 0) conditions[depth]!--;
    else throw new Doubt('colon');
  }

  /** In a script with JSX, what begins like an operand is an element. */
  protected resolveLess(): number {
    const { last } = this;
    // The type of a field, a generic function.
    if (last === T.COLON && this.frames.kind === F.CLASS_BODY) return T.LESS;
    if (last === T.STEP) {
      if (ENDS_OPERAND[this.former] !== 1) throw new Doubt('jsx or less');
      return T.LESS;
    }
    if (ENDS_OPERAND[last] !== 1) return this.beginsTypeParameters() ? T.LESS : T.ELEMENT_START;
    if (
      last === T.PREFIX ||
      last === T.INFIX ||
      last === T.VOID ||
      last === T.CLOSE_BRACE ||
      last === T.ELEMENT
    )
      throw new Doubt('jsx or less');
    return T.LESS;
  }

  /** Whether the `<` read last begins the parameters of a generic function, as the compiler decides it. */
  private beginsTypeParameters(): boolean {
    const { at, text } = this;
    const code = this.skip();
    let isFunction = false;
    if (isPart(code)) {
      const name = this.word();
      if (name === 'const') this.word();
      const next = this.skip();
      isFunction = next === COMMA || next === EQUALS;
      if (text.startsWith('extends', this.at) && this.word() === 'extends') {
        const after = this.skip();
        isFunction = after !== EQUALS && after !== GREATER && after !== SLASH;
      }
    }
    this.at = at;
    return isFunction;
  }
}

/** Tokens behind which `(` opens parameters of an arrow function or an operand. */
const BEFORE_ARROW: readonly number[] = [
  ...[T.OPEN_PAREN, T.OPEN_BRACKET, T.COMMA, T.COLON, T.ASSIGN, T.BINARY, T.ARROW, T.RETURN, T.BAR],
];
