import { groupBy } from '../graph/group-by';
import {
  type Evidence,
  type Finding,
  type FindingRole,
  keyOfFinding,
  PATTERN_FAMILIES,
} from '../model/finding';
import type { PatternsUpdate } from '../model/patterns-update';
import { folderOf, formatAmount, formatCount, nameModule } from './formats';
import { type Descriptions, sayRole, titleOf } from './pattern-words';
import { pageRows, type Row } from './row';

/** What the findings are grouped by. */
export type PatternGrouping = 'pattern' | 'folder';

const FAMILIES = {
  architecture: { label: 'Architecture', icon: 'circuit-board' },
  structural: { label: 'Structural', icon: 'symbol-structure' },
  creational: { label: 'Creational', icon: 'sparkle' },
  behavioural: { label: 'Behavioural', icon: 'arrow-swap' },
  resilience: { label: 'Resilience and resources', icon: 'shield' },
  other: { label: 'Other', icon: 'symbol-misc' },
} as const;

/** Roles that say what others have to offer. */
const ABSTRACT_ROLE =
  /^(?:port|interface|protocol|abstraction|abstract-\w+|implementor|component|target|subject|strategy|state|observer|plugin|element|expression|product-type|base)$/;

/** What patterns are, by their ids. */
export function describePatterns({ descriptions = [] }: PatternsUpdate): Descriptions {
  return new Map(descriptions.map(each => [each.id, each]));
}

/** The rows of the Patterns view. `findings` are those of the update that are shown. */
export function listPatterns(
  update: PatternsUpdate,
  findings: readonly Finding[],
  grouping: PatternGrouping,
): readonly Row[] {
  const shown: Shown = { descriptions: describePatterns(update), ids: nameFindings(findings) };
  return [
    ...listProblems(update),
    ...(grouping === 'pattern' ? listFamilies(findings, shown) : listFolders(findings, shown)),
    ...(update.dismissed > 0 ? [dismissedRow(update.dismissed)] : []),
  ];
}

/** What rows need to know beside their findings. */
interface Shown {
  readonly descriptions: Descriptions;
  readonly ids: ReadonlyMap<Finding, string>;
}

/** An id for the row of each finding: nested symbols may share a name. */
function nameFindings(findings: readonly Finding[]): Map<Finding, string> {
  const times = new Map<string, number>();
  return new Map(
    findings.map(finding => {
      const key = keyOfFinding(finding);
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      return [finding, `finding/${key}${time === 0 ? '' : ` ${time}`}`];
    }),
  );
}

function listFamilies(findings: readonly Finding[], shown: Shown): Row[] {
  const { descriptions } = shown;
  const byFamily = groupBy(findings, ({ pattern }) => descriptions.get(pattern)?.family ?? 'other');
  return [...PATTERN_FAMILIES, 'other' as const].flatMap((family): Row[] => {
    const own = byFamily.get(family);
    if (own === undefined) return [];
    const { label, icon } = FAMILIES[family];
    const id = `family/${family}`;
    return [
      {
        id,
        label,
        description: formatCount(own.length),
        tooltip: formatAmount(own.length, 'finding'),
        icon: { name: icon },
        expanded: true,
        children: () => listOfFamily(id, own, shown),
      },
    ];
  });
}

/** The patterns of a family in the order in which they are listed everywhere. */
function listOfFamily(id: string, findings: readonly Finding[], shown: Shown): readonly Row[] {
  const { descriptions } = shown;
  const order = new Map([...descriptions.keys()].map((pattern, place) => [pattern, place]));
  const groups = [...groupBy(findings, ({ pattern }) => pattern)];
  groups.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return groups.map(([pattern, own]) => ({
    id: `${id}/${pattern}`,
    label: titleOf(pattern, descriptions),
    description: formatCount(own.length),
    tooltip: descriptions.get(pattern)?.summary ?? pattern,
    icon: { name: 'extensions' },
    pattern,
    children: () =>
      pageRows(`${id}/${pattern}`, sortBySureness(own), finding => findingRow(finding, shown, false)),
  }));
}

function listFolders(findings: readonly Finding[], shown: Shown): readonly Row[] {
  const groups = [...groupBy(findings, ({ roles }) => folderOf(roles[0]?.module ?? ''))];
  groups.sort(([a], [b]) => (a < b ? -1 : 1));
  return pageRows('folders', groups, ([folder, own]) => {
    const id = `folder/${folder}`;
    return {
      id,
      label: folder === '' ? 'At the top' : folder,
      description: formatCount(own.length),
      tooltip: `${folder}\n${formatAmount(own.length, 'finding')}`,
      icon: { name: 'folder' },
      expanded: groups.length <= 3,
      children: () => pageRows(id, sortBySureness(own), finding => findingRow(finding, shown, true)),
    };
  });
}

