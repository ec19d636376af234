import { compareIds, type Snapshot } from '../model/snapshot';
import { type Checker, type CheckResult, createChecker } from './checker';
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
  return combineCheckers(configurations.map(createChecker)).check(snapshot.records, packages);
}

/** Several checkers as one: what they find stands together. */
export function combineCheckers(checkers: readonly Checker[]): Checker {
  if (checkers.length === 1) return checkers[0];
  return {
    check(records, packages) {
      const results = checkers.map(checker => checker.check(records, packages));
      return {
        violations: results
          .flatMap(result => result.violations)
          .sort((a, b) => compareIds(a.from, b.from) || a.line - b.line || a.column - b.column),
        problems: results.flatMap(result => result.problems),
        presets: results.flatMap(result => result.presets),
        rules: results.reduce((sum, result) => sum + result.rules, 0),
      };
    },
    listRules: () => checkers.flatMap(checker => checker.listRules()),
    // All of them number modules by their place among the records.
    numberOf: id => checkers[0]?.numberOf(id),
  };
}
