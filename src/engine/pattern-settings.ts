import path from 'node:path';
import { type Finding, keyOfFinding } from '../model/finding';
import type { WorkspaceRoot } from '../model/module';
import type { ConfigurationProblem } from '../model/violation';
import { PATTERNS } from '../patterns/registry';
import { suggestName } from '../rules/configuration/closest-name';
import { readConfiguration } from '../rules/configuration/read-configuration';
import { decodeSource } from './decode-source';
import type { FileSource } from './file-source';
import { idPrefix } from './workspace-roots';
import { SETTINGS_FILE } from './workspace-settings';

/** Findings less sure than this are not shown where settings say nothing else. */
export const LEAST_SHOWN = 0.6;

/** What a root's `lintel.json` says about patterns. */
export interface PatternSettings {
  /** What stands in front of the ids of the root's modules. */
  readonly prefix: string;
  /** Of 0 to 1: findings less sure than this are not shown. */
  readonly minConfidence: number;
  /** Ids of the patterns that are shown; all where absent. */
  readonly enabled?: ReadonlySet<string>;
  readonly dismissals: readonly Dismissal[];
  /** What is wrong with these settings, beyond what the schema of the file tells. */
  readonly problems: readonly ConfigurationProblem[];
}

/** A finding that nobody wants to see, with the place of its entry. */
export interface Dismissal extends Omit<ConfigurationProblem, 'severity' | 'message'> {
  /** As `keyOfFinding` makes it. */
  readonly key: string;
  /** As it is written: `orders/model.py#Order`. */
  readonly symbol: string;
}

/** What of some findings is shown. */
export interface ChosenFindings {
  readonly findings: readonly Finding[];
  /** How many are sure enough but dismissed. */
  readonly dismissed: number;
  /** Dismissals of what is not found any more, and what is wrong with the settings by themselves. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads a root's settings; those of a root without a `lintel.json` are the usual ones. */
export async function loadPatternSettings(
  root: WorkspaceRoot,
  roots: readonly WorkspaceRoot[],
  files: FileSource,
): Promise<PatternSettings> {
  const prefix = idPrefix(root, roots);
  let text: string;
  try {
    text = decodeSource(await files.readFile(path.join(root.path, SETTINGS_FILE))).text;
  } catch {
    // Where it is there and cannot be read, the analysis has said so.
    return { prefix, minConfidence: LEAST_SHOWN, dismissals: [], problems: [] };
  }
  return readPatternSettings(prefix, text);
}

/** The settings in the text of a `lintel.json`; `prefix` stands in front of the ids of its modules, `known` are all patterns. */
export function readPatternSettings(
  prefix: string,
  text: string,
  known: ReadonlyMap<string, unknown> = PATTERNS,
): PatternSettings {
  const module = prefix + SETTINGS_FILE;
  const { json, configuration } = readConfiguration(module, text, prefix);
  const { minConfidence = LEAST_SHOWN, enabled, dismissed = [] } = json.patterns ?? {};
  const problems: ConfigurationProblem[] = [];
  const check = (id: string, ...place: (string | number)[]) => {
    if (known.has(id)) return;
    const message = `There is no pattern "${id}".${suggestName(id, known.keys())}`;
    problems.push({ module, ...configuration.locate(['patterns', ...place]), severity: 'warning', message });
  };
  enabled?.forEach((id, i) => {
    if (id !== undefined) check(id, 'enabled', i);
  });
  const dismissals = dismissed.flatMap((entry, i): Dismissal[] => {
    if (entry === undefined) return [];
    check(entry.pattern, 'dismissed', i, 'pattern');
    if (!known.has(entry.pattern)) return [];
    const key = `${entry.pattern} ${nameSymbol(entry.symbol, prefix)}`;
    return [{ key, symbol: entry.symbol, module, ...configuration.locate(['patterns', 'dismissed', i]) }];
  });
  return {
    prefix,
    minConfidence,
    ...(enabled !== undefined && { enabled: new Set(enabled.filter(id => id !== undefined)) }),
    dismissals,
    problems,
  };
}

/** A written symbol as the keys of findings have it: of a module as a whole, its id stands for the name, too. */
function nameSymbol(written: string, prefix: string): string {
  const [path, name] = written.split('#', 2);
  return `${prefix}${path}#${name === path ? prefix : ''}${written.slice(path!.length + 1)}`;
}

/** Chooses what is shown by the settings of the root that each finding is in. */
export function chooseFindings(
  findings: readonly Finding[],
  settings: readonly PatternSettings[],
): ChosenFindings {
  const unused = new Map(settings.flatMap(({ dismissals }) => dismissals.map(each => [each.key, each])));
  const isDismissed = new Set(unused.keys());
  let dismissed = 0;
  const shown = findings.filter(finding => {
    const { pattern, confidence, roles } = finding;
    const key = keyOfFinding(finding);
    unused.delete(key);
    const own = settings.find(({ prefix }) => roles[0]?.module.startsWith(prefix));
    if (own !== undefined && (confidence < own.minConfidence || own.enabled?.has(pattern) === false))
      return false;
    if (isDismissed.has(key)) dismissed++;
    return !isDismissed.has(key);
  });
  const lost = [...unused.values()].map(({ key: _, symbol, ...place }): ConfigurationProblem => {
    const message = `The pattern is not found at ${symbol} any more: this can be taken out.`;
    return { ...place, severity: 'info', message };
  });
  return { findings: shown, dismissed, problems: [...settings.flatMap(each => each.problems), ...lost] };
}
