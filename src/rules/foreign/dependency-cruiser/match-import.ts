import type { Cruised, CruiseGraph } from './cruise-graph';
import type { CruiserRule, Restriction, ToRestriction, ViaRestriction } from './cruiser-rule';
import type { Cycles } from './cycles';

/** Dependency types of which more than one means that a package is declared twice. */
const DECLARED = [
  'core',
  'local',
  'localmodule',
  'npm',
  'npm-bundled',
  'npm-dev',
  'npm-no-pkg',
  'npm-optional',
  'npm-peer',
  'npm-unknown',
];

/** Whether a path is as a restriction wants it. */
export function matchesPath(
  { path, pathNot }: Restriction,
  value: string,
  groups: readonly string[] = [],
): boolean {
  return (path === undefined || path.test(value, groups)) && !pathNot?.test(value, groups);
}

/** Whether an import is what a rule speaks of. `cycles` is asked only by rules about cycles. */
export function matchesImport(
  { from, to }: CruiserRule,
  cruised: Cruised,
  view: CruiseGraph,
  cycles: () => Cycles,
): boolean {
  const source = view.pathOf(cruised.from);
  if (!matchesPath(from, source)) return false;
  const groups = from.path?.groupsOf(source) ?? [];
  return (
    matchesPath(to, cruised.path, groups) &&
    matchesTypes(to, cruised.types) &&
    matchesForm(to, cruised) &&
    (to.ancestor === undefined || to.ancestor === leadsUp(source, cruised)) &&
    matchesInstability(to, cruised, view) &&
    matchesCycle(to, cruised, view, cycles, groups)
  );
}

function matchesTypes(
  { dependencyTypes, dependencyTypesNot }: ViaRestriction,
  types: readonly string[],
): boolean {
  return (
    (dependencyTypes === undefined || dependencyTypes.some(type => types.includes(type))) &&
    (dependencyTypesNot === undefined || !dependencyTypesNot.some(type => types.includes(type)))
  );
}

function matchesForm(to: ToRestriction, { types, isDynamic, to: target, isTypeOnly }: Cruised): boolean {
  const declared = types.filter(type => DECLARED.includes(type)).length;
  return (
    (to.moreThanOneDependencyType === undefined || to.moreThanOneDependencyType === declared > 1) &&
    (to.couldNotResolve === undefined || to.couldNotResolve === (target === -1)) &&
    (to.dynamic === undefined || to.dynamic === isDynamic) &&
    (to.preCompilationOnly === undefined || to.preCompilationOnly === isTypeOnly)
  );
}

/** Whether an import leads to a module in a folder that is around the importing module's own. */
function leadsUp(source: string, { path, to, types }: Cruised): boolean {
  if (to === -1 || types.includes('core')) return false;
  const folder = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);
  const [own, other] = [folder(source), folder(path)];
  return own.startsWith(other) && own.length > other.length;
}

function matchesInstability(
  { moreUnstable }: ToRestriction,
  { from, to }: Cruised,
  view: CruiseGraph,
): boolean {
  if (moreUnstable === undefined) return true;
  const [own, other] = [view.instabilityOf(from), view.instabilityOf(to)];
  return moreUnstable ? own < other : own >= other;
}

function matchesCycle(
  { circular, via, viaOnly }: ToRestriction,
  cruised: Cruised,
  view: CruiseGraph,
  cycles: () => Cycles,
  groups: readonly string[],
): boolean {
  if (circular !== undefined && cycles().isCircular(cruised) !== circular) return false;
  if (via === undefined && viaOnly === undefined) return true;
  const cycle = cycles().judgedCycleOf(cruised);
  if (cycle.length === 0) return true;
  const holds = ({ path, pathNot, dependencyTypes, dependencyTypesNot }: ViaRestriction, isAll: boolean) => {
    const some = (test: (step: Cruised) => boolean) => (isAll ? cycle.every(test) : cycle.some(test));
    return (
      // With both, dependency-cruiser goes by the latter alone.
      (path === undefined || pathNot !== undefined || some(step => path.test(nameOf(step, view), groups))) &&
      (pathNot === undefined || some(step => !pathNot.test(nameOf(step, view), groups))) &&
      (dependencyTypes === undefined || some(step => matchesTypes({ dependencyTypes }, step.types))) &&
      (dependencyTypesNot === undefined || some(step => matchesTypes({ dependencyTypesNot }, step.types)))
    );
  };
  return (via === undefined || holds(via, false)) && (viaOnly === undefined || holds(viaOnly, true));
}

function nameOf({ to }: Cruised, view: CruiseGraph): string {
  return view.pathOf(to);
}
