import type { Cycle } from '../model/cycle';
import type { Dependency } from '../model/dependency';
import { compareIds } from '../model/snapshot';
import { folderOf, formatAmount, nameModule } from './formats';
import { pageRows, type Row } from './row';

/** Module names that a cycle's label shows before it breaks off. */
const NAMES = 4;
/** Imports that are listed in one go; more of them are grouped by the module they stand in. */
const FLAT_LIMIT = 30;

/** The rows of the Cycles view, the largest cycles first. */
export function listCycles(cycles: readonly Cycle[]): readonly Row[] {
  const ordered = [...cycles].sort(
    (a, b) => b.modules.length - a.modules.length || compareIds(a.modules[0] ?? '', b.modules[0] ?? ''),
  );
  return pageRows('cycles', ordered, cycle => cycleRow(cycle, ordered.length === 1));
}

function cycleRow(cycle: Cycle, expanded: boolean): Row {
  const { modules } = cycle;
  const id = `cycle/${modules[0] ?? ''}`;
  const names = nameMembers(modules);
  const shown = names.slice(0, names.length > NAMES ? NAMES - 1 : NAMES).join(' ⇄ ');
  const folder = findCommonFolder(modules);
  return {
    id,
    label: `${formatAmount(modules.length, 'module')}: ${shown}${names.length > NAMES ? ' …' : ''}`,
    ...(folder !== '' && { description: folder }),
    tooltip: describeCycle(cycle),
    icon: { name: 'sync', color: 'list.warningForeground' },
    expanded,
    children: () => [...listCut(id, cycle), ...listImports(id, cycle)],
  };
}

function describeCycle({ modules, dependencies, cut }: Cycle): string {
  const head = `${formatAmount(modules.length, 'module')} that depend on each other through ${formatAmount(dependencies.length, 'import')}.`;
  const way =
    cut.length > 0 ? ` Without ${formatAmount(cut.length, 'of them', 'of them')} no cycle is left.` : '';
  const shown = modules.slice(0, 20);
  const rest = modules.length - shown.length;
  return [
    head + way,
    '',
    ...shown,
    ...(rest > 0 ? [`… and ${formatAmount(rest, 'more', 'more')}`] : []),
  ].join('\n');
}

function listCut(id: string, { cut }: Cycle): readonly Row[] {
  if (cut.length === 0) return [];
  return [
    {
      id: `${id}/cut`,
      label: 'Cut here',
      description: formatAmount(cut.length, 'import'),
      tooltip:
        'A small set of imports that close the cycle. Once they are gone, no cycle is left among these modules.',
      icon: { name: 'debug-disconnect', color: 'list.errorForeground' },
      expanded: true,
      children: () =>
        pageRows(`${id}/cut`, cut, (dependency, index) => importRow(`${id}/cut/${index}`, dependency)),
    },
  ];
}

function listImports(id: string, { dependencies, cut }: Cycle): readonly Row[] {
  const cutKeys = new Set(cut.map(keyOf));
  const others = dependencies.filter(dependency => !cutKeys.has(keyOf(dependency)));
  if (others.length <= FLAT_LIMIT)
    return others.map((each, index) => importRow(`${id}/import/${index}`, each));
  const bySource = groupBySource(others);
  return pageRows(`${id}/modules`, [...bySource], ([module, imports]) => ({
    id: `${id}/module/${module}`,
    label: nameModule(module),
    description: [formatAmount(imports.length, 'import'), folderOf(module)].filter(Boolean).join(' · '),
    tooltip: `${module}\n${formatAmount(imports.length, 'import')} of other modules of this cycle`,
    file: module,
    children: () =>
      pageRows(`${id}/module/${module}`, imports, (each, index) =>
        importRow(`${id}/module/${module}/${index}`, each),
      ),
  }));
}

function groupBySource(dependencies: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  const groups = new Map<string, Dependency[]>();
  for (const dependency of dependencies) {
    const group = groups.get(dependency.from);
    if (group) group.push(dependency);
    else groups.set(dependency.from, [dependency]);
  }
  return groups;
}

function importRow(id: string, dependency: Dependency): Row {
  const { from, to, line, column, typeOnly, deferred, specifier, names } = dependency;
  const traits = [typeOnly && 'types only', deferred && 'deferred'].filter(Boolean);
  const [source, target] = nameMembers([from, to]);
  return {
    id,
    label: `${source} → ${target}`,
    description: [`line ${line}`, ...traits].join(' · '),
    tooltip: [
      `${from}, line ${line}`,
      names.length > 0 ? `imports ${names.join(', ')} from '${specifier}'` : `imports '${specifier}'`,
      `→ ${to}`,
    ].join('\n'),
    icon: { name: 'arrow-right' },
    open: { module: from, line, column },
  };
}

/** Short names for modules, made longer by their folders where two would read the same. */
function nameMembers(modules: readonly string[]): readonly string[] {
  const names = modules.map(nameModule);
  const common = findCommonFolder(modules);
  const isAmbiguous = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return modules.map((module, index) => {
    const name = names[index] ?? module;
    return isAmbiguous(name) ? module.slice(common === '' ? 0 : common.length + 1) : name;
  });
}

/** The innermost folder that holds all of these modules, `''` where there is none. */
function findCommonFolder(modules: readonly string[]): string {
  const [segments = [], ...rest] = modules.map(module => folderOf(module).split('/'));
  let length = segments.length;
  for (const other of rest) {
    let same = 0;
    while (same < length && same < other.length && other[same] === segments[same]) same++;
    length = same;
  }
  return segments.slice(0, length).join('/');
}

function keyOf({ from, to, line, column }: Dependency): string {
  return `${from}\n${to}\n${line}:${column}`;
}
