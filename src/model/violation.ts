import type { Dependency } from './dependency';
import type { Severity } from './diagnostic';

/**
 * One place that breaks a rule. Lines and columns count from 1; ids are those of modules, or of packages outside the
 * workspace (`npm:react`).
 */
export interface Violation {
  /** Id of the rule, as the configuration has it. */
  readonly rule: string;
  /** What sort of rule it is: the name of its page under `docs/rules`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Whole sentences that name both ends and the rule's reason. */
  readonly message: string;
  /** The module that breaks the rule. */
  readonly from: string;
  /** What it may not depend on, or should; absent where the rule speaks of one module alone (orphans, limits). */
  readonly to?: string;
  /** Place of the import statement in `from`; 1 and 1 where there is none to point at. */
  readonly line: number;
  readonly column: number;
  /** Where the statement ends on `line`, exclusive; absent where that is not known. */
  readonly endColumn?: number;
  /** The imports that lead from `from` to `to` one after the other, or once round a cycle; absent where it is one. */
  readonly chain?: readonly Dependency[];
  /** The imported names that break the rule; absent where it is the import as such. */
  readonly names?: readonly string[];
  /** Modules that may be imported in its place; absent where there are none, or where none is known. */
  readonly instead?: readonly string[];
  /** All modules, or folders, of the cycle, in the order of ids. */
  readonly members?: readonly string[];
  /** What was measured, for limits. */
  readonly value?: number;
  /** The same for the same fact wherever its line moves to: what the baseline knows it by. */
  readonly key: string;
}

/** Something in a configuration that makes no sense. Lines and columns count from 1. */
export interface ConfigurationProblem {
  /** Path of the configuration file, relative to the workspace, as ids are. */
  readonly module: string;
  readonly line: number;
  readonly column: number;
  /** With an `error` the rules do not hold as they are written, so a check must not pass. */
  readonly severity: Severity;
  readonly message: string;
}

/** A violation that knows whether the baseline has it. */
export interface CheckedViolation extends Violation {
  readonly baselined: boolean;
}
