import ignore from 'ignore';
import type { Diagnostic } from '../model/diagnostic';
import { readConfiguration } from '../rules/configuration/read-configuration';
import type { WorkspaceSettings } from './workspace-settings';

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
  const excluded = (json.exclude ?? []).filter(isGiven);
  return {
    ...(excluded.length > 0 && { exclude: ignore().add(excluded) }),
    leaveOut: new Set((json.leaveOut ?? []).filter(isGiven)),
  };
}
