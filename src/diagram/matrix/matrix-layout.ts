import { estimateTextWidth, shortenLabel } from '../layout/text-width';
import type { Matrix, MatrixGroup } from './matrix';

/** Measures of the matrix, in pixels. */
export const matrixStyle = {
  /** Side of a cell: the smallest, the largest, and what is chosen where all fits or nothing does. */
  smallest: 0.2,
  largest: 40,
  comfortable: 20,
  /** From this side on lines have labels, and cells numbers. */
  labelled: 11,
  numbered: 15,
  /** Width of the band that names an open container. */
  strip: 18,
  /** Room for the open/close mark in front of a label. */
  chevron: 12,
  padding: 6,
  labelLimit: 34,
  /** The largest share of the room that a header takes. */
  headerShare: 0.4,
} as const;

/** How large everything is at one zoom. Rows and columns are alike but for the room of their headers. */
export interface MatrixMeasures {
  /** Side of a cell. */
  readonly size: number;
  /** Width of a band of the row header (height of one in the column header). */
  readonly strip: number;
  readonly headerWidth: number;
  readonly headerHeight: number;
  readonly fontSize: number;
  readonly hasLabels: boolean;
}

/** The room for a matrix, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Measures everything for cells of a side, in a room that both headers leave most of. */
export function measureMatrix(matrix: Matrix, size: number, room: Room): MatrixMeasures {
  const hasLabels = size >= matrixStyle.labelled;
  const fontSize = Math.min(12, Math.max(9, size * 0.62));
  const longest = Math.max(measureBands(matrix), hasLabels ? measureLabels(matrix, fontSize) : 0);
  const widest = Math.max(60, room.width * matrixStyle.headerShare);
  const strip = Math.min(matrixStyle.strip, (0.5 * widest) / Math.max(1, matrix.depth));
  const side = (available: number) => Math.min(longest, Math.max(60, available * matrixStyle.headerShare));
  return { size, strip, headerWidth: side(room.width), headerHeight: side(room.height), fontSize, hasLabels };
}

function measureBands(matrix: Matrix): number {
  return matrix.depth * matrixStyle.strip + matrixStyle.padding;
}

function measureLabels({ lines }: Matrix, fontSize: number): number {
  let longest = 0;
  for (const line of lines) {
    const label = estimateTextWidth(shortenLabel(line.label, matrixStyle.labelLimit), fontSize);
    longest = Math.max(longest, line.depth * matrixStyle.strip + label);
  }
  return longest + matrixStyle.chevron + 2 * matrixStyle.padding;
}

/** The side at which the whole matrix fits, but no larger than is comfortable. */
export function fitSize(matrix: Matrix, room: Room): number {
  const count = Math.max(1, matrix.lines.length);
  let size: number = matrixStyle.comfortable + 4;
  // Headers shrink with cells: a few rounds come to rest.
  for (let round = 0; round < 4; round++) {
    const { headerWidth, headerHeight } = measureMatrix(matrix, size, room);
    const fitting = Math.min(room.width - headerWidth, room.height - headerHeight) / count;
    size = Math.min(size, Math.max(matrixStyle.smallest, fitting));
  }
  return size;
}

/** The side a matrix opens with: all of it where that can be read, else a readable part. */
export function chooseSize(matrix: Matrix, room: Room): number {
  const fitting = fitSize(matrix, room);
  return fitting >= matrixStyle.numbered ? fitting : matrixStyle.comfortable;
}

/** What is at a point. */
export type MatrixPlace =
  | { readonly part: 'cell'; readonly row: number; readonly column: number }
  | {
      readonly part: 'row' | 'column';
      readonly line: number;
      /** The band of an open container that the point is on. */
      readonly group?: MatrixGroup | undefined;
      /** Whether the point is on the open/close mark. */
      readonly onChevron: boolean;
    };

/** Finds what is at a point of the room, with the matrix moved left and up by `scrollX` and `scrollY`. */
export function locatePlace(
  matrix: Matrix,
  measures: MatrixMeasures,
  scroll: { readonly x: number; readonly y: number },
  x: number,
  y: number,
): MatrixPlace | undefined {
  const { size, headerWidth, headerHeight } = measures;
  const column = Math.floor((x - headerWidth + scroll.x) / size);
  const row = Math.floor((y - headerHeight + scroll.y) / size);
  const isLine = (line: number) => line >= 0 && line < matrix.lines.length;
  if (x >= headerWidth && y >= headerHeight)
    return isLine(row) && isLine(column) ? { part: 'cell', row, column } : undefined;
  if (x < headerWidth && y < headerHeight) return undefined;
  if (x < headerWidth)
    return isLine(row)
      ? locateInHeader(matrix, measures, 'row', row, x, y - headerHeight, scroll.y, 'start')
      : undefined;
  return isLine(column)
    ? locateInHeader(matrix, measures, 'column', column, y, x - headerWidth, scroll.x, 'end')
    : undefined;
}

/** `across` runs from the outermost band to the cells, `along` with the lines. */
function locateInHeader(
  matrix: Matrix,
  { size, strip, headerHeight }: MatrixMeasures,
  part: 'row' | 'column',
  line: number,
  across: number,
  along: number,
  scroll: number,
  chevronAt: 'start' | 'end',
): MatrixPlace {
  const { depth } = matrix.lines[line];
  const band = Math.floor(across / strip);
  if (band < depth) {
    const group = findGroup(matrix, line, band);
    const start = Math.max(0, (group?.start ?? 0) * size - scroll);
    return { part, line, group, onChevron: along - start < strip };
  }
  const inside = chevronAt === 'start' ? across - depth * strip : headerHeight - across;
  return {
    part,
    line,
    onChevron: matrix.lines[line].canOpen && inside < matrixStyle.chevron + matrixStyle.padding,
  };
}

/** The group round a line at a depth. */
export function findGroup(matrix: Matrix, line: number, depth: number): MatrixGroup | undefined {
  return matrix.groups.find(group => group.depth === depth && group.start <= line && line < group.end);
}
