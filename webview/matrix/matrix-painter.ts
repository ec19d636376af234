import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import { findFirstCell } from '../../src/diagram/matrix/matrix-cells';
import { type CellColours, STEPS, shortenCount } from '../../src/diagram/matrix/matrix-colours';
import { matrixStyle } from '../../src/diagram/matrix/matrix-layout';
import { findShownLines, type MatrixFrame } from './matrix-frame';
import { paintColumnHeader, paintCorner, paintRowHeader } from './matrix-header-painter';

/** From this side on cells against the order carry a corner mark; smaller ones are triangles as a whole. */
const CORNERED = 9;
/** Side from which cells have a gap and lines between them. */
const GRIDDED = 8;
/** A cell is drawn at least this large, so that one import in thousands of lines can be seen. */
const SMALLEST = 1.5;

/** Draws one frame. Depends on nothing but its arguments; looks at visible lines only. */
export function paintMatrix(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
  const { palette, pixelRatio, measures, width, height } = frame;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  context.lineWidth = 1;
  const rows = findShownLines(frame, 'rows');
  const columns = findShownLines(frame, 'columns');
  context.save();
  context.beginPath();
  context.rect(measures.headerWidth, measures.headerHeight, width, height);
  context.clip();
  paintGround(context, frame, rows, columns);
  paintBands(context, frame);
  paintCells(context, frame, rows, columns);
  paintOutlines(context, frame, rows, columns);
  paintPicked(context, frame);
  context.restore();
  paintColumnHeader(context, frame, columns);
  paintRowHeader(context, frame, rows);
  paintCorner(context, frame);
}

function paintGround(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
) {
  const { matrix, palette, measures } = frame;
  const { size } = measures;
  for (const group of matrix.groups) {
    if (!crosses(group, rows) || !crosses(group, columns)) continue;
    context.fillStyle = palette.open[Math.min(group.depth, palette.open.length - 1)];
    fillBlock(context, frame, group, group);
  }
  if (size >= GRIDDED) paintGrid(context, frame, rows, columns);
  context.fillStyle = palette.dimText;
  context.globalAlpha = 0.28;
  const start = Math.max(rows.start, columns.start);
  const end = Math.min(rows.end, columns.end);
  for (let line = start; line < end; line++)
    context.fillRect(
      columnX(frame, line),
      rowY(frame, line),
      Math.max(size, SMALLEST),
      Math.max(size, SMALLEST),
    );
  context.globalAlpha = 1;
}

