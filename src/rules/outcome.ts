import type { CheckedViolation } from '../model/violation';
import type { BaselineEntry } from './baseline';
import type { ConfigurationProblem } from './rule';

export type { CheckedViolation } from '../model/violation';

/** What a preset made of the folders there are. */
export interface PresetMatch {
  readonly preset: string;
  /** The folder that it was looked for in; empty for the workspace. */
  readonly folder: string;
  readonly parts: readonly PresetPart[];
}

/** A part of an architecture, such as a layer, with the folders that were taken for it. */
export interface PresetPart {
  readonly name: string;
  readonly folders: readonly string[];
  readonly modules: number;
}

/** What a check of a workspace came to, as reports show it. */
export interface CheckOutcome {
  readonly violations: readonly CheckedViolation[];
  /** Entries of the baseline that nothing breaks any more. */
  readonly stale: readonly BaselineEntry[];
  /** Warnings about the configuration; errors among them mean that nothing is proven. */
  readonly problems: readonly ConfigurationProblem[];
  readonly presets: readonly PresetMatch[];
  /** Modules that were looked at. */
  readonly modules: number;
  /** Rules that were checked, those of presets included. */
  readonly rules: number;
  /** There is no configuration: violations are hints. */
  readonly isUnconfigured: boolean;
  /** Whether there is a baseline. */
  readonly hasBaseline: boolean;
}

/** Whether a check has to fail: a new violation with severity `error`, or something in the baseline that is gone. */
export function hasFailed({ violations, stale }: Pick<CheckOutcome, 'violations' | 'stale'>): boolean {
  return stale.length > 0 || violations.some(({ baselined, severity }) => !baselined && severity === 'error');
}
