import { ROW_KINDS, type RowKind } from '../src/diagram/choose-rows';
import { COLOURINGS, type ColourBy } from '../src/diagram/colour/colour-by';
import { COLUMNS, type ColumnName } from '../src/diagram/table';
import { everything, parseViewFilter, type ViewFilter } from '../src/graph/view-filter';

/** The ways to look at a workspace, in the order of their tabs. */
export const VIEWS = ['map', 'matrix', 'plot', 'table', 'treemap'] as const;
/** The name of a view. */
export type ViewName = (typeof VIEWS)[number];

/**
 * What is picked: a box by its id, or a pair: an arrow, a cell of the matrix or two boxes picked one after the other, or a
 * finding by its key. It outlives the pictures it is looked up in.
 */
export type Selection =
  | { readonly box: string }
  | { readonly from: string; readonly to: string }
  | { readonly finding: string };

/** A pair that is picked. */
export type PickedPair = Extract<Selection, { from: string }>;

/** Which neighbours of what is picked light up. */
export interface Trace {
  readonly direction: 'both' | 'uses' | 'usedBy';
  /** Steps along dependencies, from 1. */
  readonly depth: number | 'all';
}

/** Everything a person chose about what to see. Views share it, and back and forward go through it. */
export interface ViewState {
  readonly view: ViewName;
  /** Open containers and modules, by id; absent until a person has opened or closed one. */
  readonly open?: readonly string[] | undefined;
  readonly selection?: Selection | undefined;
  readonly filter: ViewFilter;
  /** Absent: as what things are (containers, modules). */
  readonly colourBy?: ColourBy | undefined;
  readonly trace: Trace;
  /** Whether a pair shows every path between the two; absent: the shortest. */
  readonly paths?: 'all' | undefined;
  /** Ids of the patterns whose findings are lit; absent: none. */
  readonly patterns?: readonly string[] | undefined;
  /** What the plot has dots for; absent: folders. */
  readonly plot?: { readonly rows: RowKind } | undefined;
  /** The order and kind of the table's rows; absent: modules, largest first. */
  readonly table?: TableChoice | undefined;
}

/** What the table has rows for, and the column that orders them. */
export interface TableChoice {
  readonly sort: ColumnName;
  readonly descending: boolean;
  readonly rows: RowKind;
}

/** What a panel starts with that nobody has used. */
export const initialState: ViewState = {
  view: 'map',
  filter: everything,
  trace: { direction: 'both', depth: 1 },
};

/** Reads what an earlier, perhaps older, panel kept; anything odd in it is left out. */
export function parseViewState(value: unknown): ViewState {
  const { view, open, selection, filter, colourBy, trace, paths, patterns, plot, table } = asFields(value);
  const ordered = parseTableChoice(table);
  const plotRows = parseRowKind(asFields(plot).rows);
  const picked = parseSelection(selection);
  return {
    view: VIEWS.find(name => name === view) ?? initialState.view,
    ...(Array.isArray(open) && { open: open.filter(id => typeof id === 'string') }),
    ...(picked && { selection: picked }),
    filter: parseViewFilter(filter),
    ...(COLOURINGS.some(name => name === colourBy) && { colourBy: colourBy as ColourBy }),
    trace: parseTrace(trace),
    ...(paths === 'all' && { paths }),
    ...parsePatterns(patterns),
    ...(plotRows && { plot: { rows: plotRows } }),
    ...(ordered && { table: ordered }),
  };
}

/** Whether two selections pick the same. */
export function isSameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  if (!a || !b) return a === b;
  if ('box' in a) return 'box' in b && a.box === b.box;
  if ('finding' in a) return 'finding' in b && a.finding === b.finding;
  return 'from' in b && a.from === b.from && a.to === b.to;
}

/** The ids of the boxes that are picked: one, the two of a pair, or none. */
export function listPicked(selection: Selection | undefined): string[] {
  if (!selection || 'finding' in selection) return [];
  return 'box' in selection ? [selection.box] : [selection.from, selection.to];
}

function parsePatterns(value: unknown): Pick<ViewState, 'patterns'> {
  const patterns = Array.isArray(value) ? value.filter(id => typeof id === 'string') : [];
  return patterns.length > 0 ? { patterns } : {};
}

function parseSelection(value: unknown): Selection | undefined {
  const { box, from, to, finding } = asFields(value);
  if (typeof finding === 'string') return { finding };
  if (typeof box === 'string') return { box };
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : undefined;
}

function parseRowKind(value: unknown): RowKind | undefined {
  return ROW_KINDS.find(kind => kind === value);
}

function parseTableChoice(value: unknown): TableChoice | undefined {
  const { sort, descending, rows } = asFields(value);
  const column = COLUMNS.find(name => name === sort);
  const kind = parseRowKind(rows);
  return column && kind && { sort: column, descending: descending === true, rows: kind };
}

function parseTrace(value: unknown): Trace {
  const { direction, depth } = asFields(value);
  return {
    direction: direction === 'uses' || direction === 'usedBy' ? direction : 'both',
    depth:
      depth === 'all' || (Number.isSafeInteger(depth) && (depth as number) > 0)
        ? (depth as Trace['depth'])
        : 1,
  };
}

/** The fields of an object; none where the value is something else. */
export function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
