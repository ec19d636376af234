import type { SceneNote } from '../../src/diagram/colour/note';
import type { Palette } from '../../src/diagram/palette';

/** Height of a plate and size of its text, in CSS pixels: they stay readable whatever the zoom. */
const HEIGHT = 14;
const FONT_SIZE = 10;

/** Draws numbers on small round plates; `k` is the zoom, and the context is in scene units. */
export function paintNotes(
  context: CanvasRenderingContext2D,
  notes: readonly SceneNote[],
  palette: Palette,
  k: number,
): void {
  // From afar plates would cover boxes: they shrink there, but not so much that they cannot be read.
  const size = Math.max(0.7, Math.min(1, k)) / k;
  context.globalAlpha = 1;
  context.font = `600 ${FONT_SIZE * size}px ${palette.fontFamily}`;
  context.lineWidth = 1.2 * size;
  context.textBaseline = 'middle';
  for (const { x, y, text, startsAt } of notes) {
    const width = Math.max(HEIGHT * size, context.measureText(text).width + 7 * size);
    const height = HEIGHT * size;
    const middle = startsAt ? x + width / 2 : x;
    context.beginPath();
    context.roundRect(middle - width / 2, y - height / 2, width, height, height / 2);
    context.fillStyle = palette.background;
    context.fill();
    context.strokeStyle = palette.focus;
    context.stroke();
    context.fillStyle = palette.text;
    context.textAlign = 'center';
    context.fillText(text, middle, y + 0.5 * size);
  }
  context.textAlign = 'start';
}
