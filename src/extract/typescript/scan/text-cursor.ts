import { isPart, KINDS, LINE_END, OTHER, PART } from './char-kinds';
import { skipString } from './skip-literals';

/** What is thrown where the scanner leaves a text to the compiler. `reason` serves for measuring. */
export class Doubt {
  constructor(readonly reason: string) {}
}

/** A place in a text that moves on token by token. */
export class TextCursor {
  /** Offset of what is to be read next. */
  at = 0;
  /** Whether a line has ended in what was skipped last. */
  isNewLine = false;
  /** Where the line ends that the last comment is in. */
  private lineEnd = -1;

  constructor(readonly text: string) {}

  /** Skips blanks and comments. The answer is the character code of the next token, 0 at the end. */
  skip(): number {
    const { text } = this;
    const { length } = text;
    let { at } = this;
    let isNewLine = false;
    let code = 0;
    while (at < length) {
      code = text.charCodeAt(at);
      const kind = KINDS[code]!;
      if (kind > PART) {
        if (kind === LINE_END) isNewLine = true;
        at++;
      } else if (kind === OTHER && code === 47) {
        const end = this.skipComment(at);
        if (end === at) break;
        isNewLine ||= this.isNewLine;
        at = end;
      } else break;
    }
    this.at = at;
    this.isNewLine = isNewLine;
    return at < length ? code : 0;
  }

  /** The offset behind a comment, the offset of the slash where there is none. Sets `isNewLine`. */
  private skipComment(slash: number): number {
    const { text } = this;
    const second = text.charCodeAt(slash + 1);
    this.isNewLine = false;
    if (second === 47) {
      const end = text.indexOf('\n', slash);
      return end === -1 ? text.length : end;
    }
    if (second !== 42) return slash;
    const end = text.indexOf('*/', slash + 2);
    if (end === -1) throw new Doubt('comment');
    // Looked for once a line: a line may hold thousands of comments.
    if (this.lineEnd < slash) {
      const line = text.indexOf('\n', slash);
      this.lineEnd = line === -1 ? text.length : line;
    }
    this.isNewLine = this.lineEnd < end;
    return end + 2;
  }

  /** Whether the next token is this character, which is then skipped. */
  eat(char: number): boolean {
    if (this.skip() !== char) return false;
    this.at++;
    return true;
  }

  /** The next token, a word. */
  word(): string {
    this.skip();
    const { text, at: start } = this;
    let at = start;
    while (isPart(text.charCodeAt(at))) at++;
    this.at = at;
    // A word may go on with what only the compiler knows.
    if (at === start || text.charCodeAt(at) === 92 || text.charCodeAt(at) > 127) throw new Doubt('word');
    return text.slice(start, at);
  }

  /** The value of the next token, a string without escapes. */
  string(): string {
    const quote = this.skip();
    if (quote !== 34 && quote !== 39) throw new Doubt('string');
    const start = this.at;
    this.at = skipString(this.text, start);
    if (this.at === -1) throw new Doubt('string');
    const value = this.text.slice(start + 1, this.at - 1);
    if (value.includes('\\')) throw new Doubt('escape');
    return value;
  }
}
