import type { FoundImport } from '../script-reading';
import { AMONG_MEMBERS, ANYWHERE, FOLLOWS, IN_BRACKETS, ON_NEW_LINE } from './follow-table';
import * as F from './frames';
import { WHOLE } from './import-scanner';
import { SignScanner } from './sign-scanner';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { END } from './tokenizer';
import { numberOf } from './words';

const DECLARE = numberOf('declare');
const INTERFACE = numberOf('interface');
const NAMESPACE = numberOf('namespace');
const MODULE = numberOf('module');
const TYPE = numberOf('type');

/** By class: 1 where a token has to be looked at before it is compared with the one before it. */
const RESOLVES = new Uint8Array(64);
for (const one of [T.CLOSE_PAREN, T.CLOSE_BRACE, T.COLON, T.LESS, T.PREFIX, T.INFIX, T.REQUIRE])
  RESOLVES[one] = 1;
for (let word = T.UNARY_WORD; word <= T.CASE; word++) RESOLVES[word] = 1;

/** By class: 1 where a token changes what the scanner knows. */
const APPLIES = new Uint8Array(64);
for (let one = T.TEMPLATE; one <= T.SEMI; one++) APPLIES[one] = 1;
for (const one of [
  T.ASSIGN,
  T.ARROW,
  T.DECLARE,
  T.RETURN,
  T.CONTROL,
  T.DO,
  T.COMMA,
  T.QUESTION,
  T.CLOSE_EMPTY,
  T.AT,
  T.ELEMENT_START,
  T.CLASS,
  T.FUNCTION,
  T.CASE,
  T.DEFAULT,
])
  APPLIES[one] = 1;

/**
 * Goes through a script and finds its imports. Good for one text. It stands on layers that know ever more of what a token
 * means: text, tokens and JSX; what came before; calls; brackets; import statements; words and signs.
 */
export class Scanner extends SignScanner {
  private decoratorStart = 0;

  /** The imports in the order of the text. Throws a `Doubt` where only the compiler can tell. */
  scan(): FoundImport[] {
    const { frames } = this;
    for (;;) {
      const read = this.next();
      if (read === END) break;
      const { start, wordNumber, isNewLine } = this;
      const token = RESOLVES[read] === 1 ? this.resolve(read) : read;
      if (token === WHOLE) continue;
      const bits = FOLLOWS[this.last * 64 + token]!;
      if ((bits & ANYWHERE) === 0) this.checkPair(bits, token, isNewLine);
      if (this.lastWord !== 0) this.announce(token);
      const kept = APPLIES[token] === 1 ? this.apply(token) : token;
      this.shift(kept, wordNumber, start, isNewLine);
    }
    if (frames.depth !== 0) throw new Doubt('open bracket');
    this.checkBodies();
    if (FOLLOWS[this.last * 64 + T.SEMI] === 0) throw new Doubt('end');
    this.checkRequire();
    return this.found;
  }

  /** What a token is where it stands. */
  private resolve(token: number): number {
    switch (token) {
      case T.CLOSE_PAREN:
        return this.resolveParen();
      case T.CLOSE_BRACE:
        return this.resolveBrace();
      case T.COLON:
        return this.resolveColon();
      case T.LESS:
        return this.isJsx ? this.resolveLess() : token;
      case T.PREFIX:
        return this.resolvePrefix();
      case T.INFIX:
        return this.resolveInfix();
      case T.REQUIRE:
        this.resolveRequire();
        return T.NAME;
      default:
        return this.resolveWord(token);
    }
  }

  /** Throws where a token cannot follow the last one. `bits` are those of the two. */
  private checkPair(bits: number, token: number, isNewLine: boolean): void {
    const { last } = this;
    const { kind } = this.frames;
    if ((bits & ON_NEW_LINE) !== 0 && isNewLine && kind <= F.TYPE) return;
    if ((bits & IN_BRACKETS) !== 0 && kind === F.BRACKET) return;
    if ((bits & AMONG_MEMBERS) !== 0 && kind >= F.CLASS_BODY && kind <= F.OBJECT) return;
    if (token === T.STAR && isNewLine && kind === F.CLASS_BODY) return;
    // What a decorator decorates follows it, on its line or among parameters.
    const isDecorated =
      this.decorated === this.frames.depth + 1 && (last === T.CLOSE_PAREN || last === T.NAME);
    if (!isDecorated || (kind !== F.PAREN && this.hasLineSince(this.decoratorStart)))
      throw new Doubt(`pair ${last} ${token}`);
    this.decorated = 0;
  }

