import type { Finding } from '../model/finding';
import type { Stats } from '../model/stats';
import type { ConfigurationProblem } from '../model/violation';

/** What looking for patterns came to. */
export interface PatternOutcome {
  /** Those that are shown. */
  readonly findings: readonly Finding[];
  /** How many were found that the settings dismiss. */
  readonly dismissed: number;
  /** What is wrong with the settings. */
  readonly problems: readonly ConfigurationProblem[];
  /** `phases` with `code` (what names mean) and `detect`. */
  readonly stats: Stats;
}
