import type { RuleGraph } from '../graph/rule-graph';
import type { RuleCheck } from '../rule';

/** Several checks as one. */
export function combineChecks(
  checks: readonly (RuleCheck | undefined)[],
  graph: RuleGraph,
): RuleCheck | undefined {
  const made = checks.filter(check => check !== undefined);
  if (made.length <= 1) return made[0];
  return {
    scope: 'graph',
    check(report) {
      for (const check of made) {
        if (check.scope === 'graph') check.check(report);
        else if (check.scope === 'traced')
          for (const node of check.update(undefined)) check.check(node, report);
        else for (let node = 0; node < graph.size; node++) check.check(node, report);
      }
    },
  };
}