function sortBySureness(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => b.confidence - a.confidence);
}

function findingRow(finding: Finding, { descriptions, ids }: Shown, isInFolder: boolean): Row {
  const { pattern, confidence, roles } = finding;
  const [chief] = roles;
  const id = ids.get(finding) ?? keyOfFinding(finding);
  const module = chief?.module ?? '';
  const title = titleOf(pattern, descriptions);
  return {
    id,
    label: nameSymbol(chief),
    description: `${confidence.toFixed(2)} · ${isInFolder ? title : nameModule(module)}`,
    tooltip: [
      `${title}: ${nameSymbol(chief)}`,
      `${module}:${chief?.line ?? 1}`,
      `Confidence ${confidence.toFixed(2)}`,
    ].join('\n'),
    icon: iconOf(chief, true),
    finding,
    pattern,
    children: () => [
      ...pageRows(`${id}/roles`, roles, (role, i) => roleRow(`${id}/role-${i}`, role, finding, descriptions)),
      evidenceRow(`${id}/evidence`, finding),
    ],
  };
}

function roleRow(
  id: string,
  role: FindingRole,
  { pattern, roles }: Finding,
  descriptions: Descriptions,
): Row {
  const { module, line } = role;
  const meaning = descriptions.get(pattern)?.roles[role.role];
  return {
    id,
    label: nameSymbol(role),
    description: `${sayRole(role.role)} · ${nameModule(module)}:${line}`,
    tooltip: [
      `${sayRole(role.role)}${meaning === undefined ? '' : `: ${meaning}`}`,
      `${module}:${line}`,
    ].join('\n'),
    icon: iconOf(role, role === roles[0]),
    open: { module, line },
  };
}

function evidenceRow(id: string, { evidence }: Finding): Row {
  return {
    id,
    label: 'Evidence',
    description: formatCount(evidence.length),
    tooltip: 'Reasons for and against, the weightiest first. A weight of 1 would settle the matter alone.',
    icon: { name: 'checklist' },
    children: () => pageRows(id, evidence, (reason, i) => reasonRow(`${id}/${i}`, reason)),
  };
}

function reasonRow(id: string, { text, weight, module, line }: Evidence): Row {
  return {
    id,
    // The weight first: it is what must not be cut off in a narrow view.
    label: `${formatWeight(weight)}  ${text}`,
    description: `${nameModule(module)}:${line}`,
    tooltip: `${text}\n${module}:${line}`,
    icon: weight < 0 ? { name: 'remove', color: 'charts.red' } : { name: 'add', color: 'charts.green' },
    open: { module, line },
  };
}

/** `+0.40`, `−0.15`. */
export function formatWeight(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`;
}

/** A symbol as it is called; a module as a whole by the name of its file. */
export function nameSymbol(role: FindingRole | undefined): string {
  if (role === undefined) return '';
  return role.symbol === role.module ? nameModule(role.module) : role.symbol;
}

/** By what the symbol seems to be: findings do not say. */
function iconOf(role: FindingRole | undefined, isChief: boolean): NonNullable<Row['icon']> {
  return { name: iconName(role), ...(isChief && { color: 'charts.blue' }) };
}

function iconName(role: FindingRole | undefined): string {
  if (role === undefined || role.symbol === role.module) return 'file-code';
  if (ABSTRACT_ROLE.test(role.role)) return 'symbol-interface';
  const name = role.symbol.slice(role.symbol.lastIndexOf('.') + 1);
  if (name !== role.symbol && !/^[A-Z]/.test(name)) return 'symbol-method';
  return /^_*[a-z]/.test(name) ? 'symbol-function' : 'symbol-class';
}

function listProblems({ problems }: PatternsUpdate): readonly Row[] {
  if (problems.length === 0) return [];
  return [
    {
      id: 'problems',
      label: 'Settings about patterns',
      description: formatCount(problems.length),
      tooltip: 'What lintel.json says about patterns and does not make sense, or not any more.',
      icon: { name: 'warning', color: 'list.warningForeground' },
      children: () =>
        pageRows('problems', problems, ({ module, line, column, message }, i) => ({
          id: `problems/${i}`,
          label: message,
          description: `${nameModule(module)}:${line}`,
          tooltip: `${module}, line ${line}\n${message}`,
          icon: { name: 'warning', color: 'list.warningForeground' },
          open: { module, line, column },
        })),
    },
  ];
}

function dismissedRow(count: number): Row {
  return {
    id: 'dismissed',
    label: 'Dismissed',
    description: formatCount(count),
    tooltip: 'Findings that lintel.json says are none, under "patterns": { "dismissed": … }.',
    icon: { name: 'eye-closed' },
  };
}
