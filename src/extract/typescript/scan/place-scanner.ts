import type { Sequel } from './call-sequel';
import { ALIAS, ContextScanner, isCall } from './context-scanner';
import { beginsStatement } from './follow-table';
import * as F from './frames';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { numberOf } from './words';

const AS = numberOf('as');
const AWAIT = numberOf('await');
const IS = numberOf('is');
const SATISFIES = numberOf('satisfies');
const TYPEOF = numberOf('typeof');

const OPEN_PAREN = 40;

/** Tells what the place of an import that is an expression makes of it: a value or a type, needed now or later. */
export class PlaceScanner extends ContextScanner {
  /** Whether `import(…)` is a type here. */
  protected isType(sequel: Sequel, isNewLine: boolean): boolean {
    const { last, lastWord, frames } = this;
    if (last === T.LESS || (this.isDeclaration && this.takesType())) return true;
    if (isInfix(last) && (lastWord === AS || lastWord === SATISFIES || lastWord === IS)) return true;
    if (last === T.ASSIGN && this.assigned === ALIAS) return true;
    if (last === T.UNARY_WORD && lastWord === TYPEOF) {
      if (TYPE_STARTS.includes(this.former)) return true;
      throw new Doubt('typeof import');
    }
    if (last === T.RETURN || (last === T.PREFIX && lastWord === AWAIT)) return false;
    if (sequel.type === 'member') {
      if (sequel.isCalled) return false;
      // `(): import('…').A => b`
      if (last === T.COLON && (sequel.isResult || this.beginsType())) return true;
      // `type A = () => import('…').B`
      if (last === T.ARROW && this.assigned === ALIAS && frames.kind < F.CLASS_BODY) return true;
      throw new Doubt('member of import');
    }
    if (sequel.type === 'end') {
      if (last === T.ASSIGN && frames.kind <= F.BODY) return false;
      if (last === T.OPEN_PAREN && frames.kind === F.PAREN && isCall(frames)) return false;
      if (last === T.ARROW && frames.kind === F.PAREN && isCall(frames) && this.beginsWithFunction())
        return false;
      if (frames.kind < F.CLASS_BODY && beginsStatement(last, isNewLine)) return false;
    }
    throw new Doubt('import or type');
  }

  /** Whether only a type can follow in a declaration file. */
  private takesType(): boolean {
    const { last, frames } = this;
    if (last === T.ASSIGN) return frames.due[frames.depth] === F.ALIAS;
    return IN_DECLARATIONS.includes(last);
  }

  /** Whether the colon read last comes before the type of a parameter, a member or a variable for certain. */
  private beginsType(): boolean {
    const { former, beforeFormer, frames } = this;
    const { kind, openers, depth } = frames;
    // No condition has its colon behind its question mark.
    if (former === T.QUESTION || (kind === F.TYPE && openers[depth] === T.LESS)) return true;
    if (former !== T.NAME) return false;
    switch (beforeFormer) {
      case T.DECLARE:
      case T.SPREAD:
        return true;
      case T.OPEN_PAREN:
      case T.COMMA:
        return kind === F.PAREN;
      case T.PREFIX:
        return kind === F.PAREN || kind === F.CLASS_BODY;
      case T.SEMI:
        return kind === F.CLASS_BODY || kind === F.TYPE;
      default:
        return false;
    }
  }

  /** Whether the innermost parenthesis begins with one, as no list of parameters does. */
  private beginsWithFunction(): boolean {
    return this.text.charCodeAt(this.frames.starts[this.frames.depth]! + 1) === OPEN_PAREN;
  }

  /** Whether a call is made only when a function round it is called. */
  protected isDeferred(): boolean {
    const { frames, last } = this;
    const isBehindArrow = last === T.ARROW || (this.lastWord === AWAIT && this.former === T.ARROW);
    let isCertain = true;
    for (let depth = frames.depth; depth >= 0; depth--) {
      const kind = frames.kinds[depth]!;
      if (frames.marks[depth] === F.LATE) return true;
      if (kind === F.BODY || kind === F.CLASS_BODY || frames.marks[depth] === F.MARKED) isCertain = false;
      if (frames.arrows[depth] === 1) {
        if (depth === frames.depth && isBehindArrow && (kind !== F.PAREN || isCall(frames))) return true;
        isCertain = false;
      }
    }
    if (!isCertain) throw new Doubt('now or later');
    return false;
  }
}

/** Tokens behind which there are types in declaration files. */
const IN_DECLARATIONS: readonly number[] = [
  ...[T.COLON, T.BAR, T.COMMA, T.OPEN_BRACKET, T.ARROW, T.QUESTION, T.UNARY_WORD, T.INFIX, T.INFIX_OPERATOR],
];

/** Tokens behind which `typeof` begins a type. */
const TYPE_STARTS: readonly number[] = [T.COLON, T.LESS, T.INFIX_OPERATOR, T.BAR];

function isInfix(token: number): boolean {
  return token === T.INFIX || token === T.INFIX_OPERATOR;
}
