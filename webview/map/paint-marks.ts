import type { Rect } from '../../src/diagram/layout/layout';
import { dimming } from '../../src/diagram/map/map-marks';
import type { SceneBox } from '../../src/diagram/map/scene';
import { chooseBoxColours } from '../../src/diagram/palette';
import { style } from '../../src/diagram/style';
import { areTouching, type Frame } from './frame';
import { LEGIBLE } from './labels';
import type { OwnedFrame } from './paint-plan';

/** Draws the dashed frame round a tangle; paler where its container is not lit. */
export function paintTangle(
  context: CanvasRenderingContext2D,
  { palette, camera, arrowShare }: Frame,
  { frame: tangle, owner }: OwnedFrame,
  lit: ReadonlySet<string> | undefined,
): void {
  const isDim = lit !== undefined && owner !== undefined && !lit.has(owner);
  context.globalAlpha = (arrowShare ?? 1) * (isDim ? dimming.frame : 1);
  context.beginPath();
  context.roundRect(tangle.x, tangle.y, tangle.width, tangle.height, 6);
  context.fillStyle = palette.tangle;
  context.fill();
  context.strokeStyle = palette.tangleBorder;
  context.lineWidth = 1;
  context.setLineDash([5, 3]);
  context.stroke();
  context.setLineDash([]);
  if (style.smallFontSize * camera.k < LEGIBLE) return;
  context.font = `${style.smallFontSize}px ${palette.fontFamily}`;
  context.fillStyle = palette.tangleBorder;
  context.fillText(tangle.label, tangle.x + style.tanglePadding, tangle.y + style.tangleHeader * 0.58);
}

/** Draws the rings round the box that is picked or pointed at, and round the one of the active editor. */
export function paintRings(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, palette, selected, active, highlight, places } = frame;
  const focus = highlight?.focus;
  if (selected === undefined && active === undefined && focus === undefined) return;
  context.globalAlpha = 1;
  for (const box of scene.boxes) {
    const { id } = box;
    if (id !== selected && id !== active && id !== focus) continue;
    const place = places?.get(id) ?? box;
    if (id !== active || id === selected || id === focus) ringBox(context, place, palette.focus, 2);
    if (id === active) ringBox(context, place, palette.focus, 1, [3, 2]);
  }
}

function ringBox(
  context: CanvasRenderingContext2D,
  box: Rect,
  colour: string,
  width: number,
  dash: number[] = [],
): void {
  context.beginPath();
  context.roundRect(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3, 5);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/** Size in CSS pixels of the titles that are drawn over containers when the picture is far away. */
const DISTANT_TITLE = 11;
/** Room for the count behind a label, in pixels at zoom 1. */
const COUNT_ROOM = 36;

/** From afar, where labels are too small, open containers keep a readable name across their top. */
export function paintDistantTitles(
  context: CanvasRenderingContext2D,
  { camera, palette }: Frame,
  open: readonly SceneBox[],
  region: Rect,
  lit: ReadonlySet<string> | undefined,
): void {
  if (style.fontSize * camera.k >= DISTANT_TITLE * 0.75) return;
  // While labels can be read, a title keeps to its header; later it stands across what is inside.
  const isAbove = style.fontSize * camera.k >= LEGIBLE;
  const size = Math.min(DISTANT_TITLE / camera.k, isAbove ? (style.headerHeight - 2) / 1.4 : Infinity);
  context.font = `600 ${size}px ${palette.fontFamily}`;
  for (const box of open) {
    if (!areTouching(box, region) || box.height < 3 * size || box.width < 2 * size) continue;
    const isDim = lit !== undefined && !lit.has(box.id);
    // A plate would stand out from what is dimmed; the small label says it well enough.
    if (isDim && isAbove) continue;
    const width = context.measureText(box.label).width;
    if (width + size > box.width) continue;
    if (!isDim) {
      context.globalAlpha = 1;
      // The plate hides the small label it stands in for, with its mark and count.
      const small =
        (width * style.fontSize) / size + style.boxPadding + style.chevron + style.countGap + COUNT_ROOM;
      const plate = Math.min(box.width - 2, Math.max(width + size, small));
      context.fillStyle = chooseBoxColours(box, palette).fill;
      context.beginPath();
      context.roundRect(box.x + 1, box.y + 1, plate, Math.max(size * 1.4, style.headerHeight - 2), 4);
      context.fill();
    }
    context.globalAlpha = isDim ? 0.5 : 1;
    context.fillStyle = palette.text;
    context.fillText(box.label, box.x + size / 2, box.y + size * 0.75);
  }
}
