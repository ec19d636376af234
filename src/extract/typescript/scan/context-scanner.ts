import { beginsStatement, ENDS_OPERAND } from './follow-table';
import * as F from './frames';
import { JsxScanner } from './jsx-scanner';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { numberOf } from './words';

const LET = numberOf('let');

const OPEN_PAREN = 40;

/** No place in a text. */
export const NOWHERE = -1;
/** A place that cannot be told. */
export const UNCLEAR = -2;
/** What is no place: the type that an alias stands for. */
export const ALIAS = -3;

/** Keeps what came before the token at hand: the last tokens, the brackets round it, and what waits for a value. */
export class ContextScanner extends JsxScanner {
  /** Number of the last token, where it is a word, the offset where it begins, and whether on a new line. */
  protected lastWord = 0;
  protected lastStart = 0;
  protected lastOnNewLine = false;
  /** Class and number of the token before the last one. */
  protected former: number = T.START;
  protected formerWord = 0;
  /** Class of the token before that. */
  protected beforeFormer: number = T.START;
  /** Where the pattern begins that waits for the value that is given to it, and at which depth. */
  private pattern = NOWHERE;
  private patternDepth = 0;
  /** Where the bracket begins that was closed last. */
  private closed = NOWHERE;
  /** Class of the token before that. */
  protected closedOpener: number = T.START;
  /** What the last `=` gives a value to: where a pattern begins, `UNCLEAR`, `ALIAS`, or something else (`NOWHERE`). */
  protected assigned = NOWHERE;
  /** Where the name of the last type alias begins. */
  private alias = NOWHERE;
  /** One more than the depth at which a variable with a type waits for its value, 0 for none. */
  private annotated = 0;

  constructor(
    text: string,
    protected readonly isJsx: boolean,
    protected readonly isDeclaration: boolean,
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
}

/** Whether a parenthesis, the innermost or that at another depth, is that of a call or of parameters. */
export function isCall({ openers, depth }: F.Frames, at = depth): boolean {
  const opener = openers[at]!;
  return opener !== T.PREFIX && opener !== T.INFIX && opener !== T.VOID && ENDS_OPERAND[opener] === 1;
}
