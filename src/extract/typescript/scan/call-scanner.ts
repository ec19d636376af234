import type { FoundImport } from '../script-reading';
import { readArgument, readSequel, type Sequel } from './call-sequel';
import { isCall, UNCLEAR } from './context-scanner';
import { beginsStatement } from './follow-table';
import * as F from './frames';
import { PlaceScanner } from './place-scanner';
import { readPattern } from './statement-grammar';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { numberOf } from './words';

const AWAIT = numberOf('await');
const OF = numberOf('of');

const OPEN_PAREN = 40;
const DOT = 46;
const QUESTION = 63;

const WHOLE: readonly string[] = ['*'];
const NOTHING: readonly string[] = [];

/** Reads the imports that are expressions or types: `require('…')`, `import('…')` and the type `import('…').T`. */
export class CallScanner extends PlaceScanner {
  protected readonly found: FoundImport[] = [];
  /** Whether `require` may be the name of something else here, and whether that would matter. */
  private isRequireNamed = false;
  private isRequireCalled = false;

  /** Reads `require`, the word that was read last. What follows will be read again. */
  protected resolveRequire(): void {
    const { at, isNewLine, last } = this;
    const next = this.skip();
    if (next === OPEN_PAREN) {
      const specifier = last === T.FUNCTION ? undefined : readArgument(this);
      if (last === T.FUNCTION) this.isRequireNamed = true;
      if (specifier !== undefined) {
        if (last === T.UNARY_WORD || last === T.AT) throw new Doubt('new require');
        this.isRequireCalled = true;
        const sequel = readSequel(this);
        this.add('require', specifier, this.readNames(sequel, isNewLine), isNewLine);
      }
    } else if (next !== DOT && last !== T.UNARY_WORD) this.isRequireNamed = true;
    if (next === 60 || (next === QUESTION && this.text.charCodeAt(this.at + 1) === DOT) || next === 33)
      throw new Doubt('require');
    this.at = at;
    this.isNewLine = isNewLine;
  }

  /** Leaves it to the compiler what `require` means, where that may be something else. */
  protected checkRequire(): void {
    if (this.isRequireNamed && this.isRequireCalled) throw new Doubt('own require');
  }

  /** Reads `import(…)`, whose word was read last; the cursor stands at the parenthesis. */
  protected resolveImportCall(isNewLine: boolean): void {
    const specifier = readArgument(this);
    if (specifier === undefined) return;
    const sequel = readSequel(this);
    if (this.isType(sequel, isNewLine)) {
      if (sequel.type === 'member' && sequel.isOptional) throw new Doubt('import type');
      const names = sequel.type === 'member' ? [sequel.name] : WHOLE;
      const start = this.last === T.UNARY_WORD ? this.lastStart : this.start;
      this.found.push({ kind: 'import', specifier, names, typeOnly: true, deferred: false, start });
    } else this.add('dynamic', specifier, this.readNames(sequel, isNewLine), isNewLine);
  }

  private add(
    kind: 'require' | 'dynamic',
    specifier: string,
    names: readonly string[],
    isNewLine: boolean,
  ): void {
    const { start } = this;
    this.found.push({ kind, specifier, names, typeOnly: false, deferred: this.isDeferred(), start });
    if (isNewLine && this.last === T.GREATER) throw new Doubt('call behind type arguments');
  }

  /** The names that are taken from the value of a call, as `expression-imports` has it. */
  private readNames(sequel: Sequel, isNewLine: boolean): readonly string[] {
    if (sequel.type === 'member') return [sequel.name];
    if (sequel.type === 'more') return WHOLE;
    const isAwaited = this.last === T.PREFIX && this.lastWord === AWAIT;
    const before = isAwaited ? this.former : this.last;
    const { frames } = this;
    switch (before) {
      case T.ASSIGN:
        if (this.assigned === UNCLEAR) throw new Doubt('pattern');
        return this.assigned >= 0 ? readPattern(this.text, this.assigned) : WHOLE;
      case T.OPEN_PAREN:
        if (frames.kind !== F.PAREN || sequel.type === 'comma') return WHOLE;
        return isCall(frames) ? WHOLE : this.readGroupNames();
      case T.ELSE:
      case T.DO:
      case T.CLOSE_CONTROL:
      case T.CASE_COLON:
        return sequel.type === 'end' ? NOTHING : WHOLE;
      case T.INFIX:
      case T.INFIX_OPERATOR:
        if (frames.kind !== F.FOR_PAREN || this.lastWord !== OF) throw new Doubt('call behind word');
        return WHOLE;
      default:
        if (TAKES_WHOLE.includes(before)) return WHOLE;
    }
    const isStart = beginsStatement(before, isAwaited ? this.lastOnNewLine : isNewLine);
    if (!isStart || frames.kind >= F.CLASS_BODY) throw new Doubt('place of call');
    return sequel.type === 'end' ? NOTHING : WHOLE;
  }

  /** The names taken in `(await import('…')).a`, where the cursor stands at the closing parenthesis. */
  private readGroupNames(): readonly string[] {
    this.at++;
    const sequel = readSequel(this);
    if (sequel.type !== 'member') throw new Doubt('call in parentheses');
    return [sequel.name];
  }
}

/** Tokens behind which a call is an operand or an argument. */
const TAKES_WHOLE: readonly number[] = [
  ...[
    T.OPEN_BRACKET,
    T.COMMA,
    T.COLON,
    T.QUESTION,
    T.SPREAD,
    T.BINARY,
    T.SIGN,
    T.UNARY,
    T.ARROW,
    T.STAR,
    T.BAR,
  ],
  ...[T.VOID, T.BINARY_WORD, T.RETURN, T.DEFAULT, T.CASE],
];
