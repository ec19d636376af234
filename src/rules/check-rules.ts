import type { Snapshot } from '../model/snapshot';
import { type CheckResult, createChecker } from './checker';
import type { RulesConfiguration, WorkspacePackageInfo } from './configuration/configuration';

/** Checks a whole workspace once with the rules of some configurations. */
export function checkRules(
  snapshot: Pick<Snapshot, 'records'>,
  configurations: readonly RulesConfiguration[],
  packages: readonly WorkspacePackageInfo[] = [],
): CheckResult {
  const results = configurations.map(configuration =>
    createChecker(configuration).check(snapshot.records, packages),
  );
  return {
    violations: results.flatMap(result => result.violations),
    problems: results.flatMap(result => result.problems),
  };
}
