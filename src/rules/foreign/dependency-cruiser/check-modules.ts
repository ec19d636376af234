import { count } from '../../messages';
import type { Report } from '../../rule';
import type { CruiseGraph } from './cruise-graph';
import type { CruiserRule } from './cruiser-rule';
import { matchesPath } from './match-import';

/** Whether a rule speaks of modules, not of imports. */
export function isAboutModules({ from, to, module }: CruiserRule): boolean {
  return from.orphan !== undefined || to.reachable !== undefined || module !== undefined;
}

/** Reports the modules that a `forbidden` rule about modules speaks of. */
export function checkModules(rule: CruiserRule, view: CruiseGraph, report: Report): void {
  if (rule.from.orphan !== undefined) checkOrphans(rule, view, report);
  else if (rule.module !== undefined) checkDependents(rule, view, report);
  else if (rule.to.reachable === false) checkUnreachable(rule, view, report);
  else checkReaches(rule, view, report);
}

function checkOrphans({ name, from }: CruiserRule, view: CruiseGraph, report: Report): void {
  for (const node of view.modules) {
    const isOrphan = view.importsOf(node).length === 0 && view.dependentsOf(node).length === 0;
    if (isOrphan !== from.orphan || !matchesPath(from, view.pathOf(node))) continue;
    const what = isOrphan
      ? 'stands alone: no module imports it, and it imports nothing'
      : 'does not stand alone';
    report({ from: node, message: `${name}: ${view.pathOf(node)} ${what}.` });
  }
}

function checkDependents({ name, from, module = {} }: CruiserRule, view: CruiseGraph, report: Report): void {
  const { lessThan = 0, moreThan = 0 } = module;
  for (const node of view.modules) {
    if (!matchesPath(module, view.pathOf(node))) continue;
    const value = view.dependentsOf(node).filter(user => matchesPath(from, view.pathOf(user))).length;
    // As for dependency-cruiser, a bound of 0 is none.
    if ((lessThan !== 0 && value >= lessThan) || (moreThan !== 0 && value <= moreThan)) continue;
    const bound = lessThan !== 0 ? `at least ${lessThan}` : `at most ${moreThan}`;
    report({
      from: node,
      value,
      message: `${name}: ${view.pathOf(node)} is imported by ${count(value, 'module')}; it should be ${bound}.`,
    });
  }
}

/** Modules that none of the starting points leads to. */
function checkUnreachable({ name, from, to }: CruiserRule, view: CruiseGraph, report: Report): void {
  const starts = view.modules.filter(node => matchesPath(from, view.pathOf(node)));
  // Groups of a start's path narrow down which modules have to be reached from it.
  const byGroups = new Map<string, { groups: readonly string[]; starts: number[] }>();
  for (const start of starts) {
    const groups = from.path?.groupsOf(view.pathOf(start)) ?? [];
    const key = groups.join('\0');
    byGroups.set(key, { groups, starts: [...(byGroups.get(key)?.starts ?? []), start] });
  }
  const reported = new Set<number>();
  const found = new Set<number>();
  for (const { groups, starts: own } of byGroups.values()) {
    const reached = findReached(own, view);
    const only = own.length === 1 ? own[0] : undefined;
    for (const node of view.modules) {
      if (node === only || !matchesPath(to, view.pathOf(node), groups)) continue;
      if (reached.has(node)) found.add(node);
      else reported.add(node);
    }
  }
  for (const node of reported)
    if (!found.has(node))
      report({
        from: node,
        message: `${name}: ${view.pathOf(node)} cannot be reached from ${from.path?.source ?? 'any module'}.`,
      });
}

/** Modules that lead to one of the targets. */
function checkReaches({ name, from, to }: CruiserRule, view: CruiseGraph, report: Report): void {
  for (const node of view.modules) {
    const path = view.pathOf(node);
    if (!matchesPath(from, path)) continue;
    const groups = from.path?.groupsOf(path) ?? [];
    for (const target of findReached([node], view)) {
      if (target === node || !matchesPath(to, view.pathOf(target), groups)) continue;
      const message = `${name}: ${view.pathOf(target)} can be reached from ${path}.`;
      report({
        from: node,
        to: target,
        message,
        detail: 'reaches',
      });
      break;
    }
  }
}

/** All modules on the ways from some, without these, but for those that are led back to. */
function findReached(starts: readonly number[], view: CruiseGraph): ReadonlySet<number> {
  const reached = new Set<number>();
  const queue = [...starts];
  for (const node of queue)
    for (const { to } of view.importsOf(node)) {
      if (to < 0 || to >= view.graph.size || reached.has(to)) continue;
      reached.add(to);
      queue.push(to);
    }
  return reached;
}
