import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import type { MatrixFrame } from './matrix-frame';
import { type Axis, paintGroupNames, paintLineNames } from './matrix-name-painter';

/** The names of rows with the bands of open containers, frozen at the left. */
export function paintRowHeader(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  rows: MatrixSpan,
): void {
  const { headerWidth, headerHeight } = frame.measures;
  context.save();
  context.beginPath();
  context.rect(0, headerHeight, headerWidth, frame.height);
  context.clip();
  context.translate(0, headerHeight - frame.scroll.y);
  paintHeader(context, frame, rows, 'row');
  context.restore();
  context.strokeStyle = frame.palette.openBorder;
  strokeLine(context, headerWidth, 0, headerWidth, frame.height);
}

/** The names of columns, standing upright, frozen at the top. */
export function paintColumnHeader(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  columns: MatrixSpan,
): void {
  const { headerWidth, headerHeight } = frame.measures;
  context.save();
  context.beginPath();
  context.rect(headerWidth, 0, frame.width, headerHeight);
  context.clip();
  context.translate(headerWidth - frame.scroll.x, 0);
  paintHeader(context, frame, columns, 'column');
  context.restore();
  context.strokeStyle = frame.palette.openBorder;
  strokeLine(context, 0, headerHeight, frame.width, headerHeight);
}

/** Says in the corner how to read the matrix. */
export function paintCorner(context: CanvasRenderingContext2D, frame: MatrixFrame): void {
  const { palette, measures } = frame;
  const { headerWidth, headerHeight } = measures;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, headerWidth, headerHeight);
  context.strokeStyle = palette.openBorder;
  strokeLine(context, headerWidth, 0, headerWidth, headerHeight);
  strokeLine(context, 0, headerHeight, headerWidth, headerHeight);
  if (headerWidth < 70 || headerHeight < 40) return;
  context.font = `10.5px ${palette.fontFamily}`;
  context.fillStyle = palette.dimText;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillText('users →', headerWidth - 6, headerHeight - 25);
  context.fillText('used ↓', headerWidth - 6, headerHeight - 11);
}

/** Both headers in one: `along` is the axis of the lines, `across` runs from the outermost band to the cells. */
function paintHeader(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  shown: MatrixSpan,
  axis: Axis,
): void {
  const { matrix, measures, palette } = frame;
  const { size, strip } = measures;
  const depth = axis === 'row' ? measures.headerWidth : measures.headerHeight;
  const rect = (along: number, across: number, length: number, width: number) =>
    axis === 'row' ? ([across, along, width, length] as const) : ([along, across, length, width] as const);
  context.fillStyle = palette.background;
  context.fillRect(...rect(shown.start * size, 0, (shown.end - shown.start) * size, depth));
  for (const group of matrix.groups) {
    if (group.start >= shown.end || group.end <= shown.start) continue;
    const place = rect(group.start * size, group.depth * strip, (group.end - group.start) * size, depth);
    context.fillStyle = palette.open[Math.min(group.depth, palette.open.length - 1)];
    context.fillRect(...place);
  }
  paintLights(context, frame, axis, rect, depth);
  context.strokeStyle = palette.openBorder;
  for (const group of matrix.groups) {
    if (group.start >= shown.end || group.end <= shown.start) continue;
    const [x, y, width, height] = rect(
      group.start * size,
      group.depth * strip,
      (group.end - group.start) * size,
      strip,
    );
    context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(width), Math.round(height));
  }
  paintGroupNames(context, frame, shown, axis);
  if (measures.hasLabels) paintLineNames(context, frame, shown, axis, depth);
}

type MakeRect = (
  along: number,
  across: number,
  length: number,
  width: number,
) => readonly [number, number, number, number];

/** What is picked and pointed at, in the header. */
function paintLights(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  axis: Axis,
  rect: MakeRect,
  depth: number,
) {
  const { marks, measures, palette, matrix } = frame;
  const { size, strip } = measures;
  const light = (span: MatrixSpan, alpha: number) => {
    const across = (matrix.lines[span.start]?.depth ?? 0) * strip;
    const isGroup = span.end - span.start > 1;
    context.globalAlpha = alpha;
    const from = isGroup ? 0 : across;
    context.fillRect(...rect(span.start * size, from, (span.end - span.start) * size, depth - from));
  };
  context.fillStyle = palette.focus;
  if (marks.selected) light(axis === 'row' ? marks.selected.rows : marks.selected.columns, 0.3);
  const { hovered, cursor } = marks;
  if (hovered?.part === 'cell') {
    const line = axis === 'row' ? hovered.row : hovered.column;
    light({ start: line, end: line + 1 }, 0.22);
  } else if (hovered?.part === axis)
    light(hovered.group ?? { start: hovered.line, end: hovered.line + 1 }, 0.22);
  context.globalAlpha = 1;
  const line = axis === 'row' ? cursor?.row : cursor?.column;
  if (line === undefined || line < 0) return;
  const other = axis === 'row' ? cursor?.column : cursor?.row;
  context.strokeStyle = palette.focus;
  context.lineWidth = other === -1 ? 2 : 1;
  context.setLineDash([3, 2]);
  const across = (matrix.lines[line]?.depth ?? 0) * strip;
  const [x, y, width, height] = rect(line * size, across, size, depth - across - 1);
  if (other === -1) context.strokeRect(x + 1, y + 1, width - 2, height - 2);
  context.setLineDash([]);
  context.lineWidth = 1;
}

function strokeLine(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1 + 0.5, y1 + 0.5);
  context.lineTo(x2 + 0.5, y2 + 0.5);
  context.stroke();
}
