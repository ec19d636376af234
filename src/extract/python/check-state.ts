import type { Position } from '../positions';
import type { FoundImport } from './import-statements';
import { Kind, type Tokens } from './tokens';

/** Tokens that are being checked against the grammar, with what is known at the token. */
export interface Check {
  readonly text: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lines: Int32Array;
  /** Place of the token `End`. */
  readonly last: number;
  /** Place of the token. */
  at: number;
  /** Why it is not certain that all is well. */
  doubt: string | undefined;
  /** Imports here are seen by type checkers only. */
  typeOnly: boolean;
  /** Code here does not run when the module is loaded. */
  deferred: boolean;
  /** Number of `lambda` round the token. */
  lambdas: number;
  readonly found: FoundImport[];
  /** Line of the last place that was asked for, and where it begins. */
  line: number;
  lineStart: number;
  /** The parts of the grammar that need each other. */
  readonly grammar: Grammar;
}

/** What checks a part of the grammar and goes behind it. The answer is put together of `Shape`. */
export type Rule = (check: Check) => number;

/** Parts of the grammar that others hold inside. */
export interface Grammar {
  /** An expression that is no tuple. */
  readonly checkExpression: Rule;
  /** The same, or one that is given a name with `:=`. */
  readonly checkNamed: Rule;
  /** Operators and what stands between them: neither a condition nor a function. */
  readonly checkOperation: Rule;
  /** A value with its members, calls and subscripts. */
  readonly checkPrimary: Rule;
  readonly checkYield: Rule;
  /** Simple statements to the end of their line. */
  readonly checkLine: (check: Check) => void;
  /** Statements up to the end of the block, or of the text, which is not left behind. */
  readonly checkStatements: (check: Check) => void;
}

/** What an expression is besides one. */
export enum Shape {
  Value = 0,
  /** Something can be assigned to it. */
  Target = 1,
  /** It is a tuple without brackets. */
  Tuple = 2,
}

/** A check that stands at the first token. */
export function createCheck(
  { text, kinds, starts, ends, lines, count }: Tokens,
  rest: Pick<Check, 'typeOnly' | 'grammar'>,
): Check {
  return {
    text,
    kinds,
    starts,
    ends,
    lines,
    last: count - 1,
    // Behind the line break in front of the first line.
    at: 1,
    doubt: undefined,
    typeOnly: rest.typeOnly,
    deferred: false,
    lambdas: 0,
    found: [],
    line: 0,
    lineStart: 0,
    grammar: rest.grammar,
  };
}

/** Where the token is. */
export function placeOf(check: Check): Position {
  const { text, starts, lines, at } = check;
  const start = starts[at]!;
  const line = lines[at]!;
  // Lines may hold any number of imports.
  if (check.line !== line) {
    check.line = line;
    check.lineStart = start;
    while (check.lineStart > 0 && text.charCodeAt(check.lineStart - 1) !== 10) check.lineStart--;
  }
  return { line, column: start - check.lineStart + 1 };
}

/** Gives up: goes to the end, where every rule comes to one. */
export function doubtIt(check: Check, doubt: string): Shape.Value {
  check.doubt ??= doubt;
  check.at = check.last;
  return Shape.Value;
}

/** Goes behind a token of a kind, which has to stand here. */
export function expect(check: Check, kind: Kind): void {
  if (check.kinds[check.at] === kind) check.at++;
  else doubtIt(check, 'syntax');
}

/** Whether the token is of a kind, which is then left behind. */
export function take(check: Check, kind: Kind): boolean {
  if (check.kinds[check.at] !== kind) return false;
  check.at++;
  return true;
}

/** Whether a kind is that of a name, be it a keyword elsewhere. */
export function isName(kind: number): boolean {
  return kind >= Kind.Name && kind <= Kind.Type;
}

/** Goes behind a name, which has to stand here. */
export function expectName(check: Check): void {
  if (isName(check.kinds[check.at]!)) check.at++;
  else doubtIt(check, 'syntax');
}
