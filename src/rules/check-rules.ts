import type { Snapshot } from '../model/snapshot';
import { type CheckResult, createChecker } from './checker';
import type { RulesConfiguration, WorkspacePackageInfo } from './configuration/configuration';
import { listHints } from './hints';

/** Checks a whole workspace once with the rules of some configurations; without any, it is looked at for hints. */
export function checkRules(
  snapshot: Pick<Snapshot, 'records'>,
  configurations: readonly RulesConfiguration[],
  packages: readonly WorkspacePackageInfo[] = [],
): CheckResult {
  if (configurations.length === 0)
    return { violations: listHints(snapshot.records), problems: [], presets: [], rules: 0 };
  const results = configurations.map(configuration =>
    createChecker(configuration).check(snapshot.records, packages),
  );
  return {
    violations: results.flatMap(result => result.violations),
    problems: results.flatMap(result => result.problems),
    presets: results.flatMap(result => result.presets),
    rules: results.reduce((sum, result) => sum + result.rules, 0),
  };
}