function paintGrid(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
) {
  const [left, right] = [columnX(frame, columns.start), columnX(frame, columns.end)];
  const [top, bottom] = [rowY(frame, rows.start), rowY(frame, rows.end)];
  context.strokeStyle = frame.palette.openBorder;
  context.globalAlpha = 0.3;
  context.beginPath();
  for (let row = rows.start; row <= rows.end; row++) {
    const y = snap(rowY(frame, row));
    context.moveTo(left, y);
    context.lineTo(right, y);
  }
  for (let column = columns.start; column <= columns.end; column++) {
    const x = snap(columnX(frame, column));
    context.moveTo(x, top);
    context.lineTo(x, bottom);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Lights up the rows and columns of what is picked and of what is pointed at. */
function paintBands(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
  const { selected, hovered } = frame.marks;
  context.fillStyle = frame.palette.focus;
  const all = { start: 0, end: frame.matrix.lines.length };
  if (selected) {
    context.globalAlpha = 0.16;
    fillBlock(context, frame, selected.rows, all);
    fillBlock(context, frame, all, selected.columns);
  }
  if (hovered) {
    context.globalAlpha = 0.1;
    const span = (line: number) => ({ start: line, end: line + 1 });
    if (hovered.part !== 'column')
      fillBlock(
        context,
        frame,
        hovered.part === 'cell' ? span(hovered.row) : (hovered.group ?? span(hovered.line)),
        all,
      );
    if (hovered.part !== 'row')
      fillBlock(
        context,
        frame,
        all,
        hovered.part === 'cell' ? span(hovered.column) : (hovered.group ?? span(hovered.line)),
      );
  }
  context.globalAlpha = 1;
}

/** The positions of visible cells, by colour, so that each colour is set once. Kept from frame to frame. */
const batches: number[][] = Array.from({ length: 2 * STEPS }, () => []);

function paintCells(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
) {
  const { matrix, scale } = frame;
  for (const batch of batches) batch.length = 0;
  for (let row = rows.start; row < rows.end; row++) {
    const last = matrix.offsets[row + 1];
    for (
      let i = findFirstCell(matrix, row, columns.start);
      i < last && matrix.columns[i] < columns.end;
      i++
    ) {
      const step = scale.stepOf(matrix.counts[i]);
      batches[matrix.columns[i] > row ? STEPS + step : step].push(row, matrix.columns[i], matrix.counts[i]);
    }
  }
  for (const [batch, places] of batches.entries()) {
    if (places.length === 0) continue;
    const isAgainst = batch >= STEPS;
    paintBatch(
      context,
      frame,
      places,
      isAgainst ? scale.above[batch - STEPS] : scale.below[batch],
      isAgainst,
    );
  }
}

function paintBatch(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  places: readonly number[],
  colours: CellColours,
  isAgainst: boolean,
): void {
  const { size } = frame.measures;
  const gap = size >= GRIDDED ? 1 : 0;
  const side = Math.max(SMALLEST, size - gap);
  context.fillStyle = colours.fill;
  const isTriangle = isAgainst && size < CORNERED;
  for (let i = 0; i < places.length; i += 3) {
    const x = columnX(frame, places[i + 1]) + gap;
    const y = rowY(frame, places[i]) + gap;
    if (isTriangle) fillTriangle(context, x + side / 2, y + side / 2, Math.max(4, size));
    else context.fillRect(x, y, side, side);
  }
  context.fillStyle = colours.text;
  if (isAgainst && !isTriangle) {
    const corner = 0.34 * size;
    context.beginPath();
    for (let i = 0; i < places.length; i += 3) {
      const right = columnX(frame, places[i + 1]) + size;
      const top = rowY(frame, places[i]) + gap;
      context.moveTo(right - corner, top);
      context.lineTo(right, top);
      context.lineTo(right, top + corner);
    }
    context.fill();
  }
  if (size < matrixStyle.numbered) return;
  context.font = `${Math.min(12, size * 0.5)}px ${frame.palette.fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let i = 0; i < places.length; i += 3)
    context.fillText(
      shortenCount(places[i + 2]),
      columnX(frame, places[i + 1]) + size / 2 + gap / 2,
      rowY(frame, places[i]) + size / 2 + 1,
    );
}

/** A small triangle in steps: thousands of rectangles are drawn sooner than one path of thousands of triangles. */
function fillTriangle(context: CanvasRenderingContext2D, x: number, y: number, side: number): void {
  const steps = Math.max(2, Math.round(side / 2));
  const height = side / steps;
  for (let step = 1; step <= steps; step++) {
    const width = (side * step) / steps;
    context.fillRect(x - width / 2, y - side / 2 + (step - 1) * height, width, height);
  }
}

/** The squares of open containers along the diagonal, and the dashed ones of tangles. */
function paintOutlines(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
) {
  const { matrix, palette } = frame;
  const isSeen = (span: MatrixSpan) => crosses(span, rows) && crosses(span, columns);
  context.strokeStyle = palette.containerBorder;
  for (const group of matrix.groups) if (isSeen(group)) strokeBlock(context, frame, group, group);
  context.strokeStyle = palette.openBorder;
  const all = { start: 0, end: matrix.lines.length };
  strokeBlock(context, frame, all, all);
  context.strokeStyle = palette.tangleBorder;
  context.setLineDash([5, 3]);
  context.lineWidth = 1.5;
  for (const tangle of matrix.tangles) if (isSeen(tangle)) strokeBlock(context, frame, tangle, tangle);
  context.setLineDash([]);
  context.lineWidth = 1;
}

function paintPicked(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
  const { selected, cursor } = frame.marks;
  context.strokeStyle = frame.palette.focus;
  if (selected?.isPair) {
    context.lineWidth = 2;
    strokeBlock(context, frame, selected.rows, selected.columns);
  }
  if (cursor && cursor.row >= 0 && cursor.column >= 0) {
    context.lineWidth = 2;
    context.setLineDash([3, 2]);
    strokeBlock(
      context,
      frame,
      { start: cursor.row, end: cursor.row + 1 },
      { start: cursor.column, end: cursor.column + 1 },
    );
    context.setLineDash([]);
  }
  context.lineWidth = 1;
}

function fillBlock(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
  columns: MatrixSpan,
): void {
  context.fillRect(...toRect(frame, rows, columns));
}

function strokeBlock(
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

function columnX({ measures, scroll }: MatrixFrame, column: number): number {
  return measures.headerWidth + column * measures.size - scroll.x;
}

function rowY({ measures, scroll }: MatrixFrame, row: number): number {
  return measures.headerHeight + row * measures.size - scroll.y;
}

function crosses(a: MatrixSpan, b: MatrixSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Lines of one pixel are sharp in the middle of one. */
function snap(value: number): number {
  return Math.round(value) + 0.5;
}
