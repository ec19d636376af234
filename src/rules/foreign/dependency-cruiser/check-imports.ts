import { count, describeChain } from '../../messages';
import type { Report } from '../../rule';
import type { Cruised, CruiseGraph } from './cruise-graph';
import type { CruiserRule } from './cruiser-rule';
import type { Cycles } from './cycles';
import { matchesImport } from './match-import';

/** Reports the imports that a `forbidden` rule speaks of. */
export function checkForbidden(
  rule: CruiserRule,
  view: CruiseGraph,
  cycles: () => Cycles,
  report: Report,
): void {
  for (const node of view.modules)
    for (const cruised of view.importsOf(node)) {
      if (!matchesImport(rule, cruised, view, cycles)) continue;
      if (rule.to.circular !== true) {
        reportImport(cruised, `${rule.name}: ${describe(cruised, view)}`, report);
        continue;
      }
      const { via, viaOnly } = rule.to;
      const cycle =
        via === undefined && viaOnly === undefined
          ? cycles().cycleOf(cruised)
          : cycles().judgedCycleOf(cruised);
      const chain = cycle.flatMap(({ dependency }) => dependency ?? []);
      const message = `${rule.name}: a cycle of ${count(chain.length, 'import')}: ${describeChain(chain)}.`;
      report({ from: node, to: cruised.to, chain, message });
    }
}

/** Reports the imports that none of the `allowed` rules speaks of. */
export function checkAllowed(
  rules: readonly CruiserRule[],
  view: CruiseGraph,
  cycles: () => Cycles,
  report: Report,
): void {
  for (const node of view.modules)
    for (const cruised of view.importsOf(node))
      if (!rules.some(rule => matchesImport(rule, cruised, view, cycles)))
        reportImport(cruised, `Not in allowed: ${describe(cruised, view)}`, report);
}

/** Reports the modules that a `required` rule speaks of and that do not import what it says. */
export function checkRequired(rule: CruiserRule, view: CruiseGraph, report: Report): void {
  const reaches = rule.to.reachable === true;
  for (const node of view.modules) {
    const path = view.pathOf(node);
    const { module = {}, to } = rule;
    if (!(module.path?.test(path) ?? true) || module.pathNot?.test(path)) continue;
    const groups = module.path?.groupsOf(path) ?? [];
    const isWanted = (target: string) => to.path?.test(target, groups) ?? true;
    if (isWanted(path) || view.importsOf(node).some(cruised => isWanted(cruised.path))) continue;
    if (reaches && reachesAny(node, view, isWanted)) continue;
    const message = `${rule.name}: ${path} has to depend on ${to.path?.source ?? 'another module'}, and does not.`;
    report({ from: node, message });
  }
}

function reachesAny(start: number, view: CruiseGraph, isWanted: (path: string) => boolean): boolean {
  const seen = new Set([start]);
  for (const node of seen)
    for (const { to } of view.importsOf(node)) {
      if (to < 0 || to >= view.graph.size || seen.has(to)) continue;
      if (isWanted(view.pathOf(to))) return true;
      seen.add(to);
    }
  return false;
}

function describe({ from, path, to }: Cruised, view: CruiseGraph): string {
  return `${view.pathOf(from)} imports ${path}${to === -1 ? ', which is not there' : ''}.`;
}

function reportImport({ from, to, dependency, line, path }: Cruised, message: string, report: Report): void {
  if (dependency !== undefined) report({ from, to, dependency, message });
  else report({ from, line, detail: path, message });
}
