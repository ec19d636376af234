/**
 * What a token is. Names come first, then other values that consist of one token; operators that stand between two
 * values are `Sign` to `Logic`. An enumeration, because the bundler puts its numbers into the code.
 */
export enum Kind {
  End,
  Newline,
  Indent,
  Dedent,
  Name,
  /** `print` and `exec`, statements of Python 2. */
  Print,
  Match,
  Case,
  Type,
  Number,
  String,
  /** `None`, `True` and `False`. */
  Constant,
  Ellipsis,
  /** From the prefix of an f-string or t-string to its first quote. */
  FormatStart,
  FormatEnd,
  HoleStart,
  HoleEnd,
  /** `!r` in front of the end of a hole. */
  Conversion,
  /** The colon in front of a format, of which nothing but its holes is a token. */
  Format,
  Open,
  OpenSquare,
  OpenCurly,
  Close,
  CloseSquare,
  CloseCurly,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Equals,
  Walrus,
  Arrow,
  /** `+=` and the like. */
  Augmented,
  Tilde,
  /** `+` and `-`. */
  Sign,
  Star,
  DoubleStar,
  Slash,
  At,
  Bar,
  /** Other operators of arithmetic. */
  Operator,
  Compare,
  In,
  Is,
  /** `and` and `or`. */
  Logic,
  Not,
  If,
  Else,
  Elif,
  For,
  While,
  Try,
  Except,
  Finally,
  With,
  Def,
  Class,
  Async,
  Await,
  Lambda,
  Yield,
  Return,
  Raise,
  Assert,
  Del,
  /** `pass`, `break` and `continue`. */
  Pass,
  /** `global` and `nonlocal`. */
  Global,
  Import,
  From,
  As,
}

/** The tokens of a text. What stands in the arrays behind the last one is of texts before. */
export interface Tokens {
  text: string;
  /** `Kind` of each token. The last one is `End`. */
  kinds: Uint8Array;
  /** Offset of the first character of each. */
  starts: Int32Array;
  /** Offset behind the last one of each. */
  ends: Int32Array;
  /** Line of the first character of each, counted from 1. */
  lines: Int32Array;
  count: number;
  /** Line breaks in the text. */
  breaks: number;
  /** Why it is not certain what the tokens are, or what they mean. */
  doubt: string | undefined;
  /** Some of the text would come to other tokens by `createLexer`, which knows no quotes inside of strings like them. */
  isOdd: boolean;
}

/** Room for tokens at first. */
const USUAL_ROOM = 1 << 16;

/** Room that is given back after use. */
const MOST_ROOM = 1 << 20;

/** Tokens of nothing. */
export function createTokens(): Tokens {
  return { text: '', ...makeRoom(USUAL_ROOM), count: 0, breaks: 0, doubt: undefined, isOdd: false };
}

/** Makes room for the tokens of a text, each of which takes up at least one of its characters. */
export function beginTokens(tokens: Tokens, text: string): void {
  const needed = text.length + 2;
  if (needed > tokens.kinds.length || tokens.kinds.length > MOST_ROOM)
    Object.assign(tokens, makeRoom(Math.max(USUAL_ROOM, 2 ** Math.ceil(Math.log2(needed)))));
  tokens.text = text;
  tokens.count = 0;
  tokens.doubt = undefined;
  tokens.isOdd = false;
}

function makeRoom(size: number): Pick<Tokens, 'kinds' | 'starts' | 'ends' | 'lines'> {
  return {
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    lines: new Int32Array(size),
  };
}
