import type { Finding, PatternDescription } from './finding';
import type { ConfigurationProblem } from './violation';

/** What was found of patterns in a workspace, as it stands. Each takes the place of the one before. */
export interface PatternsUpdate {
  /** Grows with each; 0 where nothing has been looked for yet. */
  readonly revision: number;
  /** Those that are shown, by pattern and then in the order of modules and text. */
  readonly findings: readonly Finding[];
  /** How many are sure enough but dismissed. */
  readonly dismissed: number;
  /** What is wrong with the settings about patterns. */
  readonly problems: readonly ConfigurationProblem[];
  /** What all patterns are, in the order in which they are listed; only with the first after somebody has come to want them. */
  readonly descriptions?: readonly PatternDescription[];
}

/** Nothing has been looked for. */
export const NO_PATTERNS: PatternsUpdate = { revision: 0, findings: [], dismissed: 0, problems: [] };
