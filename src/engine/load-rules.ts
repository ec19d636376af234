import path from 'node:path';
import type { WorkspaceRoot } from '../model/module';
import { type BaselineEntry, placeBaseline } from '../rules/baseline';
import { BASELINE_FILE, readBaseline } from '../rules/baseline-file';
import type { RulesConfiguration } from '../rules/configuration/configuration';
import { readConfiguration } from '../rules/configuration/read-configuration';
import type { ConfigurationProblem } from '../rules/rule';
import { decodeSource } from './decode-source';
import { describeFileError, errorCode, type FileSource } from './file-source';
import { loadForeignRules } from './load-foreign-rules';
import { idPrefix } from './workspace-roots';
import { SETTINGS_FILE } from './workspace-settings';

/** The rules of one root with its known violations. */
export interface LoadedRules {
  /** Absent where there is no `lintel.json`, or none with rules or presets. */
  readonly configuration?: RulesConfiguration;
  /** All there is to check: that of the `lintel.json`, and one for each other tool whose rules are in the root. */
  readonly configurations: readonly RulesConfiguration[];
  /** Absent where there is no baseline. */
  readonly baseline?: readonly BaselineEntry[];
  /** Absolute path of the baseline, whether or not it is there. */
  readonly baselinePath: string;
  /** What is wrong with either file by itself. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the rules and the baseline of a root. `roots` are all roots, whose names may stand in front of ids. */
export async function loadRules(
  root: WorkspaceRoot,
  roots: readonly WorkspaceRoot[],
  files: FileSource,
): Promise<LoadedRules> {
  const prefix = idPrefix(root, roots);
  const problems: ConfigurationProblem[] = [];
  const read = async (name: string): Promise<string | undefined> => {
    try {
      return decodeSource(await files.readFile(path.join(root.path, name))).text;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      const message = `This file cannot be read: ${describeFileError(error)}.`;
      problems.push({ module: prefix + name, line: 1, column: 1, severity: 'error', message });
      return undefined;
    }
  };

  const text = await read(SETTINGS_FILE);
  const configuration =
    text === undefined ? undefined : readConfiguration(prefix + SETTINGS_FILE, text, prefix).configuration;
  problems.push(...(configuration?.problems ?? []));
  const baselineText = await read(BASELINE_FILE);
  let baseline: readonly BaselineEntry[] | undefined;
  if (baselineText !== undefined) {
    const answer = readBaseline(baselineText);
    if ('entries' in answer) baseline = placeBaseline(answer.entries, prefix);
    else problems.push({ module: prefix + BASELINE_FILE, column: 1, severity: 'error', ...answer });
  }
  const foreign = await loadForeignRules(root.path, prefix, files);
  problems.push(...foreign.problems, ...foreign.configurations.flatMap(each => each.problems));
  const hasRules =
    configuration !== undefined && configuration.rules.length + configuration.presets.length > 0;
  return {
    ...(hasRules && { configuration }),
    configurations: [...(hasRules ? [configuration] : []), ...foreign.configurations],
    ...(baseline !== undefined && { baseline }),
    baselinePath: path.join(root.path, BASELINE_FILE),
    problems,
  };
}
