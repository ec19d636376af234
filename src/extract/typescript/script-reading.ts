import type { CodeWriter } from '../../model/code-writer';
import type { ImportFact } from '../../model/dependency';
import type { FileProblem } from '../../model/facts';
import type { FoundCode } from '../collect-code';
import type { FoundSymbols } from '../collect-symbols';
import type { WantedFacts } from '../wanted-facts';
import type { Dialect } from './dialect';

/** An import with the offset of the first character of its statement (or of its expression) in place of a position. */
export interface FoundImport extends Omit<ImportFact, 'line' | 'column'> {
  readonly start: number;
}

/** A problem with the offset of its place in the script. */
export interface FoundProblem extends Omit<FileProblem, 'line'> {
  readonly start: number;
}

/** What a script says, with offsets in place of positions; nothing is in order yet. */
export interface ScriptReading {
  readonly found: readonly FoundImport[];
  readonly problems: readonly FoundProblem[];
  /** Tells imports apart by the offsets in `found`. Absent where nobody wants it. */
  readonly symbols: FoundSymbols | undefined;
  /** Tells imports apart likewise. Absent where nobody wants it. */
  readonly code: FoundCode | undefined;
}

/** Where code goes that is read, and what its lines are. */
export interface CodeTarget {
  readonly writer: CodeWriter;
  /** The line of an offset in the script. */
  readonly lineOf: (offset: number) => number;
}

/** Reads one script. Code is read where there is somewhere for it to go. `undefined` where a reader is not certain of what it would say. */
export type ReadScript<Uncertain extends undefined = never> = (
  path: string,
  text: string,
  dialect: Dialect,
  wanted: Pick<WantedFacts, 'symbols'>,
  target: CodeTarget | undefined,
) => ScriptReading | Uncertain;
