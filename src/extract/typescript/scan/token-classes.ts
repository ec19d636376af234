/**
 * The classes of tokens that the scanner tells apart: as many as it takes to know what cannot follow what, no more. They
 * are numbers below 64, so that a pair of them is an index of a small table.
 */

/** Before the first token. */
export const START = 0;
/** A name, `this`, `super`, `true`, `null` …, and every word behind a dot. */
export const NAME = 1;
/** A number, a string or a regular expression. */
export const LITERAL = 2;
export const TEMPLATE = 3;
export const OPEN_PAREN = 4;
export const OPEN_BRACKET = 5;
export const OPEN_BRACE = 6;
export const CLOSE_PAREN = 7;
/** The `)` of `if (…)`, `for (…)` and the like. */
export const CLOSE_CONTROL = 8;
export const CLOSE_BRACKET = 9;
/** The `}` of what may be a statement or a value: functions, classes, and all that is not known any better. */
export const CLOSE_BRACE = 10;
/** The `}` of what is a statement for certain. */
export const CLOSE_BLOCK = 11;
/** The `}` of an object literal. */
export const CLOSE_OBJECT = 12;
export const SEMI = 13;
export const COMMA = 14;
export const COLON = 15;
/** The colon behind a label, a `case` or `default`. */
export const CASE_COLON = 16;
export const QUESTION = 17;
export const DOT = 18;
/** `?.` */
export const CHAIN = 19;
/** `...` */
export const SPREAD = 20;
/** `=` */
export const ASSIGN = 21;
/** An operator that stands between two operands and nowhere else. */
export const BINARY = 22;
/** `+` and `-` */
export const SIGN = 23;
/** `!` before an operand, `~` */
export const UNARY = 24;
/** `!` behind an operand. */
export const NON_NULL = 25;
/** `++` and `--` */
export const STEP = 26;
/** `=>` */
export const ARROW = 27;
export const LESS = 28;
/** `>`, each on its own, be it an operator or the end of type arguments. */
export const GREATER = 29;
export const AT = 30;
export const STAR = 31;
/** `|` and `&`, which types may begin with. */
export const BAR = 32;
/** A word that may be a name or a modifier: `static`, `type`, `await` … */
export const PREFIX = 33;
/** A word that may be a name or stand between operands, and nobody can tell which: `as`, `of` … */
export const INFIX = 34;
/** `typeof`, `delete`, `new` */
export const UNARY_WORD = 35;
/** `void`, an operator and a type. */
export const VOID = 36;
/** `in`, `instanceof`, `extends` */
export const BINARY_WORD = 37;
/** `return`, `throw` */
export const RETURN = 38;
/** `break`, `continue`, `debugger` */
export const JUMP = 39;
/** `if`, `for`, `while`, `switch`, `with` */
export const CONTROL = 40;
export const CATCH = 41;
/** `try`, `finally` */
export const TRY = 42;
export const FINALLY = 43;
export const ELSE = 44;
export const DO = 45;
/** `const`, `var` */
export const DECLARE = 46;
export const FUNCTION = 47;
export const CLASS = 48;
export const ENUM = 49;
export const IMPORT = 50;
export const EXPORT = 51;
export const DEFAULT = 52;
export const CASE = 53;
/** The end of an import or export statement, before its semicolon. */
export const IMPORT_END = 54;
/** The end of a JSX element that stands as a value. */
export const ELEMENT = 55;
/** The `<` of a JSX element that stands as a value. */
export const ELEMENT_START = 56;
/** The word `require`, a name that has to be looked at. */
export const REQUIRE = 57;
/** `as`, `of` … between operands for certain. */
export const INFIX_OPERATOR = 59;
/** The `)` of `()` where it must be that of an arrow function or of a type. */
export const CLOSE_EMPTY = 60;
/** The `while` of `do … while (…)`. */
export const LOOP_END = 58;

/** Whether a token of this class may be a name. */
export function isName(token: number): boolean {
  return token === NAME || token === PREFIX || token === INFIX;
}
