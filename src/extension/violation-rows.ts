import { groupBy } from '../graph/group-by';
import type { RulesState } from '../model/rules-update';
import type { CheckedViolation } from '../model/violation';
import { folderOf, formatAmount, formatCount, nameModule } from './formats';
import { pageRows, type Row } from './row';

/** What the violations are grouped by. */
export type Grouping = 'rule' | 'layer' | 'file';

const ICONS = {
  error: { name: 'error', color: 'list.errorForeground' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  info: { name: 'info' },
} as const;

/** The violations that count: without configuration there are none, and those in the baseline are known. */
export function listNew({ violations, isConfigured }: RulesState): CheckedViolation[] {
  return isConfigured ? [...violations.values()].flat().filter(({ baselined }) => !baselined) : [];
}

/** The rows of the Violations view. */
export function listViolations(state: RulesState, grouping: Grouping): readonly Row[] {
  if (!state.isConfigured) return listProblems(state);
  const groups = [...groupBy(listNew(state), violation => nameGroup(violation, grouping, state))];
  groups.sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
  const baselined = [...state.violations.values()].flat().filter(each => each.baselined).length;
  return [
    ...listProblems(state),
    ...pageRows('violations', groups, ([name, group]) =>
      groupRow(name, group, grouping, state, groups.length <= 3),
    ),
    ...(baselined > 0 ? [baselineRow(baselined)] : []),
  ];
}

function nameGroup({ rule, from, to }: CheckedViolation, grouping: Grouping, { layers }: RulesState): string {
  if (grouping === 'rule') return rule;
  if (grouping === 'file') return from;
  const [a, b] = [layers?.of[from], to === undefined ? undefined : layers?.of[to]];
  if (a === undefined) return 'in no layer';
  return b === undefined || a === b ? a : `${a} → ${b}`;
}

function groupRow(
  name: string,
  group: readonly CheckedViolation[],
  grouping: Grouping,
  { rules }: RulesState,
  expanded: boolean,
): Row {
  const id = `group/${grouping}/${name}`;
  const rule = grouping === 'rule' ? rules.find(each => each.id === name) : undefined;
  const isFile = grouping === 'file';
  const folder = isFile ? folderOf(name) : '';
  return {
    id,
    label: isFile ? nameModule(name) : name,
    description: [formatCount(group.length), folder].filter(Boolean).join(' · '),
    tooltip: [
      isFile || rule === undefined ? name : `${name} (${rule.kind})`,
      formatAmount(group.length, 'violation'),
    ].join('\n'),
    ...(isFile ? { file: name } : { icon: { name: grouping === 'rule' ? 'law' : 'layers' } }),
    expanded,
    children: () => pageRows(id, group, (violation, i) => violationRow(`${id}/${i}`, violation, isFile)),
  };
}

function violationRow(id: string, violation: CheckedViolation, isInFile: boolean): Row {
  const { from, to, line, column, message, severity, rule } = violation;
  const target = to === undefined ? '' : ` → ${nameModule(to)}`;
  return {
    id,
    label: isInFile ? message : `${nameModule(from)}${target}`,
    description: isInFile ? `line ${line}` : [`line ${line}`, folderOf(from)].filter(Boolean).join(' · '),
    tooltip: `${message}\n${rule} · ${from}, line ${line}`,
    icon: ICONS[severity],
    open: { module: from, line, column },
  };
}

function listProblems(state: RulesState): readonly Row[] {
  const errors = state.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  return [
    {
      id: 'problems',
      label: 'The configuration has errors',
      description: formatCount(errors.length),
      tooltip: state.isConfigured
        ? 'The rules are checked as far as they make sense, or as they were before.'
        : 'No rules are checked until these are put right.',
      icon: ICONS.error,
      expanded: true,
      children: () =>
        pageRows('problems', errors, ({ module, line, column, message }, i) => ({
          id: `problems/${i}`,
          label: message,
          description: `${nameModule(module)}:${line}`,
          tooltip: `${module}, line ${line}\n${message}`,
          icon: ICONS.error,
          open: { module, line, column },
        })),
    },
  ];
}

function baselineRow(count: number): Row {
  return {
    id: 'baseline',
    label: 'In the baseline',
    description: formatCount(count),
    tooltip: 'Known violations, which pass until they are fixed.',
    icon: { name: 'history' },
  };
}
