import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import type { MatrixFrame } from './matrix-frame';

/** Side from which cells have a gap and lines between them. */
export const GRIDDED = 8;
/** A cell is drawn at least this large, so that one import in thousands of lines can be seen. */
export const SMALLEST = 1.5;

/** Fills the cells of rows and columns. */
export function fillBlock(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
): void {
  context.fillRect(...toRect(frame, rows, columns));
}

/** Draws a line round the cells of rows and columns. */
export function strokeBlock(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
) {
  const [x, y, width, height] = toRect(frame, rows, columns);
  context.strokeRect(snap(x), snap(y), Math.max(2, Math.round(width)), Math.max(2, Math.round(height)));
}

function toRect(frame: MatrixFrame, rows: MatrixSpan, columns: MatrixSpan): [number, number, number, number] {
  const { size } = frame.measures;
  return [
    columnX(frame, columns.start),
    rowY(frame, rows.start),
    (columns.end - columns.start) * size,
    (rows.end - rows.start) * size,
  ];
}

/** The left edge of a column on the canvas, in CSS pixels. */
export function columnX({ measures, scroll }: MatrixFrame, column: number): number {
  return measures.headerWidth + column * measures.size - scroll.x;
}

/** The upper edge of a row on the canvas, in CSS pixels. */
export function rowY({ measures, scroll }: MatrixFrame, row: number): number {
  return measures.headerHeight + row * measures.size - scroll.y;
}

/** Whether two spans have lines in common. */
export function crosses(a: MatrixSpan, b: MatrixSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Where a line is to be drawn: lines of one pixel are sharp in the middle of one. */
export function snap(value: number): number {
  return Math.round(value) + 0.5;
}
