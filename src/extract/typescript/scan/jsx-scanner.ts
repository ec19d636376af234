import { isPart } from './char-kinds';
import * as F from './frames';
import { Doubt } from './text-cursor';
import * as T from './token-classes';
import { Tokenizer } from './tokenizer';

const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const MINUS = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Reads JSX between the tokens of a script. */
export class JsxScanner extends Tokenizer {
  protected readonly frames = new F.Frames();

  /** Reads an element from behind its `<` up to its end or its first hole. The answer is the class of what was read. */
  protected readElement(): number {
    this.openTag();
    return this.readOn();
  }

  /** Goes on behind a hole, or behind a tag. `OPEN_PAREN` stands for the beginning of the next hole. */
  protected readOn(): number {
    for (;;) {
      const isOpen = this.frames.kind === F.JSX_TAG ? this.readAttribute() : this.readChild();
      if (isOpen) return T.OPEN_PAREN;
      const { kind } = this.frames;
      if (kind !== F.JSX_TAG && kind !== F.JSX_CHILDREN) return T.ELEMENT;
    }
  }

  private openTag(): void {
    const name = this.readName();
    this.frames.push(F.JSX_TAG, T.LESS, this.at);
    this.frames.names[this.frames.depth] = name;
    // Type arguments, and the parameters of generic functions.
    if (this.skip() === LESS) throw new Doubt('generic element');
  }

  /** The name of a tag, empty for a fragment. */
  private readName(): string {
    const { text } = this;
    const code = this.skip();
    const start = this.at;
    if (code === GREATER) return '';
    if (!isPart(code)) throw new Doubt('tag');
    while (isNamePart(text.charCodeAt(this.at)) || text.charCodeAt(this.at) === DOT) this.at++;
    return text.slice(start, this.at);
  }

  /** Reads an attribute or the end of a tag. The answer is whether a hole has opened. */
  private readAttribute(): boolean {
    const code = this.skip();
    if (code === GREATER) {
      this.at++;
      this.frames.turn(F.JSX_CHILDREN);
      return false;
    }
    if (code === SLASH) {
      if (this.text.charCodeAt(this.at + 1) !== GREATER) throw new Doubt('tag');
      if (this.frames.names[this.frames.depth] === '') throw new Doubt('fragment');
      this.at += 2;
      this.frames.pop();
      return false;
    }
    if (this.frames.names[this.frames.depth] === '') throw new Doubt('fragment');
    if (code === OPEN_BRACE) {
      this.openHole();
      this.skip();
      if (!this.text.startsWith('...', this.at)) throw new Doubt('spread');
      return true;
    }
    const start = this.at;
    if (!isPart(code)) throw new Doubt('attribute');
    while (isNamePart(this.text.charCodeAt(this.at))) this.at++;
    // `<T extends A>(…) => …`
    if (this.text.slice(start, this.at) === 'extends') throw new Doubt('generic function');
    return this.skip() === EQUALS && this.readValue();
  }

  private readValue(): boolean {
    this.at++;
    const code = this.skip();
    if (code === OPEN_BRACE) {
      this.openHole();
      if (this.skip() === CLOSE_BRACE) throw new Doubt('empty attribute');
      return true;
    }
    if (code !== QUOTE && code !== DOUBLE_QUOTE) throw new Doubt('attribute');
    // Nothing is escaped here, and lines may end.
    const end = this.text.indexOf(String.fromCharCode(code), this.at + 1);
    if (end === -1) throw new Doubt('attribute');
    this.at = end + 1;
    return false;
  }

  /** Reads text up to the next hole or tag, and that tag's name. The answer is whether a hole has opened. */
  private readChild(): boolean {
    const { text } = this;
    const { length } = text;
    let { at } = this;
    let code = text.charCodeAt(at);
    while (at < length && code !== LESS && code !== OPEN_BRACE) {
      if (code === GREATER || code === CLOSE_BRACE) throw new Doubt('text');
      code = text.charCodeAt(++at);
    }
    if (at >= length) throw new Doubt('element');
    this.at = at;
    if (code === OPEN_BRACE) {
      this.openHole();
      return true;
    }
    this.at++;
    if (text.charCodeAt(this.at) === SLASH) this.closeTag();
    else this.openTag();
    return false;
  }

  private closeTag(): void {
    const { frames } = this;
    this.at++;
    if (this.readName() !== frames.names[frames.depth] || this.skip() !== GREATER)
      throw new Doubt('closing tag');
    this.at++;
    frames.pop();
  }

  private openHole(): void {
    this.at++;
    this.frames.push(F.JSX_HOLE, T.ELEMENT_START, this.at);
  }
}

/** Whether a character may stand in the name of an attribute or tag. */
function isNamePart(code: number): boolean {
  return isPart(code) || code === MINUS || code === COLON;
}
