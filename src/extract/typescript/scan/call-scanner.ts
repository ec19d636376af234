import type { FoundImport } from '../script-reading';
import { isPart } from './char-kinds';
import { beginsStatement, ENDS_OPERAND } from './follow-table';
import * as F from './frames';
import { JsxScanner } from './jsx-scanner';
import { readPattern } from './statement-grammar';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { numberOf } from './words';

const AS = numberOf('as');
const AWAIT = numberOf('await');
const IS = numberOf('is');
const LET = numberOf('let');
const OF = numberOf('of');
const SATISFIES = numberOf('satisfies');
const TYPEOF = numberOf('typeof');

const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const COMMA = 44;
const DOT = 46;
const QUESTION = 63;

const WHOLE: readonly string[] = ['*'];
const NOTHING: readonly string[] = [];

/** No place in a text. */
const NOWHERE = -1;
/** A place that cannot be told. */
const UNCLEAR = -2;
/** What is no place: the type that an alias stands for. */
const ALIAS = -3;

/** How the code behind a call goes on. */
type Sequel =
  /** With a member of its value. */
  | {
      readonly type: 'member';
      readonly name: string;
      readonly isOptional: boolean;
      readonly isCalled: boolean;
      /** Whether an arrow follows. */
      readonly isResult: boolean;
    }
  /** Not at all: the statement, the argument or the bracket ends. */
  | { readonly type: 'end' | 'comma' }
  /** With what takes its value as a whole. */
  | { readonly type: 'more' };

const MORE: Sequel = { type: 'more' };
const END: Sequel = { type: 'end' };

/** Reads the imports that are expressions or types: `require('…')`, `import('…')` and the type `import('…').T`. */
export class CallScanner extends JsxScanner {
  protected readonly found: FoundImport[] = [];
  /** Number of the last token, where it is a word, the offset where it begins, and whether on a new line. */
  protected lastWord = 0;
  protected lastStart = 0;
  protected lastOnNewLine = false;
  /** Class and number of the token before the last one. */
  protected former: number = T.START;
  protected formerWord = 0;
  /** Class of the token before that. */
  private beforeFormer: number = T.START;
  /** Where the pattern begins that waits for the value that is given to it, and at which depth. */
  private pattern = NOWHERE;
  private patternDepth = 0;
  /** Where the bracket begins that was closed last. */
  private closed = NOWHERE;
  /** Class of the token before that. */
  protected closedOpener: number = T.START;
  /** What the last `=` gives a value to: where a pattern begins, `UNCLEAR`, `ALIAS`, or something else (`NOWHERE`). */
  private assigned = NOWHERE;
  /** Where the name of the last type alias begins. */
  private alias = NOWHERE;
  /** One more than the depth at which a variable with a type waits for its value, 0 for none. */
  private annotated = 0;
  /** Whether `require` may be the name of something else here, and whether that would matter. */
  private isRequireNamed = false;
  private isRequireCalled = false;

  constructor(
    text: string,
    protected readonly isJsx: boolean,
    private readonly isDeclaration: boolean,
  ) {
    super(text);
  }

  /** Makes a token the last one. */
  protected shift(token: number, word: number, start: number, isNewLine: boolean): void {
    this.beforeFormer = this.former;
    this.former = this.last;
    this.formerWord = this.lastWord;
    this.last = token;
    this.lastWord = word;
    this.lastStart = start;
    this.lastOnNewLine = isNewLine;
  }

  /** Opens a frame at the bracket that was read last. */
  protected open(kind: number): void {
    const { frames, last } = this;
    const outer = frames.depth;
    const isLate = kind === F.BODY && this.isNeverCalledHere();
    const isStatement = frames.kind < F.CLASS_BODY || frames.kind === F.FOR_PAREN;
    frames.push(kind, last, this.start);
    if (kind === F.BODY) {
      frames.marks[frames.depth] = isLate ? F.LATE : F.PLAIN;
      frames.arrows[outer] = 0;
      frames.functions[outer] = F.NO_FUNCTION;
    } else if ((kind === F.OBJECT || kind === F.TYPE) && isStatement) {
      const isDeclared = last === T.DECLARE || (last === T.PREFIX && this.lastWord === LET);
      if (!isDeclared && last !== T.COMMA) return;
      // Behind a comma it may be declared or not.
      this.pattern = isDeclared ? this.start : UNCLEAR;
      this.patternDepth = outer;
    }
  }

  /** Closes the innermost frame. */
  protected shut(): void {
    const { frames } = this;
    this.closed = frames.starts[frames.depth]!;
    this.closedOpener = frames.openers[frames.depth]!;
    this.frames.pop();
  }

  /** Whether the function whose body opens is certainly none that is called where it stands: `(function () { … })()`. */
  private isNeverCalledHere(): boolean {
    const { frames, last } = this;
    const { depth, kind } = frames;
    if (last === T.ARROW) return kind !== F.PAREN || isCall(frames);
    if (frames.functions[depth] !== F.NO_FUNCTION) return frames.functions[depth] === F.DECLARED_FUNCTION;
    return kind >= F.CLASS_BODY && kind <= F.OBJECT;
  }

