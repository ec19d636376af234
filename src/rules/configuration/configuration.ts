import type { Severity } from '../../model/diagnostic';
import type { ConfigurationPath, ConfigurationProblem, RuleCheck, RuleContext, Selector } from '../rule';

/** A place in a configuration file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An import, or a module, that a rule lets pass. */
export interface RuleException {
  /** The importing modules. */
  readonly from: Selector;
  /** The imported modules or packages; all of them where absent. */
  readonly to?: Selector;
  /** Imported names; all of them where absent. `*` stands for any letters. */
  readonly names?: readonly string[];
  readonly because?: string;
}

/** What a rule does not count. */
export type IgnoredImport = 'type-only' | 'deferred';

/** What all rules have. */
export interface CommonOptions {
  readonly kind: string;
  readonly id?: string;
  readonly severity?: Severity;
  /** Why there is the rule; stands in its messages. */
  readonly because?: string;
  readonly except?: readonly RuleException[];
  readonly ignore?: readonly IgnoredImport[];
  /** Whether an import also counts as one of the modules that define the imported names; so it does where absent. */
  readonly followNames?: boolean;
}

/** One rule, wherever it comes from: `lintel.json`, a preset, or another tool's configuration. */
export interface RuleEntry {
  /** Unique in its configuration. */
  readonly id: string;
  readonly options: CommonOptions;
  /** How many of its exceptions, the first ones, somebody wrote; all of them where absent. */
  readonly writtenExceptions?: number;
  /** Where a part of the rule stands. */
  locate(path: ConfigurationPath): Place;
  /** Makes the rule where its kind cannot by its options alone: rules of other tools, which mean what they mean there. */
  compile?(context: RuleContext): RuleCheck | undefined;
}

/** A preset that is switched on, with its place. */
export interface PresetEntry {
  readonly name: string;
  /** The folder it is for, without `/` at its end; the workspace where absent. */
  readonly folder?: string;
  readonly severity?: Severity;
  readonly except?: readonly RuleException[];
  locate(path: ConfigurationPath): Place;
}

/** The rules of one configuration file. */
export interface RulesConfiguration {
  /** Id of the file: what problems are reported under. */
  readonly module: string;
  /** What stands in front of the ids of the modules that it speaks of: empty, or `rootName/` among several roots. */
  readonly prefix: string;
  readonly sets: Readonly<Record<string, Selector>>;
  readonly rules: readonly RuleEntry[];
  readonly presets: readonly PresetEntry[];
  /** Where something of the whole file stands; a path that leads nowhere ends at what there is of it. */
  locate(path: ConfigurationPath): Place;
  /** What is wrong with the file by itself, whatever the workspace holds. */
  readonly problems: readonly ConfigurationProblem[];
}

/** A package of the workspace: a folder with a `package.json`, `project.json` or `pyproject.toml`. */
export interface WorkspacePackageInfo {
  /** Path of its folder, as in ids; empty for the workspace itself. */
  readonly folder: string;
  readonly name?: string;
  readonly tags: readonly string[];
}
