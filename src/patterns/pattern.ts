import type { PatternDescription } from '../model/finding';
import type { CodeModel } from './code/code-model';
import type { ClassInfo, FunctionInfo } from './code/symbols';

/** A symbol that a role can be bound to; a place in a module where it is neither class nor function. */
export type RoleSymbol = ClassInfo | FunctionInfo | ModulePlace;

/** A module as a whole, or something at its top level: `name` is the id of the module or what the thing is called. */
export interface ModulePlace {
  readonly name: string;
  readonly module: string;
  readonly line: number;
}

/** A role with what fills it. */
export interface CandidateRole {
  readonly role: string;
  readonly symbol: RoleSymbol;
}

/**
 * A reason for or against, with the place that shows it. `weight` of -1 to 1; see `combineClues`. A clue that rests on what
 * people call things says `isName`: by itself, or with its like, it never makes a finding.
 */
export interface Clue {
  readonly text: string;
  readonly weight: number;
  readonly at: { readonly module: string; readonly line: number };
  readonly isName?: boolean;
}

/** What a pattern's rules have found, before anyone has counted how sure it is. */
export interface Candidate {
  /** The chief role's first; there may be several of each. */
  readonly roles: readonly CandidateRole[];
  readonly clues: readonly Clue[];
}

/** Candidates of other patterns that were found to be sure enough, for patterns that are made of others. */
export interface FoundPatterns {
  /** The findings of a pattern, with what fills their roles. */
  of(pattern: string): readonly FoundCandidate[];
  /** Whether a symbol has this role (the chief one where none is named) in a finding of the pattern. */
  has(pattern: string, symbol: RoleSymbol, role?: string): boolean;
}

/** A candidate with its confidence. */
export interface FoundCandidate extends Candidate {
  readonly confidence: number;
}

/** One pattern: what it is, and how it is found. */
export interface Pattern extends PatternDescription {
  /** Ids of patterns whose findings it looks at; they are looked for before it. */
  readonly after?: readonly string[];
  detect(code: CodeModel, found: FoundPatterns): Iterable<Candidate>;
}
