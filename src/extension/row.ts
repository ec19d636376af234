import type { Finding } from '../model/finding';
import { formatCount } from './formats';

/** A place in the workspace. Lines and columns count from 1. */
export interface Place {
  readonly module: string;
  readonly line?: number;
  readonly column?: number;
}

/** The place an untyped value names, or `undefined`: commands can be run by anyone. */
export function parsePlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { module, line, column } = value as Readonly<Record<string, unknown>>;
  if (typeof module !== 'string') return undefined;
  return { module, ...(isPosition(line) && { line }), ...(isPosition(column) && { column }) };
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** One row of a tree view, as plain data. All texts are shown as they are, without any markup. */
export interface Row {
  /** Different from every other of its view, and the same after a refresh, so that it stays expanded. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon and, where it matters, the theme colour it takes. */
  readonly icon?: { readonly name: string; readonly color?: string };
  /** A module whose file icon is shown in place of `icon`. */
  readonly file?: string;
  /** Made when the row is expanded. */
  readonly children?: () => readonly Row[];
  readonly expanded?: boolean;
  /** What a click shows: a place in an editor, or another view. */
  readonly open?: Place;
  readonly focus?: string;
  /** The finding, or the pattern, that a row is about: its menu has what can be done with it. */
  readonly finding?: Finding;
  readonly pattern?: string;
}

/** Rows that a tree shows at once; the rest waits behind a row of its own. */
export const PAGE_SIZE = 50;

/** The rows of many items, a page at a time: the last row of a full page expands into the next page. */
export function pageRows<T>(
  id: string,
  items: readonly T[],
  makeRow: (item: T, index: number) => Row,
  start = 0,
): readonly Row[] {
  // A page of one more row costs no more space than the row that would hide it.
  const end = items.length - start <= PAGE_SIZE + 1 ? items.length : start + PAGE_SIZE;
  const rows = items.slice(start, end).map((item, index) => makeRow(item, start + index));
  if (end === items.length) return rows;
  return [
    ...rows,
    {
      id: `${id}/more-${end}`,
      label: `… and ${formatCount(items.length - end)} more`,
      children: () => pageRows(id, items, makeRow, end),
    },
  ];
}
