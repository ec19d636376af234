import { CallScanner } from './call-scanner';
import { isCall } from './context-scanner';
import { ENDS_OPERAND } from './follow-table';
import * as F from './frames';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { isModifier, numberOf } from './words';

const AWAIT = numberOf('await');
const FOR = numberOf('for');
const GLOBAL = numberOf('global');
const STATIC = numberOf('static');

const CLOSE_PAREN = 41;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Opens and closes the frames of brackets, and tells what they hold. */
export class BracketScanner extends CallScanner {
  /** One more than the depth at which a decorator waits for what it decorates, 0 for none. */
  protected decorated = 0;

  protected close(token: number): number {
    const { frames } = this;
    const { kind } = frames;
    const code = this.text.charCodeAt(this.start);
    const fits =
      code === CLOSE_BRACE
        ? kind < F.PAREN || kind === F.HOLE || kind === F.JSX_HOLE
        : code === CLOSE_PAREN
          ? kind >= F.PAREN && kind <= F.FOR_PAREN
          : kind === F.BRACKET;
    if (!fits) throw new Doubt('bracket');
    this.shut();
    if (kind === F.JSX_HOLE) return this.readOn();
    if (kind !== F.HOLE) return token;
    this.readTemplate(this.at);
    return this.enterHole();
  }

  /** A template that has a hole goes on with an expression. */
  protected enterHole(): number {
    if (this.text.charCodeAt(this.at - 1) !== OPEN_BRACE) return T.TEMPLATE;
    this.open(F.HOLE);
    return T.OPEN_PAREN;
  }

  protected openParen(): number {
    const { last } = this;
    if (last === T.CONTROL) return this.lastWord === FOR ? F.FOR_PAREN : F.CONTROL_PAREN;
    if (last === T.CATCH) return F.CONTROL_PAREN;
    return this.lastWord === AWAIT && this.formerWord === FOR ? F.FOR_PAREN : F.PAREN;
  }

  /** What a brace opens here. */
  protected openBrace(): number {
    const { frames, last } = this;
    const due = frames.due[frames.depth]!;
    if (ENDS_OPERAND[last] === 1) return this.openBody(due);
    switch (last) {
      case T.ARROW:
        frames.due[frames.depth] = 0;
        return F.BODY;
      case T.CLASS:
        frames.due[frames.depth] = 0;
        this.decorated = 0;
        return F.CLASS_BODY;
      case T.CATCH:
        return F.BLOCK;
      case T.ASSIGN:
        return due === F.ALIAS ? F.TYPE : F.OBJECT;
      case T.COLON:
        // The value of a member; what else a colon stands before may have a type.
        return frames.kind === F.OBJECT && frames.keys[frames.depth] === 1 ? F.OBJECT : F.TYPE;
      case T.LESS:
      case T.BAR:
      case T.COMMA:
      case T.QUESTION:
      case T.BINARY_WORD:
      case T.UNARY_WORD:
      case T.INFIX_OPERATOR:
        return F.TYPE;
      default:
        return frames.kind < F.CLASS_BODY && BLOCK_STARTS.includes(last) ? F.BLOCK : F.OBJECT;
    }
  }

  /** What a brace opens behind a token that may end an operand. */
  protected openBody(due: number): number {
    const { frames, last } = this;
    const { kind } = frames;
    if (last === T.INFIX) return F.TYPE;
    this.decorated = 0;
    if (due !== 0 && due !== F.ALIAS) {
      frames.due[frames.depth] = 0;
      return due;
    }
    if (last === T.CLOSE_PAREN && kind >= F.CLASS_BODY && kind <= F.OBJECT && this.hasClosedParameters())
      return F.BODY;
    if (last === T.PREFIX && this.lastWord === STATIC) return F.BLOCK;
    if (last === T.PREFIX && this.lastWord === GLOBAL) return F.AMBIENT;
    if (last === T.PREFIX && isModifier(this.lastWord)) throw new Doubt('brace');
    if (last === T.PREFIX || last === T.GREATER) return F.TYPE;
    if (last === T.CLOSE_BRACE && kind < F.CLASS_BODY) return F.BLOCK;
    throw new Doubt('brace');
  }

  /** Whether the members of the innermost braces may be those of a type. */
  protected mayBeType(): boolean {
    const { openers, depth } = this.frames;
    return (
      !NEVER_TYPE.includes(openers[depth]!) &&
      !(openers[depth] === T.OPEN_PAREN && isCall(this.frames, depth - 1))
    );
  }

  /** Whether the parenthesis closed last may have held the parameters of a method. */
  protected hasClosedParameters(): boolean {
    return ENDS_OPERAND[this.closedOpener] === 1 || METHOD_STARTS.includes(this.closedOpener);
  }

  /** Classes, interfaces and enums have their bodies before a statement ends. */
  protected checkBodies(): void {
    const due = this.frames.due[this.frames.depth]!;
    if (due === F.CLASS_BODY || due === F.TYPE || due === F.OBJECT) throw new Doubt('body');
  }
}

/** What blocks follow that are statements. */
const BLOCK_STARTS: readonly number[] = [
  ...[T.START, T.SEMI, T.OPEN_BRACE, T.CLOSE_BLOCK, T.CASE_COLON, T.CLOSE_CONTROL],
  ...[T.TRY, T.FINALLY, T.ELSE, T.DO, T.IMPORT_END],
];

/** Tokens behind which a brace opens an object and no type. */
const NEVER_TYPE: readonly number[] = [T.ASSIGN, T.RETURN, T.DEFAULT, T.BINARY];

/** Tokens behind which parentheses among members are those of a signature. */
const METHOD_STARTS: readonly number[] = [T.OPEN_BRACE, T.SEMI, T.COMMA, T.UNARY_WORD, T.QUESTION, T.REQUIRE];
