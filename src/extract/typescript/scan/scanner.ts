import type { FoundImport } from '../script-reading';
import { BracketScanner } from './bracket-scanner';
import { isPart } from './char-kinds';
import {
  AMONG_MEMBERS,
  ANYWHERE,
  beginsStatement,
  ENDS_OPERAND,
  FOLLOWS,
  IN_BRACKETS,
  ON_NEW_LINE,
} from './follow-table';
import * as F from './frames';
import { readExport, readImport } from './statement-grammar';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { END } from './tokenizer';
import { isModifier, numberOf } from './words';

const DECLARE = numberOf('declare');
const INTERFACE = numberOf('interface');
const IN = numberOf('in');
const NAMESPACE = numberOf('namespace');
const MODULE = numberOf('module');
const WHILE = numberOf('while');
const TYPE = numberOf('type');

const OPEN_PAREN = 40;
const STAR = 42;
const COMMA = 44;
const DOT = 46;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const LETTER_T = 116;
const OPEN_BRACE = 123;

/** What `resolve` answers for a statement that it has read to its end. */
const WHOLE = 62;

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

/** Goes through a script and finds its imports. Good for one text. */
export class Scanner extends BracketScanner {
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

  private resolveParen(): number {
    const { frames } = this;
    if (frames.kind === F.CONTROL_PAREN || frames.kind === F.FOR_PAREN) return T.CLOSE_CONTROL;
    if (this.last !== T.OPEN_PAREN) return T.CLOSE_PAREN;
    return BEFORE_ARROW.includes(frames.openers[frames.depth]!) ? T.CLOSE_EMPTY : T.CLOSE_PAREN;
  }

  /** Where modifiers cannot stand, the words are names. */
  private resolvePrefix(): number {
    const { last, wordNumber } = this;
    return isModifier(wordNumber) && BEFORE_OPERAND.includes(last) ? T.NAME : T.PREFIX;
  }

  private resolveInfix(): number {
    const { last } = this;
    // `export as namespace A`
    if (last === T.EXPORT) return T.INFIX;
    if (ENDS_OPERAND[last] !== 1) return T.NAME;
    return this.isNewLine || last === T.PREFIX || last === T.INFIX || last === T.GREATER
      ? T.INFIX
      : T.INFIX_OPERATOR;
  }

  /** In a script with JSX, what begins like an operand is an element. */
  private resolveLess(): number {
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

  private resolveBrace(): number {
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

  private resolveColon(): number {
    const { frames, last } = this;
    const { kind, depth } = frames;
    this.noteColon();
    if (frames.cases[depth] === 1) {
      frames.cases[depth] = 0;
      return T.CASE_COLON;
    }
    if (kind < F.CLASS_BODY) return isName(last) && this.beginsLabel() ? T.CASE_COLON : T.COLON;
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

  private resolveWord(token: number): number {
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

  private resolveImport(): number {
    const { start } = this;
    if (this.last === T.EXPORT) {
      // `export import a = …`: what else may follow is not what it seems.
      const fact = readImport(this, this.lastStart);
      if (fact !== undefined && fact.kind !== 'require') throw new Doubt('export import');
      return this.endStatement(fact, start);
    }
    const { at, isNewLine } = this;
    const next = this.skip();
    if (next === OPEN_PAREN) this.resolveImportCall(isNewLine);
    this.at = at;
    this.isNewLine = isNewLine;
    if (next === DOT || next === OPEN_PAREN) return T.IMPORT;
    this.checkPlace();
    if (this.decorated !== 0) throw new Doubt('decorated import');
    return this.endStatement(readImport(this, start), start);
  }

  private resolveExport(): number {
    const { start, at, isNewLine } = this;
    this.checkPlace();
    let next = this.skip();
    let typeOnly = false;
    if (next === LETTER_T) {
      const mark = this.at;
      if (this.word() === 'type') next = this.skip();
      typeOnly = next === OPEN_BRACE || next === STAR;
      if (!typeOnly) this.at = mark;
    }
    if (next !== OPEN_BRACE && next !== STAR) {
      this.at = at;
      this.isNewLine = isNewLine;
      return T.EXPORT;
    }
    if (this.decorated !== 0) throw new Doubt('decorated export');
    const fact = readExport(this, start, typeOnly);
    this.endStatement(fact, start);
    this.last = T.IMPORT_END;
    return WHOLE;
  }

  /** Imports and exports count where statements begin, at the top or in a module. */
  private checkPlace(): void {
    const { kind } = this.frames;
    if (kind > F.AMBIENT || kind === F.BLOCK || kind === F.BODY) throw new Doubt('place');
    // Behind the brace of a function, a line need not end.
    if (this.last !== T.CLOSE_BRACE && !beginsStatement(this.last, this.isNewLine)) throw new Doubt('place');
  }

  private endStatement(fact: FoundImport | undefined, start: number): number {
    if (fact !== undefined)
      this.found.push(this.frames.kind === F.AMBIENT ? { ...fact, typeOnly: true } : fact);
    this.shift(fact === undefined ? T.NAME : T.IMPORT_END, 0, start, false);
    return WHOLE;
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
    if (last === T.ENUM && isName(token)) frames.due[frames.depth] = F.OBJECT;
    if (last !== T.PREFIX) return;
    if (lastWord === INTERFACE && isName(token)) frames.due[frames.depth] = F.TYPE;
    else if (lastWord === TYPE && isName(token)) {
      frames.due[frames.depth] = F.ALIAS;
      this.noteAlias();
    } else if ((lastWord === NAMESPACE || lastWord === MODULE) && (isName(token) || token === T.LITERAL))
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

/** Tokens behind which `(` opens parameters of an arrow function or an operand. */
const BEFORE_ARROW: readonly number[] = [
  ...[T.OPEN_PAREN, T.OPEN_BRACKET, T.COMMA, T.COLON, T.ASSIGN, T.BINARY, T.ARROW, T.RETURN, T.BAR],
];

/** Tokens behind which an operand begins, and no declaration. */
const BEFORE_OPERAND: readonly number[] = [
  ...[T.ASSIGN, T.BINARY, T.SIGN, T.UNARY, T.ARROW, T.RETURN, T.STAR, T.QUESTION, T.SPREAD, T.OPEN_BRACKET],
];

/** What may follow the key of a member. */
const KEY_ENDS = '(:?=;,}!<';

/** Whether a token of this class may be a name. */
function isName(token: number): boolean {
  return token === T.NAME || token === T.PREFIX || token === T.INFIX;
}
