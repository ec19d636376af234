import type { FoundImport } from '../script-reading';
import { CallScanner } from './call-scanner';
import { ANYWHERE, beginsStatement, ENDS_OPERAND, FOLLOWS, ON_NEW_LINE } from './follow-table';
import * as F from './frames';
import { readExport, readImport } from './statement-grammar';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { END } from './tokenizer';
import { numberOf } from './words';

const DECLARE = numberOf('declare');
const INTERFACE = numberOf('interface');
const NAMESPACE = numberOf('namespace');
const MODULE = numberOf('module');
const GLOBAL = numberOf('global');
const STATIC = numberOf('static');
const AWAIT = numberOf('await');
const FOR = numberOf('for');
const TYPE = numberOf('type');

const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const STAR = 42;
const DOT = 46;
const LETTER_T = 116;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** What `resolve` answers for a statement that it has read to its end. */
const WHOLE = 62;

/** By class: 1 where a token has to be looked at before it is compared with the one before it. */
const RESOLVES = new Uint8Array(64);
for (const one of [T.CLOSE_PAREN, T.CLOSE_BRACE, T.COLON, T.LESS, T.REQUIRE]) RESOLVES[one] = 1;
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
  T.AT,
  T.ELEMENT_START,
  T.CLASS,
  T.FUNCTION,
  T.CASE,
  T.DEFAULT,
])
  APPLIES[one] = 1;

