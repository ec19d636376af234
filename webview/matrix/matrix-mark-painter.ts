import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import { crosses, fillBlock, strokeBlock } from './matrix-blocks';
import type { MatrixFrame } from './matrix-frame';

/** Lights up the rows and columns of what is picked and of what is pointed at. */
export function paintBands(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
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

/** The squares of open containers along the diagonal, and the dashed ones of tangles. */
export function paintOutlines(
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

/** The frames round the cell that is picked and the one that the keyboard is at. */
export function paintPicked(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
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
