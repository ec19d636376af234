import type { Rect } from '../../src/diagram/layout/layout';
import { dimming } from '../../src/diagram/map/map-marks';
import { badgeStyle } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';
import { style } from '../../src/diagram/style';
import { areTouching, type Frame } from './frame';
import { type BoxLabel, LEGIBLE, paintPlates, paintTexts } from './labels';
import type { ShadedCell } from './paint-plan';

/** Round corners are drawn where they are at least this large, in device pixels. */
const ROUND_FROM = 1.2;

/** Draws the boxes of these cells; of their labels, those that touch the region (scene units). */
export function paintBoxes(
  context: CanvasRenderingContext2D,
  { camera, pixelRatio, palette }: Frame,
  cells: readonly ShadedCell[],
  region: Rect,
): void {
  const isRound = 4 * camera.k * pixelRatio >= ROUND_FROM;
  const isLegible = style.fontSize * camera.k >= LEGIBLE;
  context.lineWidth = 1;
  for (const { cell, isDim } of cells) {
    context.globalAlpha = isDim ? dimming.box : 1;
    const outline = cell.outline(isRound);
    context.fillStyle = cell.style.fill;
    context.fill(outline);
    context.strokeStyle = cell.style.stroke;
    context.stroke(outline);
    if (!isLegible) continue;
    for (const [colour, path] of cell.marks()) {
      context.fillStyle = colour;
      context.fill(path);
    }
  }
  if (!isLegible) return;
  for (const isDim of [true, false]) {
    const labels: BoxLabel[] = [];
    for (const shaded of cells)
      if (shaded.isDim === isDim)
        for (const label of shaded.cell.labels(context))
          if (areTouching(label.box, region)) labels.push(label);
    context.globalAlpha = isDim ? dimming.box : 1;
    paintLabels(context, labels, palette, badgeStyle.fontSize * camera.k >= LEGIBLE);
  }
}

function paintLabels(
  context: CanvasRenderingContext2D,
  labels: readonly BoxLabel[],
  palette: Palette,
  showsFound: boolean,
): void {
  if (labels.length === 0) return;
  const badges = labels.flatMap(label => label.badge ?? []);
  if (badges.length > 0) paintPlates(context, badges, palette, { stroke: palette.up, radius: 6 });
  const found = showsFound ? labels.flatMap(label => label.found ?? []) : [];
  if (found.length > 0) {
    const plates = found.flatMap(({ plates }) => plates);
    paintPlates(context, plates, palette, { stroke: palette.symbols.function, radius: 3 });
  }
  const texts = labels.flatMap(label => label.texts);
  paintTexts(context, found.length > 0 ? [...texts, ...found.flatMap(label => label.texts)] : texts);
}
