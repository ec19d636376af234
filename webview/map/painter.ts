import type { Rect } from '../../src/diagram/layout/layout';
import type { Highlight } from '../../src/diagram/map/highlight';
import { arrowOpacity, dimming, findLitBoxes, POINTED_WIDER } from '../../src/diagram/map/map-marks';
import type { SceneArrow, SceneBox } from '../../src/diagram/map/scene';
import { type ArrowCells, gatherArrows, paintArrows } from './arrow-cells';
import { areTouching, type Frame, toScene } from './frame';
import { paintBoxes } from './paint-boxes';
import { paintDistantTitles, paintRings, paintTangle } from './paint-marks';
import { paintNotes } from './paint-notes';
import { findPlan, planBoxes, shadeCell } from './paint-plan';

export type { Camera, Frame } from './frame';

const LIT_ALPHA = { up: arrowOpacity.lit, down: arrowOpacity.lit };
const POINTED_ALPHA = { up: arrowOpacity.pointed, down: arrowOpacity.pointed };

/** Draws one frame, or the part of it in a rectangle of the canvas (device pixels). Depends on nothing but its arguments. */
export function paintFrame(context: CanvasRenderingContext2D, frame: Frame, part?: Rect): void {
  const { camera, palette, pixelRatio } = frame;
  const { canvas } = context;
  const shown = part ?? { x: 0, y: 0, width: canvas.width, height: canvas.height };
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (part) {
    context.beginPath();
    context.rect(part.x, part.y, part.width, part.height);
    context.clip();
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(shown.x, shown.y, shown.width, shown.height);
  const scale = pixelRatio * camera.k;
  context.setTransform(scale, 0, 0, scale, pixelRatio * camera.x, pixelRatio * camera.y);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  paintLayers(context, frame, toScene(frame, shown));
  context.restore();
}

function paintLayers(context: CanvasRenderingContext2D, frame: Frame, shown: Rect): void {
  const { scene, palette, camera, places } = frame;
  const plan = findPlan(scene, palette);
  // Rings and badges reach a little beyond their boxes, in pixels at zoom 1.
  const region = { x: shown.x - 8, y: shown.y - 8, width: shown.width + 16, height: shown.height + 16 };
  const moving = places && planBoxes(placeBoxes(scene.boxes, places, region), palette);
  const lit = findLit(frame);
  const arrows = { region, k: camera.k, palette };
  const dimmed = (frame.arrowShare ?? 1) * (lit ? dimming.arrow : 1);
  const arrowAlpha = { up: arrowOpacity.up * dimmed, down: arrowOpacity.down * dimmed };
  for (const [depth, layer] of plan.layers.entries()) {
    for (const owned of layer.frames)
      if (areTouching(owned.frame, region)) paintTangle(context, frame, owned, lit);
    if (arrowAlpha.up > 0)
      paintArrows(context, layer.arrows, { ...arrows, alpha: arrowAlpha, hasHeads: false });
    const cells = (moving ? (moving[depth] ?? []) : layer.boxes).filter(cell => areTouching(cell, region));
    paintBoxes(
      context,
      frame,
      cells.flatMap(cell => shadeCell(cell, lit, palette)),
      region,
    );
  }
  paintRings(context, frame);
  if (frame.highlight) {
    const cells = findLitArrows(frame.highlight);
    paintArrows(context, cells, { ...arrows, alpha: LIT_ALPHA, hasHeads: true });
  }
  if (frame.arrow) {
    const cells = gatherArrows([frame.arrow], POINTED_WIDER);
    paintArrows(context, cells, { ...arrows, alpha: POINTED_ALPHA, hasHeads: true });
  }
  paintDistantTitles(context, frame, plan.open, region, lit);
  if (frame.highlight?.notes && !places) paintNotes(context, frame.highlight.notes, palette, camera.k);
}

function* placeBoxes(
  boxes: readonly SceneBox[],
  places: ReadonlyMap<string, Rect>,
  region: Rect,
): Generator<SceneBox> {
  for (const box of boxes) {
    const place = places.get(box.id);
    const placed = place ? { ...box, ...place } : box;
    if (areTouching(placed, region)) yield placed;
  }
}

const litArrows = new WeakMap<Highlight, ArrowCells>();

function findLitArrows(highlight: Highlight): ArrowCells {
  const cells = litArrows.get(highlight) ?? gatherArrows(highlight.arrows);
  litArrows.set(highlight, cells);
  return cells;
}

const litByArrow = new WeakMap<SceneArrow, ReadonlySet<string>>();

/** The ids of the boxes that are lit; nothing where all are alike. */
function findLit({ highlight, arrow }: Frame): ReadonlySet<string> | undefined {
  if (highlight || !arrow) return highlight?.lit;
  const lit = litByArrow.get(arrow) ?? (findLitBoxes({ arrow }) as ReadonlySet<string>);
  litByArrow.set(arrow, lit);
  return lit;
}
