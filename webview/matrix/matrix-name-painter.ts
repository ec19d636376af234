import { fitLabel } from '../../src/diagram/layout/fit-label';
import type { MatrixLine, MatrixSpan } from '../../src/diagram/matrix/matrix';
import { matrixStyle } from '../../src/diagram/matrix/matrix-layout';
import type { MatrixFrame } from './matrix-frame';

/** Narrower bands have no room for a name. */
const NAMED_BAND = 11;

/** Which of the two headers. */
export type Axis = 'row' | 'column';

/** The names of open containers, in their bands. */
export function paintGroupNames(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  shown: MatrixSpan,
  axis: Axis,
): void {
  const { matrix, measures, palette, scroll } = frame;
  const { size, strip } = measures;
  if (strip < NAMED_BAND) return;
  const offset = axis === 'row' ? scroll.y : scroll.x;
  const room = axis === 'row' ? frame.height - measures.headerHeight : frame.width - measures.headerWidth;
  context.font = `${Math.min(11.5, strip * 0.66)}px ${palette.fontFamily}`;
  context.textBaseline = 'middle';
  for (const group of matrix.groups) {
    if (group.start >= shown.end || group.end <= shown.start) continue;
    // The name keeps to the part that can be seen, so that a long group is never nameless.
    const start = Math.max(group.start * size, offset);
    const end = Math.min(group.end * size, offset + room);
    const middle = (group.depth + 0.5) * strip;
    const isPlaced = end - start >= strip * 0.9;
    context.fillStyle = palette.dimText;
    if (isPlaced) {
      if (axis === 'row') fillChevron(context, middle - 4, start + strip / 2, true);
      else fillChevron(context, start + strip / 2 - 4, middle, true);
    }
    const label = fitLabel(group.label, 11, end - start - strip - 4);
    if (!label) continue;
    context.fillStyle = palette.text;
    if (axis === 'row') {
      context.textAlign = 'right';
      fillUpright(context, label, middle, start + strip);
    } else {
      context.textAlign = 'left';
      context.fillText(label, start + strip, middle + 0.5);
    }
  }
}

/** The names of lines, next to the cells. `depth`: from the outer edge of the header to the cells, in CSS pixels. */
export function paintLineNames(
  context: CanvasRenderingContext2D,
  frame: MatrixFrame,
  shown: MatrixSpan,
  axis: Axis,
  depth: number,
): void {
  const { matrix, measures, palette, marks } = frame;
  const { size, strip, fontSize } = measures;
  const { chevron, padding } = matrixStyle;
  const picked = axis === 'row' ? marks.selected?.rows : marks.selected?.columns;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (let i = shown.start; i < shown.end; i++) {
    const line = matrix.lines[i];
    const middle = (i + 0.5) * size;
    const across = line.depth * strip;
    const isPicked = picked !== undefined && i >= picked.start && i < picked.end;
    context.font = chooseFont(line, isPicked, fontSize, palette.fontFamily);
    const label = fitLabel(
      line.label,
      isPicked ? fontSize * 1.06 : fontSize,
      depth - across - chevron - 2 * padding,
    );
    const colour = line.origin ? palette.dimText : palette.text;
    context.fillStyle = palette.languages[line.language];
    if (axis === 'row') {
      if (line.canOpen) fillChevron(context, across + padding, middle, false);
      else context.fillRect(across + padding + 1, middle - 0.25 * size, 2.5, size / 2);
      context.fillStyle = colour;
      context.fillText(label, across + padding + chevron, middle + 0.5);
    } else {
      if (line.canOpen) fillChevron(context, middle - 4, depth - padding - 4, false);
      else context.fillRect(middle - 0.25 * size, depth - padding - 3.5, size / 2, 2.5);
      context.fillStyle = colour;
      fillUpright(context, label, middle + 0.5, depth - padding - chevron);
    }
    if (i === marks.active) {
      context.fillStyle = palette.focus;
      if (axis === 'row') context.fillRect(across + 1, middle - size / 2 + 1, 2.5, size - 2);
      else context.fillRect(middle - size / 2 + 1, across + 1, size - 2, 2.5);
    }
  }
}

function chooseFont(line: MatrixLine, isPicked: boolean, fontSize: number, family: string): string {
  return `${line.origin ? 'italic ' : ''}${isPicked ? '600 ' : ''}${fontSize}px ${family}`;
}

/** Text that reads from below to above, from its start at `y`. */
function fillUpright(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0);
  context.restore();
}

/** The open/close mark of 8 pixels, its left end at x. */
function fillChevron(context: CanvasRenderingContext2D, x: number, middle: number, isOpen: boolean): void {
  context.beginPath();
  if (isOpen) {
    context.moveTo(x, middle - 2.5);
    context.lineTo(x + 8, middle - 2.5);
    context.lineTo(x + 4, middle + 3);
  } else {
    context.moveTo(x + 1, middle - 4);
    context.lineTo(x + 7, middle);
    context.lineTo(x + 1, middle + 4);
  }
  context.fill();
}
