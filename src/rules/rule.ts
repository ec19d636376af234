import type { Dependency } from '../model/dependency';
import type { Severity } from '../model/diagnostic';
import type { ModuleSet } from './graph/module-set';
import type { RuleGraph } from './graph/rule-graph';
import type { RuleView } from './graph/rule-view';

export type { ConfigurationProblem, Violation } from '../model/violation';

/** Steps into a configuration: keys and places in lists. */
export type ConfigurationPath = readonly (string | number)[];

/** What a rule's check says of one violation; the checker makes a `Violation` of it. */
export interface Finding {
  /** Number of the module that breaks the rule. */
  readonly from: number;
  /** Number of the module or package at the other end. */
  readonly to?: number;
  /** The import to point at; `chain`'s first, or none, where absent. */
  readonly dependency?: Dependency;
  readonly message: string;
  readonly chain?: readonly Dependency[];
  readonly names?: readonly string[];
  /** Ids of modules that may be imported in its place. */
  readonly instead?: readonly string[];
  /** Ids of the modules or folders of a cycle, in their order. */
  readonly members?: readonly string[];
  readonly value?: number;
  /** Tells findings apart that have the same ends. */
  readonly detail?: string;
  /** Place where there is no import to point at: line 1 where absent. */
  readonly line?: number;
}

/** Takes what breaks a rule. */
export type Report = (finding: Finding) => void;

/**
 * A rule ready to be checked. One of scope `module` looks at nothing but one module's own imports at a time, so that
 * after a change only the changed modules are looked at again. One of scope `traced` reports module by module, too, but
 * by what it knows of the others, and can tell on which modules a change tells. One of scope `graph` looks at everything.
 */
export type RuleCheck = (
  | {
      readonly scope: 'module';
      /** The modules that alone can break it; all where this is absent. */
      readonly members?: readonly number[];
      check(node: number, report: Report): void;
    }
  | {
      readonly scope: 'traced';
      /**
       * Takes in what these modules are and import now, all of them where it is `undefined`, as at the first time. Says
       * which modules have to be looked at: the first time all that may break the rule, then those for which the outcome
       * may differ in anything, places of imports included.
       */
      update(changed: readonly number[] | undefined): Iterable<number>;
      /** Reports what is to be reported under this module. */
      check(node: number, report: Report): void;
    }
  | {
      readonly scope: 'graph';
      /** Whether it looks at more of a module than its imports, such as its number of lines. */
      readonly readsModules?: boolean;
      check(report: Report): void;
    }
) & {
  /** The layers that the rule speaks of; absent where it speaks of none. */
  readonly layers?: RuleLayers;
};

/** Layers, the highest first, and the one that each module is in. */
export interface RuleLayers {
  readonly names: readonly string[];
  /** The name of a module's layer, by its number; `undefined` where it is in none. */
  layerOf(node: number): string | undefined;
}

/** What a rule is made with. */
export interface RuleContext {
  /** All modules and imports. */
  readonly graph: RuleGraph;
  /** The imports that count for this rule: without its exceptions and what it ignores. */
  readonly view: RuleView;
  /**
   * The modules that a selector means. Where it makes no sense or matches nothing, that is a problem at `path` (steps
   * from the rule), unless the set may be empty.
   */
  select(selector: Selector, path: ConfigurationPath, options?: SelectOptions): ModuleSet;
  /** Reports what makes no sense in the rule at `path`, steps from the rule. An `error` where no severity is given. */
  complain(path: ConfigurationPath, message: string, severity?: Severity): void;
  /** Folders of the workspace that a pattern such as `packages/*` matches, in the order of their paths, without `/`. */
  findFolders(
    pattern: string | readonly string[],
    path: ConfigurationPath,
    mayBeEmpty?: boolean,
  ): readonly string[];
}

/** How a selector is read. */
export interface SelectOptions {
  /** Matching nothing is no problem. */
  readonly mayBeEmpty?: boolean;
  /** A folder that patterns start from, without `/` at its end. */
  readonly base?: string;
}

/**
 * Which modules: the name of a set, a glob, `python:shop.orders`, `package:@acme/core`, `tag:test`, an outside package
 * (`npm:react`), or a list of them in which those with `!` in front take away again. Readers of other tools'
 * configurations may give a test instead.
 */
export type Selector = string | readonly string[] | ModuleTest;

/** A set of modules given by a function of ids, with the words that messages have for it. */
export interface ModuleTest {
  readonly label: string;
  matches(id: string): boolean;
}

/** One kind of rule: what its options are, and how it is checked. */
export interface RuleKind<Options = never> {
  readonly kind: string;
  /**
   * Whether exceptions name the modules that a violation is reported under, as for rules about single modules. Else they
   * name imports, which then do not count at all.
   */
  readonly exceptsModules?: true;
  /** Whether it looks at symbols; records without them then let everything pass. */
  readonly needsSymbols?: true;
  /** Undefined where the options make so little sense that there is nothing to check; that has been reported. */
  compile(options: Options, context: RuleContext): RuleCheck | undefined;
}
