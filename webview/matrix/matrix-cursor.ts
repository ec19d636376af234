import type { Matrix } from '../../src/diagram/matrix/matrix';
import { findFirstCell } from '../../src/diagram/matrix/matrix-cells';
import { findGroup } from '../../src/diagram/matrix/matrix-layout';
import type { Hierarchy } from '../../src/graph/hierarchy';

/** Where the keyboard is: a cell; with -1 for the one, the header of the other. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** What a key does: move, open or close the node with this id, or pick. */
export type KeyStep =
  | { readonly do: 'move'; readonly to: Cursor }
  | { readonly do: 'toggle'; readonly id: string }
  | { readonly do: 'pick' };

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * What a key means at a place. Arrows go from cell to cell and, past the first row or column, into the headers. In the row
 * header Right opens a closed container and Left closes the one around, as in a tree; in the column header Down and Up do.
 * Space opens and closes, Enter picks, Home and End go to both ends of a row, Page Up and Page Down ten rows on.
 */
export function readKey(matrix: Matrix, cursor: Cursor | undefined, key: string): KeyStep | undefined {
  if (matrix.lines.length === 0) return undefined;
  if (!cursor) return key in MOVES ? { do: 'move', to: { row: 0, column: -1 } } : undefined;
  const isRowHeader = cursor.column === -1;
  const isHeader = isRowHeader || cursor.row === -1;
  const line = isRowHeader ? cursor.row : cursor.column;
  if (key === 'Enter') return { do: 'pick' };
  if (key === ' ') return isHeader ? toggleAt(matrix, line) : { do: 'pick' };
  if (isHeader && key === (isRowHeader ? 'ArrowRight' : 'ArrowDown') && matrix.lines[line].canOpen)
    return { do: 'toggle', id: matrix.lines[line].id };
  if (isHeader && key === (isRowHeader ? 'ArrowLeft' : 'ArrowUp')) return closeAround(matrix, line);
  const to = move(matrix, cursor, key);
  return to && { do: 'move', to };
}

function toggleAt(matrix: Matrix, line: number): KeyStep | undefined {
  const { id } = matrix.lines[line];
  return matrix.lines[line].canOpen ? { do: 'toggle', id } : closeAround(matrix, line);
}

function closeAround(matrix: Matrix, line: number): KeyStep | undefined {
  const group = findGroup(matrix, line, matrix.lines[line].depth - 1);
  return group && { do: 'toggle', id: group.id };
}

function move(matrix: Matrix, { row, column }: Cursor, key: string): Cursor | undefined {
  const last = matrix.lines.length - 1;
  const clamp = (line: number, least: number) => Math.max(least, Math.min(last, line));
  const step = MOVES[key];
  // There is nothing in the corner.
  if (step)
    return {
      row: clamp(row + step[0], column === -1 ? 0 : -1),
      column: clamp(column + step[1], row === -1 ? 0 : -1),
    };
  if (key === 'PageUp' || key === 'PageDown')
    return { row: clamp(row + (key === 'PageUp' ? -10 : 10), 0), column };
  if (key === 'Home') return { row, column: row === -1 ? 0 : -1 };
  return key === 'End' ? { row, column: last } : undefined;
}

/** The next cell against the order behind a place, row by row and round again; `undefined` where there is none. */
export function findNextAgainst(matrix: Matrix, cursor: Cursor | undefined): Cursor | undefined {
  const count = matrix.lines.length;
  const from = { row: Math.max(0, cursor?.row ?? 0), column: cursor?.column ?? -1 };
  for (let turn = 0; turn <= count; turn++) {
    const row = (from.row + turn) % count;
    const start = turn === 0 ? Math.max(from.column, row) + 1 : row + 1;
    const position = findFirstCell(matrix, row, start);
    if (position < matrix.offsets[row + 1]) return { row, column: matrix.columns[position] };
  }
  return undefined;
}

/** The same place in another matrix: by what stands there, which may be part of something now, or be opened up. */
export function carryCursor(
  cursor: Cursor | undefined,
  before: Matrix | undefined,
  after: Matrix,
  hierarchy: Hierarchy,
): Cursor | undefined {
  if (!cursor || !before || after.lines.length === 0) return undefined;
  const carry = (line: number) => {
    if (line === -1) return -1;
    const node = hierarchy.byId.get(before.lines[line]?.id ?? '');
    const found = node === undefined ? -1 : (after.groupByNode.get(node)?.start ?? after.lineOf[node]);
    return found === -1 ? Math.min(line, after.lines.length - 1) : found;
  };
  return { row: carry(cursor.row), column: carry(cursor.column) };
}