/** Goes through a script and finds its imports. Good for one text. */
export class Scanner extends CallScanner {
  /** One more than the depth at which a decorator waits for what it decorates, 0 for none. */
  private decorated = 0;

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
      if ((bits & ANYWHERE) === 0 && !((bits & ON_NEW_LINE) !== 0 && isNewLine && frames.kind <= F.TYPE))
        this.checkDecorated(token);
      if (this.lastWord !== 0) this.announce(token);
      const kept = APPLIES[token] === 1 ? this.apply(token) : token;
      this.shift(kept, wordNumber, start, isNewLine);
    }
    if (frames.depth !== 0) throw new Doubt('open bracket');
    if (FOLLOWS[this.last * 64 + T.SEMI] === 0) throw new Doubt('end');
    this.checkRequire();
    return this.found;
  }

  /** What a token is where it stands. */
  private resolve(token: number): number {
    const { frames } = this;
    switch (token) {
      case T.CLOSE_PAREN:
        return frames.kind === F.CONTROL_PAREN || frames.kind === F.FOR_PAREN ? T.CLOSE_CONTROL : token;
      case T.CLOSE_BRACE:
        return this.resolveBrace();
      case T.COLON:
        return this.resolveColon();
      case T.LESS:
        return this.isJsx ? this.resolveLess() : token;
      case T.REQUIRE:
        this.resolveRequire();
        return T.NAME;
      default:
        return this.resolveWord(token);
    }
  }

  /** In a script with JSX, what begins like an operand is an element. */
  private resolveLess(): number {
    const { last } = this;
    // The type of a field, a generic function.
    if (last === T.COLON && this.frames.kind === F.CLASS_BODY) return T.LESS;
    if (ENDS_OPERAND[last] !== 1) return T.ELEMENT_START;
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
        return T.CLOSE_BRACE;
    }
  }

  private resolveColon(): number {
    const { frames, last } = this;
    const { kind, depth } = frames;
    this.noteColon();
    if (frames.cases[depth] === 1) {
      frames.cases[depth] = 0;
      return T.CASE_COLON;
    }
    if (kind < F.CLASS_BODY)
      return last === T.NAME && beginsStatement(this.former, this.lastOnNewLine) ? T.CASE_COLON : T.COLON;
    if (last === T.CLOSE_PAREN && kind <= F.OBJECT) frames.due[depth] = F.BODY;
    return T.COLON;
  }

  private resolveWord(token: number): number {
    const { kind } = this.frames;
    if (kind >= F.CLASS_BODY && kind <= F.OBJECT && this.isKey()) {
      this.wordNumber = 0;
      return T.NAME;
    }
    switch (token) {
      case T.DECLARE:
        // `as const`, `<const>a`
        return this.last === T.INFIX || this.last === T.LESS ? T.NAME : token;
      case T.IMPORT:
        return this.resolveImport();
      case T.EXPORT:
        return this.resolveExport();
      default:
        return token;
    }
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
    if (!beginsStatement(this.last, this.isNewLine)) throw new Doubt('place');
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

  /** A token that cannot follow the last one may still follow a decorator. */
  private checkDecorated(token: number): void {
    const { last } = this;
    if (this.decorated !== this.frames.depth + 1 || (last !== T.CLOSE_PAREN && last !== T.NAME))
      throw new Doubt(`pair ${last} ${token}`);
    this.decorated = 0;
  }

  /** Bodies that the last word and this token announce. */
  private announce(token: number): void {
    const { frames, last, lastWord } = this;
    const isName = token === T.NAME || token === T.PREFIX || token === T.INFIX;
    if (last === T.ENUM && isName) frames.due[frames.depth] = F.OBJECT;
    if (last !== T.PREFIX) return;
    if (lastWord === INTERFACE && isName) frames.due[frames.depth] = F.TYPE;
    else if (lastWord === TYPE && isName) {
      frames.due[frames.depth] = F.ALIAS;
      this.noteAlias();
    } else if ((lastWord === NAMESPACE || lastWord === MODULE) && (isName || token === T.LITERAL))
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
        if (frames.kind === F.OBJECT) frames.turn(F.TYPE);
        else if (frames.kind > F.TYPE && frames.kind !== F.FOR_PAREN) throw new Doubt('semicolon');
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
      case T.DECLARE:
      case T.RETURN:
      case T.CONTROL:
        if (frames.kind < F.CLASS_BODY) frames.arrows[frames.depth] = 0;
        return token;
      case T.TEMPLATE:
        return this.enterHole();
      case T.ELEMENT_START:
        return this.readElement();
      case T.AT:
        this.decorated = frames.depth + 1;
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

  /** A template that has a hole goes on with an expression. */
  private enterHole(): number {
    if (this.text.charCodeAt(this.at - 1) !== OPEN_BRACE) return T.TEMPLATE;
    this.open(F.HOLE);
    return T.OPEN_PAREN;
  }

  private close(token: number): number {
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

  private openParen(): number {
    const { last } = this;
    if (last === T.CONTROL) return this.lastWord === FOR ? F.FOR_PAREN : F.CONTROL_PAREN;
    if (last === T.CATCH) return F.CONTROL_PAREN;
    return this.lastWord === AWAIT && this.formerWord === FOR ? F.FOR_PAREN : F.PAREN;
  }

  /** What a brace opens here. */
  private openBrace(): number {
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
      case T.LESS:
      case T.BAR:
      case T.COMMA:
      case T.QUESTION:
      case T.BINARY_WORD:
      case T.UNARY_WORD:
        return F.TYPE;
      default:
        return frames.kind < F.CLASS_BODY && BLOCK_STARTS.includes(last) ? F.BLOCK : F.OBJECT;
    }
  }

  /** What a brace opens behind a token that may end an operand. */
  private openBody(due: number): number {
    const { frames, last } = this;
    const { kind } = frames;
    if (last === T.INFIX) return F.TYPE;
    this.decorated = 0;
    if (due !== 0 && due !== F.ALIAS) {
      frames.due[frames.depth] = 0;
      return due;
    }
    if (last === T.CLOSE_PAREN && kind >= F.CLASS_BODY && kind <= F.OBJECT) return F.BODY;
    if (last === T.PREFIX && this.lastWord === STATIC) return F.BLOCK;
    if (last === T.PREFIX && this.lastWord === GLOBAL) return F.AMBIENT;
    if (last === T.PREFIX || last === T.GREATER) return F.TYPE;
    if (last === T.CLOSE_BRACE && kind < F.CLASS_BODY) return F.BLOCK;
    throw new Doubt('brace');
  }
}

/** What may follow the key of a member. */
const KEY_ENDS = '(:?=;,}!<';

/** What blocks follow that are statements. */
const BLOCK_STARTS: readonly number[] = [
  ...[T.START, T.SEMI, T.OPEN_BRACE, T.CLOSE_BLOCK, T.CASE_COLON, T.CLOSE_CONTROL],
  ...[T.TRY, T.FINALLY, T.ELSE, T.DO, T.IMPORT_END],
];
