import type { MatrixSpan } from '../../src/diagram/matrix/matrix';
import { findFirstCell } from '../../src/diagram/matrix/matrix-cells';
import { type CellColours, STEPS, shortenCount } from '../../src/diagram/matrix/matrix-colours';
import { matrixStyle } from '../../src/diagram/matrix/matrix-layout';
import { columnX, GRIDDED, rowY, SMALLEST } from './matrix-blocks';
import type { MatrixFrame } from './matrix-frame';

/** From this side on cells against the order carry a corner mark; smaller ones are triangles as a whole. */
const CORNERED = 9;

/** The positions of visible cells, by colour, so that each colour is set once. Kept from frame to frame. */
const batches: number[][] = Array.from({ length: 2 * STEPS }, () => []);

/** The cells that can be seen, coloured by their counts. */
export function paintCells(
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
