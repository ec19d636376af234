import ignore, { type Ignore } from 'ignore';
import type { Diagnostic } from '../model/diagnostic';
import type { Origin } from '../model/module';
import { readConfiguration } from '../rules/configuration/read-configuration';

/** The name of the file with a root's settings; it counts in the root's own folder alone. */
export const SETTINGS_FILE = 'lintel.json';

/** What a root's settings say about the files that are not to be seen. */
export interface WorkspaceSettings {
  /** Paths that are left out, relative to the root. */
  readonly exclude: Ignore;
  /** Modules that are left out for what they are. */
  readonly leaveOut: ReadonlySet<Origin>;
}

/** The settings of a root that has none. */
export const NO_SETTINGS: WorkspaceSettings = { exclude: ignore(), leaveOut: new Set() };

/**
 * Reads what a `lintel.json` says about files. Everything in the whole file that makes no sense is reported under `id`
 * with its line, and the rest is used.
 */
export function readSettings(
  id: string,
  text: string,
  report: (diagnostic: Diagnostic) => void,
): WorkspaceSettings {
  const { json, configuration } = readConfiguration(id, text);
  for (const { module, line, severity, message } of configuration.problems)
    report({ module, line, severity, message });
  const isGiven = <T>(item: T | undefined): item is T => item !== undefined;
  return {
    exclude: ignore().add((json.exclude ?? []).filter(isGiven)),
    leaveOut: new Set((json.leaveOut ?? []).filter(isGiven)),
  };
}
