/** A sparse square matrix of counts in compressed rows. */
export interface MatrixCells {
  /** The cells of row `r` are those at `offsets[r]` up to, not including, `offsets[r + 1]`. */
  readonly offsets: Int32Array;
  /** Column of each cell, ascending within a row. */
  readonly columns: Int32Array;
  /** How often the pair was given; at least 1. */
  readonly counts: Int32Array;
}

/**
 * Counts pairs in time linear in pairs and size: sorted by column, then, keeping that order, by row; equal neighbours are
 * merged. `rows` and `columns` hold a pair at each position; both are from 0 up to, not including, `size`.
 */
export function countCells(size: number, rows: readonly number[], columns: readonly number[]): MatrixCells {
  const byColumn = sortByKey(
    size,
    Int32Array.from(rows, (_, i) => i),
    columns,
  );
  const order = sortByKey(size, byColumn, rows);
  const offsets = new Int32Array(size + 1);
  const cellColumns = new Int32Array(order.length);
  const counts = new Int32Array(order.length);
  let cells = 0;
  let lastRow = -1;
  for (const pair of order) {
    const row = rows[pair];
    const column = columns[pair];
    if (row === lastRow && cellColumns[cells - 1] === column) counts[cells - 1]++;
    else {
      cellColumns[cells] = column;
      counts[cells++] = 1;
      lastRow = row;
    }
    offsets[row + 1] = cells;
  }
  for (let row = 1; row <= size; row++) offsets[row] = Math.max(offsets[row], offsets[row - 1]);
  return { offsets, columns: cellColumns.slice(0, cells), counts: counts.slice(0, cells) };
}

/** Counting sort: the items by their key, equal keys in the order given. */
function sortByKey(size: number, items: Int32Array, keys: readonly number[]): Int32Array {
  const next = new Int32Array(size + 1);
  for (const item of items) next[keys[item] + 1]++;
  for (let key = 0; key < size; key++) next[key + 1] += next[key];
  const sorted = new Int32Array(items.length);
  for (const item of items) sorted[next[keys[item]]++] = item;
  return sorted;
}

/** The position of the first cell of a row at or right of a column; `offsets[row + 1]` where there is none. */
export function findFirstCell({ offsets, columns }: MatrixCells, row: number, column: number): number {
  let low = offsets[row];
  let high = offsets[row + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns[middle] < column) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The count in a cell; 0 where it is empty. */
export function readCell(cells: MatrixCells, row: number, column: number): number {
  const position = findFirstCell(cells, row, column);
  return position < cells.offsets[row + 1] && cells.columns[position] === column ? cells.counts[position] : 0;
}
