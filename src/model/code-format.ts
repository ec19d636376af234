import type { ClassDeclaration, Expression, FunctionDeclaration, Statement } from './code';

/*
 * How trees of code are packed: as steps of a machine that has a stack. A step takes the parts of a node, which earlier
 * steps have put there in the order of the node's fields, from the stack and puts the node there. What is no part, such as
 * names and lines, stands in the step itself, behind `Has` where the kind has fields that may be absent. What the last step
 * leaves on the stack is the list of the statements at the top level.
 */

/** The kinds of steps: one byte each. All but the first two make the node of that kind. */
export const Step = {
  /** A name, number of parts or the like by itself: a type, a name of a type parameter. */
  Text: 0,
  /** Makes a list of as many parts as it says. */
  List: 1,
  Class: 2,
  Field: 3,
  Function: 4,
  Parameter: 5,
  Assign: 6,
  Do: 7,
  Return: 8,
  Raise: 9,
  If: 10,
  Switch: 11,
  Case: 12,
  Loop: 13,
  Try: 14,
  Catch: 15,
  With: 16,
  Jump: 17,
  Block: 18,
  Keyword: 19,
  Entry: 20,
  Name: 21,
  Self: 22,
  OwnClass: 23,
  Super: 24,
  Member: 25,
  Index: 26,
  Call: 27,
  Literal: 28,
  Template: 29,
  Items: 30,
  Dict: 31,
  Comprehension: 32,
  Spread: 33,
  Conditional: 34,
  Binary: 35,
  Unary: 36,
  Await: 37,
  Yield: 38,
  Assignment: 39,
  Other: 40,
  /** Makes a statement of an assignment that is a value. */
  Effect: 41,
} as const;

/** What a node has of the fields that may be absent, as bits. Fields of several kinds share one where they are alike. */
export const Has = {
  /** `value`; of `yield` and `return`, what they give; of a loop `over`; of an entry `key`; of a literal `text`. */
  Value: 1,
  /** `declared`, `returns`, `caught`, `typeArguments`, `typeParameters`. */
  Declared: 2,
  Body: 4,
  Exported: 8,
  /** `isDeclaration`, `isNew`, `isFrom`, `isParameter`. */
  Special: 16,
  Optional: 32,
  /** `name`, `operator`. */
  Name: 64,
  /** `otherwise`, `others`. */
  Otherwise: 128,
  Finally: 256,
  Static: 512,
  Readonly: 1024,
  Private: 2048,
  Protected: 4096,
  Decorators: 8192,
  Abstract: 16384,
  Async: 32768,
  Generator: 1 << 16,
  OfClass: 1 << 17,
  /** `rest` of a parameter. */
  RestList: 1 << 18,
  RestDict: 1 << 19,
  Implements: 1 << 20,
  Keywords: 1 << 21,
  /** `target` of a loop. */
  Target: 1 << 22,
} as const;

type TypeOf<T extends { kind: string }, Kind extends T['kind']> =
  Extract<T, { kind: Kind }> extends {
    type: infer Type;
  }
    ? Type
    : never;

// What `type` says of a node, by the number that stands for it.
export const CLASS_TYPES: readonly ClassDeclaration['type'][] = ['class', 'interface', 'enum', 'type'];
export const FUNCTION_TYPES: readonly FunctionDeclaration['type'][] = [
  ...(['function', 'method', 'constructor', 'getter', 'setter', 'lambda'] as const),
];
export const LOOP_TYPES: readonly TypeOf<Statement, 'loop'>[] = ['for-each', 'for', 'while'];
export const JUMP_TYPES: readonly TypeOf<Statement, 'jump'>[] = ['break', 'continue'];
export const LITERAL_TYPES: readonly TypeOf<Expression, 'literal'>[] = [
  ...(['string', 'number', 'boolean', 'null', 'regex'] as const),
];
export const LIST_TYPES: readonly TypeOf<Expression, 'list'>[] = ['list', 'tuple', 'set'];
export const COMPREHENSION_TYPES: readonly TypeOf<Expression, 'comprehension'>[] = [
  ...(['list', 'set', 'dict', 'generator'] as const),
];

/** A tree of code as steps, see above. */
export interface PackedCode {
  readonly steps: Uint8Array;
  /** All names and other texts in the order in which they first occur, one behind the other. */
  readonly texts: string;
}
