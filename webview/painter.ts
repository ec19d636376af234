import type { Highlight } from '../src/diagram/highlight';
import type { Rect } from '../src/diagram/layout';
import { chooseBoxColours, type Palette } from '../src/diagram/palette';
import {
  arrowDash,
  arrowEnd,
  arrowhead,
  chevronPoints,
  labelX,
  markPlace,
  type Scene,
  type SceneArrow,
  type SceneBox,
  type SceneFrame,
  type SceneInside,
  symbolLetters,
} from '../src/diagram/scene';
import { style } from '../src/diagram/style';

/** Where the picture is on the screen: a scene point p is drawn at p · k + (x, y), in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Everything one redraw needs. */
export interface Frame {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly palette: Palette;
  /** Size of the canvas in CSS pixels, and device pixels for each of them. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly highlight?: Highlight | undefined;
  /** An arrow that is picked or pointed at. */
  readonly arrow?: SceneArrow | undefined;
  readonly selected?: string | undefined;
  /** The box that holds the module in the active editor. */
  readonly active?: string | undefined;
  /** During a transition: where boxes are now, and how much of the arrows shows (0 to 1). */
  readonly places?: ReadonlyMap<string, Rect> | undefined;
  readonly arrowShare?: number;
}

/** Below this size in CSS pixels a label is left out: it could not be read and costs the most time. */
const LEGIBLE = 4.5;

/** Draws one frame. Depends on nothing but its arguments. */
export function paintFrame(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, camera, palette, pixelRatio } = frame;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, frame.width, frame.height);
  const scale = pixelRatio * camera.k;
  context.setTransform(scale, 0, 0, scale, pixelRatio * camera.x, pixelRatio * camera.y);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  paintInside(context, frame, scene.inside, undefined);
  for (const box of scene.boxes) {
    const placed = placeBox(frame, box);
    if (!isOnScreen(frame, placed)) continue;
    paintBox(context, frame, placed);
    if (placed.inside) paintInside(context, frame, placed.inside, box.id);
  }
  context.globalAlpha = 1;
  for (const arrow of frame.highlight?.arrows ?? []) paintArrow(context, frame, arrow, 0.95, true);
  if (frame.arrow) paintArrow(context, frame, { ...frame.arrow, width: frame.arrow.width + 1.5 }, 1, true);
  paintDistantTitles(context, frame);
}

function placeBox(frame: Frame, box: SceneBox): SceneBox {
  const place = frame.places?.get(box.id);
  return place ? { ...box, ...place } : box;
}

function isOnScreen({ camera, width, height }: Frame, rect: Rect): boolean {
  const { x, y, k } = camera;
  return (
    rect.x * k + x < width &&
    rect.y * k + y < height &&
    (rect.x + rect.width) * k + x > 0 &&
    (rect.y + rect.height) * k + y > 0
  );
}

function paintInside(
  context: CanvasRenderingContext2D,
  frame: Frame,
  inside: SceneInside,
  owner?: string,
): void {
  const share = frame.arrowShare ?? 1;
  const dim = frame.highlight || frame.arrow ? 0.3 : 1;
  for (const tangle of inside.frames)
    paintTangle(context, frame, tangle, share * (isDimmed(frame, owner) ? 0.4 : 1));
  if (share === 0) return;
  for (const arrow of inside.arrows)
    paintArrow(
      context,
      frame,
      arrow,
      share * dim * (arrow.up || arrow.relation ? 0.85 : 0.5),
      arrowEnd(arrow) !== 'none',
    );
}

function isDimmed(frame: Frame, id: string | undefined): boolean {
  if (frame.highlight) return id !== undefined && !frame.highlight.lit.has(id);
  return (
    frame.arrow !== undefined &&
    id !== frame.arrow.from &&
    id !== frame.arrow.to &&
    !holdsArrow(frame.arrow, id)
  );
}

function holdsArrow(arrow: SceneArrow, id: string | undefined): boolean {
  return id !== undefined && (arrow.from.startsWith(`${id}/`) || arrow.to.startsWith(`${id}/`));
}

function paintTangle(
  context: CanvasRenderingContext2D,
  { palette, camera }: Frame,
  tangle: SceneFrame,
  share: number,
): void {
  context.globalAlpha = share;
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

function paintArrow(
  context: CanvasRenderingContext2D,
  { palette }: Frame,
  arrow: SceneArrow,
  alpha: number,
  head: boolean,
): void {
  const { points } = arrow;
  const colour = arrow.up ? palette.up : palette.arrow;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = arrow.width;
  context.beginPath();
  context.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 6)
    context.bezierCurveTo(
      points[i],
      points[i + 1],
      points[i + 2],
      points[i + 3],
      points[i + 4],
      points[i + 5],
    );
  const dash = arrowDash(arrow);
  if (dash) context.setLineDash(dash);
  context.stroke();
  if (dash) context.setLineDash([]);
  if (!head) return;
  if (arrowEnd(arrow) === 'hollow') {
    fillPolygon(context, arrowhead(arrow), palette.background);
    context.closePath();
    context.lineWidth = 1;
    context.stroke();
  } else fillPolygon(context, arrowhead(arrow), colour);
}