  /** Takes in `=`. */
  protected noteAssign(): void {
    const { frames, last, pattern } = this;
    const { depth, kind } = frames;
    // What follows may be the default of a parameter, which is not evaluated here and now.
    if (kind >= F.TYPE && kind !== F.CONTROL_PAREN && kind !== F.FOR_PAREN) frames.marks[depth] = F.MARKED;
    this.assigned = NOWHERE;
    if (this.annotated === depth + 1) {
      // The type that ends here may have been that of a function.
      frames.arrows[depth] = 0;
      this.annotated = 0;
    }
    if (last === T.NAME && this.lastStart === this.alias) this.assigned = ALIAS;
    else if (pattern !== NOWHERE && this.patternDepth === depth) {
      this.assigned = last === T.CLOSE_OBJECT && this.closed === pattern ? pattern : UNCLEAR;
      this.pattern = NOWHERE;
    } else if (last === T.CLOSE_OBJECT || last === T.CLOSE_BRACE) this.assigned = UNCLEAR;
  }

  /** Takes in a colon. */
  protected noteColon(): void {
    const { last, former, frames } = this;
    const isVariable = former === T.DECLARE || (former === T.PREFIX && this.formerWord === LET);
    if (last === T.NAME && isVariable && frames.kind < F.CLASS_BODY) this.annotated = frames.depth + 1;
  }

  /** Takes in the name of a type alias, the token that was read last. */
  protected noteAlias(): void {
    this.alias = this.start;
  }

  /** Takes in the word `function`. */
  protected noteFunction(): void {
    const { frames, last, former } = this;
    if (this.isDeclaration && last === T.ASSIGN) throw new Doubt('function in declarations');
    const isStatement =
      last === T.PREFIX
        ? former === T.EXPORT || beginsStatement(former, this.lastOnNewLine)
        : beginsStatement(last, this.isNewLine);
    const isDeclared = last === T.EXPORT || (frames.kind < F.CLASS_BODY && isStatement);
    if (isDeclared) this.checkFunctionName();
    frames.functions[frames.depth] = isDeclared ? F.DECLARED_FUNCTION : F.FUNCTION_VALUE;
  }

  private checkFunctionName(): void {
    const { at, isNewLine } = this;
    if (this.skip() === OPEN_PAREN) throw new Doubt('function without a name');
    this.at = at;
    this.isNewLine = isNewLine;
  }

  /** Reads `require`, the word that was read last. What follows will be read again. */
  protected resolveRequire(): void {
    const { at, isNewLine, last } = this;
    const next = this.skip();
    if (next === OPEN_PAREN) {
      const specifier = last === T.FUNCTION ? undefined : this.readArgument();
      if (last === T.FUNCTION) this.isRequireNamed = true;
      if (specifier !== undefined) {
        if (last === T.UNARY_WORD || last === T.AT) throw new Doubt('new require');
        this.isRequireCalled = true;
        const sequel = this.readSequel();
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
    const specifier = this.readArgument();
    if (specifier === undefined) return;
    const sequel = this.readSequel();
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

  /** The string that is the only argument of a call, `undefined` where its first argument is no string. */
  private readArgument(): string | undefined {
    this.at++;
    const code = this.skip();
    if (code === 96) throw new Doubt('template as specifier');
    if (code !== 34 && code !== 39) return undefined;
    const specifier = this.string();
    const next = this.skip();
    if (next === COMMA) throw new Doubt('arguments');
    if (next !== CLOSE_PAREN || specifier === '') return undefined;
    this.at++;
    return specifier;
  }

  /** How the code at the cursor goes on behind a call. */
  private readSequel(): Sequel {
    const code = this.skip();
    const { text, at, isNewLine } = this;
    const second = text.charCodeAt(at + 1);
    const isOptional = code === QUESTION && second === DOT;
    if (code === DOT || isOptional) {
      this.at += isOptional ? 2 : 1;
      if (!isPart(this.skip())) return MORE;
      const name = this.word();
      if (name.charCodeAt(0) < 58 && name.charCodeAt(0) !== 36) throw new Doubt('number');
      const isCalled = this.skip() === OPEN_PAREN;
      const isResult = text.startsWith('=>', this.at);
      return { type: 'member', name, isOptional, isCalled, isResult };
    }
    if (code === COMMA) return { type: 'comma' };
    // ; ) ] } and the colon of a condition
    if (code === 0 || code === 59 || code === 41 || code === 93 || code === 125 || code === 58) return END;
    if (!isNewLine || code === 40 || code === 91 || code === 96) return MORE;
    if (isPart(code) || code === 34 || code === 39 || code === 64 || code === 123) {
      if (text.startsWith('in', at)) throw new Doubt('call before in');
      return END;
    }
    // A line that begins with one of + - ! < / may go on or not.
    if ('+-!</#'.includes(text.charAt(at))) throw new Doubt('line behind call');
    return MORE;
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
    const sequel = this.readSequel();
    if (sequel.type !== 'member') throw new Doubt('call in parentheses');
    return [sequel.name];
  }

  /** Whether `import(…)` is a type here. */
  private isType(sequel: Sequel, isNewLine: boolean): boolean {
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
  private isDeferred(): boolean {
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

/** Whether a parenthesis, the innermost or that at another depth, is that of a call or of parameters. */
export function isCall({ openers, depth }: F.Frames, at = depth): boolean {
  const opener = openers[at]!;
  return opener !== T.PREFIX && opener !== T.INFIX && opener !== T.VOID && ENDS_OPERAND[opener] === 1;
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

/** Tokens behind which there are types in declaration files. */
const IN_DECLARATIONS: readonly number[] = [
  ...[T.COLON, T.BAR, T.COMMA, T.OPEN_BRACKET, T.ARROW, T.QUESTION, T.UNARY_WORD, T.INFIX, T.INFIX_OPERATOR],
];

/** Tokens behind which `typeof` begins a type. */
const TYPE_STARTS: readonly number[] = [T.COLON, T.LESS, T.INFIX_OPERATOR, T.BAR];

function isInfix(token: number): boolean {
  return token === T.INFIX || token === T.INFIX_OPERATOR;
}
