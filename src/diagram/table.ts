import { listCycleModules } from '../graph/cycles';
import type { Hierarchy } from '../graph/hierarchy';
import type { NodeMetrics } from '../graph/metrics';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import { listRows, type RowKind } from './choose-rows';
import { countDays, formatShare, shortenAge } from './colour/format-values';
import { gatherHistory, type HistoryInput } from './colour/node-history';
import { nameLanguage } from './colour/node-values';

/** The columns of the table, in their order. */
export const COLUMNS = [
  'name',
  'path',
  'language',
  'lines',
  'fan-in',
  'fan-out',
  'instability',
  'abstractness',
  'distance',
  'types',
  'cycle',
  'commits',
  'age',
] as const;
/** The names of the columns. */
export type ColumnName = (typeof COLUMNS)[number];

/** How a column is headed, what it says and how, and how its values are ordered. */
export interface TableColumn {
  readonly title: string;
  readonly meaning: string;
  readonly isText?: true;
  /** Whether it needs what version control says. */
  readonly isHistory?: true;
}

const martin = 'R. C. Martin, OO Design Quality Metrics, 1994';

/** What is known of each column. */
export const columns: Readonly<Record<ColumnName, TableColumn>> = {
  name: { title: 'Name', meaning: 'Name of the file or folder', isText: true },
  path: { title: 'Path', meaning: 'Path in the workspace', isText: true },
  language: { title: 'Language', meaning: 'Language; of a folder, that of most modules in it', isText: true },
  lines: { title: 'Lines', meaning: 'Physical lines' },
  'fan-in': { title: 'Fan-in', meaning: `Modules outside that use it (afferent coupling Ca; ${martin})` },
  'fan-out': { title: 'Fan-out', meaning: `Modules outside that it uses (efferent coupling Ce; ${martin})` },
  instability: {
    title: 'Instability',
    meaning: `I = Ce / (Ca + Ce): 0 is leaned on, 1 leans on others (${martin})`,
  },
  abstractness: {
    title: 'Abstractness',
    meaning: `A = abstract types / all types: 0 is concrete, 1 abstract (${martin})`,
  },
  distance: {
    title: 'Distance',
    meaning: `D = |A + I − 1|, from the main sequence: 0 is in balance, 1 painful or useless (${martin})`,
  },
  types: { title: 'Types', meaning: 'Classes, interfaces, protocols and enums at the top level' },
  cycle: {
    title: 'In cycle',
    meaning:
      'Of a module: modules in the cycle it is part of. Of a folder: modules in it that are part of a cycle',
  },
  commits: { title: 'Commits', meaning: 'Commits in the last 12 months, from git', isHistory: true },
  age: { title: 'Age', meaning: 'Days since the last commit that touched it, from git', isHistory: true },
};

/** One row: what each column has for a node; a value that is not known is missing. */
export interface TableRow {
  readonly id: string;
  readonly node: number;
  readonly values: Readonly<Partial<Record<ColumnName, number | string>>>;
}

/** What the rows are made of. */
export interface TableInput {
  readonly hierarchy: Hierarchy;
  readonly metrics: readonly NodeMetrics[];
  readonly records: readonly ModuleRecord[];
  readonly history?: HistoryInput | undefined;
}

/** The rows for all modules or all folders, in the order of the hierarchy. */
export function buildTable(kind: RowKind, { hierarchy, metrics, records, history }: TableInput): TableRow[] {
  const cycles = countCycles(kind, hierarchy, records);
  const histories = history ? gatherHistory(hierarchy, history.modules) : [];
  return listRows(hierarchy, kind).map(node => {
    const { id, label, language } = hierarchy.nodes[node];
    const { lines, fanIn, fanOut, instability, abstractness, distance, types } = metrics[node];
    const past = histories[node];
    return {
      id,
      node,
      values: {
        name: label,
        path: id,
        language: nameLanguage(language),
        lines,
        'fan-in': fanIn,
        'fan-out': fanOut,
        ...(instability !== undefined && { instability }),
        ...(abstractness !== undefined && { abstractness }),
        ...(distance !== undefined && { distance }),
        types,
        cycle: cycles.get(node) ?? 0,
        ...(past && history && { commits: past.commits, age: countDays(past.lastChange, history.now) }),
      },
    };
  });
}

function countCycles(kind: RowKind, { nodes, byId }: Hierarchy, records: readonly ModuleRecord[]) {
  const counts = new Map<number, number>();
  for (const members of listCycleModules(records))
    for (const id of members) {
      const module = byId.get(id) ?? -1;
      if (kind === 'modules') counts.set(module, members.length);
      else
        for (let node = nodes[module]?.parent ?? -1; node > 0; node = nodes[node].parent)
          counts.set(node, (counts.get(node) ?? 0) + 1);
    }
  return counts;
}

/** The rows in the order of a column; equal ones by path, those without a value last either way. */
export function sortRows(rows: readonly TableRow[], column: ColumnName, isDescending: boolean): TableRow[] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a.values[column], b.values[column]];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined) || compareIds(a.id, b.id);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareIds(fold(x), fold(y));
    return sign * order || compareIds(a.id, b.id);
  });
}

function fold(value: number | string): string {
  return String(value).toLowerCase();
}

/** A value as it is shown; a dash where it is not known. */
export function formatCell(column: ColumnName, value: number | string | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (column === 'instability' || column === 'abstractness' || column === 'distance')
    return formatShare(value);
  return column === 'age' ? shortenAge(value) : value.toLocaleString('en');
}

/**
 * Rows as comma-separated values (RFC 4180) with a header. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front: names come from the workspace.
 */
export function writeCsv(rows: readonly TableRow[], shown: readonly ColumnName[]): string {
  const lines = rows.map(({ values }) => shown.map(column => quote(values[column] ?? '')).join(','));
  return `${[shown.join(','), ...lines].join('\r\n')}\r\n`;
}

function quote(value: number | string): string {
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
