import { Kind } from './tokens';

/** What begins with a character of ASCII, besides the tokens of single characters, whose kinds are less than these. */
export enum First {
  Name = 100,
  Newline = 101,
  Quote = 102,
  Comment = 103,
  Blank = 104,
  Backslash = 105,
  Digit = 106,
  Dot = 107,
  Operator = 108,
}

/** `Kind` of what begins with a character of ASCII, where that is all of it, or `First`. */
export const SIGNS = new Uint8Array(128).fill(First.Operator);
/** 1 for what names go on with. */
export const NAME_PARTS = new Uint8Array(128);
/** `Kind` of an operator of one character; 0 where there is none. */
export const ALONE = new Uint8Array(128);
/** `Kind` of an operator that is a character twice. */
export const DOUBLED = new Uint8Array(128);
/** `Kind` of an operator that is a character and an equals sign. */
export const AFTER_EQUALS = new Uint8Array(128);

function fill(table: Uint8Array, kinds: Readonly<Record<string, number>>): void {
  for (const [signs, kind] of Object.entries(kinds))
    for (const sign of signs) table[sign.charCodeAt(0)] = kind;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
fill(SIGNS, {
  [LETTERS]: First.Name,
  '0123456789': First.Digit,
  '"\'': First.Quote,
  '\n': First.Newline,
  '\t\r': First.Blank,
});
fill(SIGNS, {
  '#': First.Comment,
  '\\': First.Backslash,
  '.': First.Dot,
  ',': Kind.Comma,
  ';': Kind.Semicolon,
  '~': Kind.Tilde,
});
fill(SIGNS, { '(': Kind.Open, '[': Kind.OpenSquare, '{': Kind.OpenCurly });
fill(SIGNS, { ')': Kind.Close, ']': Kind.CloseSquare, '}': Kind.CloseCurly });
fill(NAME_PARTS, { [LETTERS]: 1, '0123456789': 1 });
fill(ALONE, { ':': Kind.Colon, '=': Kind.Equals, '+-': Kind.Sign, '*': Kind.Star, '/': Kind.Slash });
fill(ALONE, { '@': Kind.At, '|': Kind.Bar, '%&^': Kind.Operator, '<>': Kind.Compare });
fill(DOUBLED, { '*': Kind.DoubleStar, '/<>': Kind.Operator });
fill(AFTER_EQUALS, { ':': Kind.Walrus, '=!<>': Kind.Compare, '+-*/%&^|@': Kind.Augmented });
