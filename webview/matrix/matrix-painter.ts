import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import { columnX, crosses, fillBlock, GRIDDED, rowY, SMALLEST, snap } from './matrix-blocks';
import { paintCells } from './matrix-cell-painter';
import { findShownLines, type MatrixFrame } from './matrix-frame';
import { paintColumnHeader, paintCorner, paintRowHeader } from './matrix-header-painter';
import { paintBands, paintOutlines, paintPicked } from './matrix-mark-painter';

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