function fillPolygon(context: CanvasRenderingContext2D, points: readonly number[], colour: string): void {
  context.beginPath();
  context.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) context.lineTo(points[i], points[i + 1]);
  context.fillStyle = colour;
  context.fill();
}

function paintBox(context: CanvasRenderingContext2D, frame: Frame, box: SceneBox): void {
  const { palette, camera } = frame;
  context.globalAlpha = isDimmed(frame, box.id) ? 0.35 : 1;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 4);
  const { fill, stroke } = chooseBoxColours(box, palette);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = stroke;
  context.stroke();
  if (box.id === frame.selected || box.id === frame.highlight?.focus) ringBox(context, box, palette.focus, 2);
  if (box.id === frame.active) ringBox(context, box, palette.focus, 1, [3, 2]);
  if (style.fontSize * camera.k >= LEGIBLE) paintLabel(context, frame, box);
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

function paintLabel(context: CanvasRenderingContext2D, { palette }: Frame, box: SceneBox): void {
  const mark = markPlace(box);
  const language = palette.languages[box.language];
  if (box.symbol) paintLetter(context, palette, box, mark);
  else if (box.canOpen) fillPolygon(context, chevronPoints(box), language);
  else {
    context.fillStyle = language;
    context.fillRect(mark.x, mark.y - 6, 2.5, 12);
  }
  const x = labelX(box);
  const count = box.kind === 'container' ? String(box.modules) : '';
  context.font = `${box.origin || box.symbol?.abstract ? 'italic ' : ''}${box.inside ? '600 ' : ''}${style.fontSize}px ${palette.fontFamily}`;
  context.fillStyle = box.origin ? palette.dimText : palette.text;
  const room =
    box.x + box.width - x - 6 - (count ? style.countGap + count.length * style.smallFontSize * 0.6 : 0);
  const width = Math.min(context.measureText(box.label).width, Math.max(room, 8));
  context.fillText(box.label, x, mark.y, Math.max(room, 8));
  context.font = `${style.smallFontSize}px ${palette.fontFamily}`;
  if (count) {
    context.fillStyle = palette.dimText;
    context.fillText(count, x + width + style.countGap, mark.y + 0.5);
  }
  if (box.up > 0) paintBadge(context, palette, box);
}

/** What kind of symbol it is. */
function paintLetter(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { symbol }: SceneBox,
  mark: { readonly x: number; readonly y: number },
): void {
  if (!symbol) return;
  context.font = `600 ${style.smallFontSize}px ${palette.fontFamily}`;
  context.fillStyle = palette.symbols[symbol.kind];
  context.fillText(symbolLetters[symbol.kind], mark.x, mark.y);
}

/** How many imports point up from a box, on its upper right corner. */
function paintBadge(context: CanvasRenderingContext2D, palette: Palette, box: SceneBox): void {
  const text = `↑${box.up}`;
  context.font = `600 9px ${palette.fontFamily}`;
  const width = context.measureText(text).width + 6;
  const x = box.x + box.width - width + 5;
  const y = box.y - 7;
  context.beginPath();
  context.roundRect(x, y, width, 12, 6);
  context.fillStyle = palette.background;
  context.fill();
  context.strokeStyle = palette.up;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = palette.up;
  context.fillText(text, x + 3, y + 6.5);
}

/** Size in CSS pixels of the titles that are drawn over containers when the picture is far away. */
const DISTANT_TITLE = 11;

/** From afar, where labels are too small, open containers keep a readable name across their top. */
function paintDistantTitles(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, camera, palette } = frame;
  if (style.fontSize * camera.k >= DISTANT_TITLE * 0.75) return;
  const size = DISTANT_TITLE / camera.k;
  context.font = `600 ${size}px ${palette.fontFamily}`;
  for (const box of scene.boxes) {
    if (!box.inside || !isOnScreen(frame, box)) continue;
    const width = context.measureText(box.label).width;
    if (width + size > box.width || box.height < 3 * size) continue;
    context.globalAlpha = 1;
    // The plate hides the small label it stands in for.
    context.fillStyle = chooseBoxColours(box, palette).fill;
    context.beginPath();
    context.roundRect(box.x + 1, box.y + 1, Math.max(width + size, 90), size * 1.4, 4);
    context.fill();
    context.globalAlpha = isDimmed(frame, box.id) ? 0.5 : 1;
    context.fillStyle = palette.text;
    context.fillText(box.label, box.x + size / 2, box.y + size * 0.75);
  }
}