  /** Whether a line has ended between an offset and the token that was read last. */
  private hasLineSince(start: number): boolean {
    const end = this.text.indexOf('\n', start);
    return end !== -1 && end < this.start;
  }

  /** Bodies that the last word and this token announce. */
  private announce(token: number): void {
    const { frames, last, lastWord } = this;
    if (last === T.ENUM && T.isName(token)) frames.due[frames.depth] = F.OBJECT;
    if (last !== T.PREFIX) return;
    if (lastWord === INTERFACE && T.isName(token)) frames.due[frames.depth] = F.TYPE;
    else if (lastWord === TYPE && T.isName(token)) {
      frames.due[frames.depth] = F.ALIAS;
      this.noteAlias();
    } else if ((lastWord === NAMESPACE || lastWord === MODULE) && (T.isName(token) || token === T.LITERAL))
      frames.due[frames.depth] =
        frames.kind === F.AMBIENT || this.formerWord === DECLARE ? F.AMBIENT : F.MODULE;
  }

  /** Takes in what a token means for those to come. The answer is the class that they find. */
  private apply(token: number): number {
    const { frames } = this;
    switch (token) {
      case T.OPEN_BRACE:
        this.open(this.openBrace());
        return token;
      case T.OPEN_PAREN:
        this.open(this.openParen());
        return token;
      case T.OPEN_BRACKET:
        this.open(F.BRACKET);
        return token;
      case T.SEMI:
        // Between members of a type literal after all.
        if (frames.kind === F.OBJECT && this.mayBeType()) frames.turn(F.TYPE);
        else if (frames.kind === F.TYPE && this.last === T.SEMI) throw new Doubt('semicolons');
        else if (frames.kind > F.TYPE && frames.kind !== F.FOR_PAREN) throw new Doubt('semicolon');
        this.checkBodies();
        frames.due[frames.depth] = 0;
        frames.arrows[frames.depth] = 0;
        this.decorated = 0;
        return token;
      case T.ASSIGN:
        this.noteAssign();
        return token;
      case T.ARROW:
        frames.arrows[frames.depth] = 1;
        return token;
      case T.DO:
        frames.loops[frames.depth]!++;
        return token;
      case T.DECLARE:
      case T.RETURN:
      case T.CONTROL:
        if (frames.kind < F.CLASS_BODY) frames.arrows[frames.depth] = 0;
        if (token === T.DECLARE && frames.due[frames.depth] === F.ALIAS) frames.due[frames.depth] = 0;
        return token;
      case T.COMMA:
        frames.keys[frames.depth] = 0;
        frames.conditions[frames.depth] = 0;
        return token;
      case T.QUESTION:
        if (frames.keys[frames.depth] === 1) frames.conditions[frames.depth]!++;
        return token;
      case T.TEMPLATE:
        return this.enterHole();
      case T.ELEMENT_START:
        return this.readElement();
      case T.AT:
        this.decorated = frames.depth + 1;
        this.decoratorStart = this.start;
        if (frames.kind === F.PAREN) frames.marks[frames.depth] = F.MARKED;
        return token;
      case T.CLASS:
        frames.due[frames.depth] = F.CLASS_BODY;
        return token;
      case T.FUNCTION:
        frames.due[frames.depth] = F.BODY;
        this.noteFunction();
        return token;
      case T.DEFAULT:
        if (this.last !== T.EXPORT) frames.cases[frames.depth] = 1;
        return token;
      case T.CASE:
        frames.cases[frames.depth] = 1;
        return token;
      case T.LITERAL:
        return token;
      default:
        return this.close(token);
    }
  }
}
