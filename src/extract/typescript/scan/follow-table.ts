import * as T from './token-classes';

/** Where expressions may begin. */
const OPERAND = [
  ...[
    T.NAME,
    T.LITERAL,
    T.TEMPLATE,
    T.OPEN_PAREN,
    T.OPEN_BRACKET,
    T.OPEN_BRACE,
    T.SIGN,
    T.UNARY,
    T.STEP,
    T.LESS,
  ],
  ...[T.PREFIX, T.INFIX, T.UNARY_WORD, T.VOID, T.FUNCTION, T.CLASS, T.IMPORT, T.AT, T.ELEMENT_START],
];

/** Types may also begin with a bar. */
const OPERAND_OR_TYPE = [...OPERAND, T.BAR];

/** Where statements, and members of classes and types, may begin. */
const STATEMENT = [
  ...OPERAND,
  ...[T.SEMI, T.RETURN, T.JUMP, T.CONTROL, T.TRY, T.DO, T.DECLARE, T.ENUM, T.EXPORT, T.DEFAULT, T.CASE],
];

const CLOSING = [
  T.CLOSE_PAREN,
  T.CLOSE_CONTROL,
  T.CLOSE_BRACKET,
  T.CLOSE_BRACE,
  T.CLOSE_BLOCK,
  T.CLOSE_OBJECT,
];

/** What may come behind an operand. */
const AFTER_OPERAND = [
  ...CLOSING,
  ...[
    T.OPEN_PAREN,
    T.OPEN_BRACKET,
    T.TEMPLATE,
    T.SEMI,
    T.COMMA,
    T.COLON,
    T.CASE_COLON,
    T.QUESTION,
    T.DOT,
    T.CHAIN,
  ],
  ...[T.ASSIGN, T.BINARY, T.SIGN, T.NON_NULL, T.STEP, T.ARROW, T.LESS, T.GREATER, T.STAR, T.BAR],
  ...[T.BINARY_WORD, T.INFIX, T.INFIX_OPERATOR],
];

/** A word that may be a name. */
const NAMES = [T.NAME, T.PREFIX, T.INFIX];

const BODY = [T.OPEN_BRACE];

