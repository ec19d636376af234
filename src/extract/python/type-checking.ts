/** What an `if` or `elif` asks about type checking. */
export type CheckingCondition = 'type-checking' | 'run-time' | undefined;

/** What is true for type checkers only. */
export const TYPE_CHECKING = 'TYPE_CHECKING';

/** A condition that only the type checker takes for true, as it stands in the text, perhaps negated. */
const CONDITION = /^\(*\s*(not\s+)?\(*\s*(?:\w+\s*\.\s*)?TYPE_CHECKING[\s)]*$/;

/** Longest condition worth a look, in UTF-16 code units. */
export const LONGEST_CONDITION = 200;

/** What a condition asks, as it stands in the text. */
export function readWrittenCondition(written: string): CheckingCondition {
  const match = CONDITION.exec(written);
  if (match === null) return undefined;
  return match[1] === undefined ? 'type-checking' : 'run-time';
}
