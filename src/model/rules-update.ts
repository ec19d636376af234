import type { CheckedViolation, ConfigurationProblem } from './violation';

/** A rule that is checked, and where it stands. Lines and columns count from 1. */
export interface RuleInfo {
  readonly id: string;
  readonly kind: string;
  /** Id of the configuration file: `lintel.json`, with its root's name in front where there are several. */
  readonly module: string;
  readonly line: number;
  readonly column: number;
  /** What the rule does not count: `type-only`, `deferred`. */
  readonly ignore: readonly string[];
}

/** Layers that a rule names, the highest first, and the one that each module is in, by id. */
export interface NamedLayers {
  readonly names: readonly string[];
  readonly of: Readonly<Record<string, string>>;
}

/** What the rules of a workspace say about it. */
export interface RulesState {
  /** By module. No list is empty. */
  readonly violations: ReadonlyMap<string, readonly CheckedViolation[]>;
  /** What is wrong with configurations and baselines. */
  readonly problems: readonly ConfigurationProblem[];
  readonly rules: readonly RuleInfo[];
  /** There is a configuration with rules; without one, violations are hints. */
  readonly isConfigured: boolean;
  /** The layers of the rule that has the most modules; absent where no rule has layers. */
  readonly layers?: NamedLayers;
}

/** A change of a `RulesState`. What is absent stays as it is. */
export interface RulesUpdate {
  /** Whether all that was known of violations is void. */
  readonly isWhole: boolean;
  /** By module: what takes the place of its violations. */
  readonly violations: Readonly<Record<string, readonly CheckedViolation[]>>;
  readonly problems?: readonly ConfigurationProblem[];
  readonly rules?: readonly RuleInfo[];
  readonly isConfigured: boolean;
  /** `null`: there are none any more. */
  readonly layers?: NamedLayers | null;
}

/** Nothing is known yet. */
export const NO_RULES: RulesState = { violations: new Map(), problems: [], rules: [], isConfigured: false };

/** The state that an update leads to. */
export function applyRulesUpdate(state: RulesState, update: RulesUpdate): RulesState {
  const violations = new Map(update.isWhole ? [] : state.violations);
  for (const [module, list] of Object.entries(update.violations))
    if (list.length > 0) violations.set(module, list);
    else violations.delete(module);
  const layers = update.layers === undefined ? state.layers : (update.layers ?? undefined);
  return {
    violations,
    problems: update.problems ?? state.problems,
    rules: update.rules ?? state.rules,
    isConfigured: update.isConfigured,
    ...(layers !== undefined && { layers }),
  };
}

/** How an import stands to the layers of one rule. */
export interface LayerCrossing {
  readonly rule: string;
  /** The layers of the importing and of the imported module. */
  readonly from: string;
  readonly to: string;
  /** Whether the rule is broken by it. */
  readonly isBroken: boolean;
}

/** What the rules say about one import: the layers it crosses, and the rules it breaks. */
export interface ImportExplanation {
  /** Id of the imported module or package. */
  readonly to: string;
  readonly crossings: readonly LayerCrossing[];
  readonly violations: readonly CheckedViolation[];
}