/** What may follow a token of a class, whether on the same line or not. */
const FOLLOWERS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[T.START, T.CASE_COLON], STATEMENT],
  [[T.CASE_COLON], CLOSING],
  [[T.SEMI], [...STATEMENT, ...CLOSING, T.ELSE, T.LOOP_END]],
  [
    [T.NAME, T.TEMPLATE, T.CLOSE_BRACKET, T.CLOSE_PAREN],
    [...AFTER_OPERAND, ...BODY],
  ],
  [[T.LITERAL], [...AFTER_OPERAND, ...BODY].filter(one => one !== T.TEMPLATE && one !== T.STEP)],
  [[T.NON_NULL], AFTER_OPERAND],
  [[T.STEP], [...AFTER_OPERAND, ...NAMES, T.OPEN_PAREN, T.OPEN_BRACKET]],
  [
    [T.CLOSE_OBJECT, T.CLOSE_BRACE],
    [...AFTER_OPERAND, ...BODY],
  ],
  [
    [T.CLOSE_BRACE, T.CLOSE_BLOCK],
    [...STATEMENT, ...CLOSING],
  ],
  [
    [T.CLOSE_BRACE, T.CLOSE_BLOCK],
    [T.ELSE, T.CATCH, T.FINALLY, T.LOOP_END],
  ],
  [[T.CLOSE_CONTROL], [...STATEMENT, ...BODY]],
  [[T.PREFIX], [...AFTER_OPERAND, ...OPERAND, T.DECLARE, T.ENUM]],
  [[T.INFIX], [...AFTER_OPERAND, ...OPERAND_OR_TYPE, T.DECLARE]],
  [[T.OPEN_PAREN], [...OPERAND_OR_TYPE, T.CLOSE_PAREN, T.CLOSE_EMPTY, T.SPREAD, T.DECLARE, T.SEMI]],
  [[T.OPEN_BRACKET], [...OPERAND_OR_TYPE, T.CLOSE_BRACKET, T.SPREAD]],
  [[T.OPEN_BRACE], [...STATEMENT, ...CLOSING, T.SPREAD]],
  [[T.COMMA], [...OPERAND_OR_TYPE, T.CLOSE_PAREN, T.CLOSE_BRACKET, T.CLOSE_OBJECT, T.CLOSE_BRACE]],
  [[T.COMMA], [T.GREATER, T.SPREAD, T.SEMI]],
  [[T.CLOSE_EMPTY], [T.ARROW, T.COLON]],
  [[T.COLON, T.ASSIGN, T.ARROW], OPERAND_OR_TYPE],
  [[T.QUESTION], [...OPERAND_OR_TYPE, ...CLOSING, T.COLON, T.COMMA, T.SEMI, T.ASSIGN]],
  [[T.DOT], [T.NAME]],
  [[T.CHAIN], [T.NAME, T.OPEN_PAREN, T.OPEN_BRACKET, T.TEMPLATE, T.LESS]],
  [[T.SPREAD, T.BINARY, T.UNARY, T.STAR, T.BAR], OPERAND],
  [[T.INFIX_OPERATOR], [...OPERAND_OR_TYPE, T.DECLARE]],
  [[T.SIGN], [...OPERAND, T.QUESTION]],
  [[T.LESS], [...OPERAND_OR_TYPE, T.DECLARE, T.BINARY_WORD]],
  [[T.GREATER], [...AFTER_OPERAND, ...OPERAND, ...BODY]],
  [[T.AT], [...NAMES, T.OPEN_PAREN]],
  [[T.UNARY_WORD], [...OPERAND, T.DOT]],
  [[T.VOID], [...OPERAND, ...AFTER_OPERAND, ...BODY]],
  [[T.BINARY_WORD], OPERAND_OR_TYPE],
  [[T.RETURN], [...OPERAND, T.SEMI, ...CLOSING]],
  [[T.JUMP], [...NAMES, T.SEMI, ...CLOSING]],
  [[T.CONTROL], [T.OPEN_PAREN, T.PREFIX]],
  [[T.LOOP_END], [T.OPEN_PAREN]],
  [[T.CATCH], [T.OPEN_PAREN, T.OPEN_BRACE]],
  [[T.TRY, T.FINALLY], BODY],
  [[T.ELSE, T.DO], STATEMENT],
  [[T.DECLARE], [...NAMES, T.OPEN_BRACE, T.OPEN_BRACKET, T.ENUM]],
  [[T.FUNCTION], [...NAMES, T.OPEN_PAREN, T.STAR, T.LESS]],
  [[T.CLASS], [...NAMES, T.OPEN_BRACE, T.BINARY_WORD, T.LESS]],
  [[T.ENUM], NAMES],
  [[T.IMPORT], [T.OPEN_PAREN, T.DOT]],
  [
    [T.EXPORT],
    [T.DECLARE, T.FUNCTION, T.CLASS, T.ENUM, T.PREFIX, T.DEFAULT, T.ASSIGN, T.AT, T.IMPORT, T.INFIX],
  ],
  [[T.DEFAULT], [...OPERAND, T.CASE_COLON]],
  [[T.CASE], OPERAND],
  [[T.IMPORT_END], [T.SEMI, T.CLOSE_BLOCK]],
  [[T.ELEMENT], [...AFTER_OPERAND].filter(one => one !== T.LESS)],
];

