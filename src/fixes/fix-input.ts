import type { RuleInfo } from '../model/rules-update';
import type { ModuleRecord } from '../model/snapshot';
import type { CheckedViolation } from '../model/violation';

/** What a fix is computed from. */
export interface FixInput {
  readonly violation: CheckedViolation;
  /** The broken rule, as far as it is known. */
  readonly rule: RuleInfo | undefined;
  /** All modules by their ids. */
  readonly records: ReadonlyMap<string, ModuleRecord>;
  /** The text of a module as a person sees it, saved or not; `undefined` where it cannot be read. */
  readText(module: string): string | undefined;
  /** The absolute path of a module. */
  pathOf(module: string): string;
  /** The id of an absolute path; `undefined` outside of the workspace. */
  idOf(path: string): string | undefined;
}