/** What may end a statement or a member without a semicolon, where a line ends. */
const ENDING = [
  ...[
    T.NAME,
    T.LITERAL,
    T.TEMPLATE,
    T.PREFIX,
    T.INFIX,
    T.VOID,
    T.CLOSE_PAREN,
    T.CLOSE_BRACKET,
    T.CLOSE_BRACE,
  ],
  ...[
    T.CLOSE_BLOCK,
    T.CLOSE_OBJECT,
    T.NON_NULL,
    T.STEP,
    T.GREATER,
    T.JUMP,
    T.RETURN,
    T.QUESTION,
    T.IMPORT_END,
  ],
  T.ELEMENT,
];

/** The one bit of a pair that may stand anywhere. */
export const ANYWHERE = 1;
/** The one bit of a pair that may stand in square brackets. */
export const IN_BRACKETS = 4;
/** The one bit of a pair that may stand among members. */
export const AMONG_MEMBERS = 8;
/** The one bit of a pair that may stand where a line ends between the two and that may end a statement or a member. */
export const ON_NEW_LINE = 2;

/** By `before * 64 + after`: the bits of this pair of classes. */
export const FOLLOWS = new Uint8Array(64 * 64);

for (const [all, followers] of FOLLOWERS)
  for (const before of all) for (const after of followers) FOLLOWS[before * 64 + after]! |= ANYWHERE;
for (const before of ENDING)
  for (const after of [...STATEMENT, T.ELSE]) FOLLOWS[before * 64 + after]! |= ON_NEW_LINE;

// Holes in arrays.
for (const before of [T.OPEN_BRACKET, T.COMMA]) FOLLOWS[before * 64 + T.COMMA]! |= IN_BRACKETS;
// Generators.
for (const before of [T.OPEN_BRACE, T.SEMI, T.COMMA, T.CLOSE_BRACE, T.PREFIX])
  FOLLOWS[before * 64 + T.STAR]! |= AMONG_MEMBERS;
for (const before of [T.NAME, T.LITERAL, T.CLOSE_BRACKET, T.CLOSE_OBJECT, T.CLOSE_BRACE])
  FOLLOWS[before * 64 + T.STAR]! |= ANYWHERE;

/** By class: whether a slash behind it divides (0), begins a regular expression (1), or may do both (2). */
export const SLASHES = new Uint8Array(64).fill(1);
for (const one of [T.NAME, T.LITERAL, T.TEMPLATE, T.CLOSE_PAREN, T.CLOSE_BRACKET, T.CLOSE_OBJECT, T.NON_NULL])
  SLASHES[one] = 0;
for (const one of [
  T.CLOSE_BRACE,
  T.STEP,
  T.GREATER,
  T.PREFIX,
  T.INFIX,
  T.ELEMENT,
  T.IMPORT_END,
  T.VOID,
  T.LESS,
])
  SLASHES[one] = 2;

/** By class: 1 where it may end an operand. */
export const ENDS_OPERAND = new Uint8Array(64);
for (const one of [
  T.NAME,
  T.LITERAL,
  T.TEMPLATE,
  T.CLOSE_PAREN,
  T.CLOSE_BRACKET,
  T.CLOSE_BRACE,
  T.CLOSE_OBJECT,
])
  ENDS_OPERAND[one] = 1;
for (const one of [T.NON_NULL, T.GREATER, T.VOID, T.PREFIX, T.INFIX, T.ELEMENT]) ENDS_OPERAND[one] = 1;

/** Whether a statement begins for certain behind a token of this class. */
export function beginsStatement(last: number, isNewLine: boolean): boolean {
  switch (last) {
    case T.START:
    case T.SEMI:
    case T.OPEN_BRACE:
    case T.CLOSE_BLOCK:
      return true;
    case T.NAME:
    case T.LITERAL:
    case T.TEMPLATE:
    case T.CLOSE_PAREN:
    case T.CLOSE_BRACKET:
    case T.CLOSE_BRACE:
    case T.CLOSE_OBJECT:
    case T.NON_NULL:
    case T.GREATER:
    case T.VOID:
    case T.IMPORT_END:
      return isNewLine;
    default:
      return false;
  }
}
