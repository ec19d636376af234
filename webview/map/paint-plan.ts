import type { Scene, SceneArrow, SceneBox, SceneFrame } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';
import { type ArrowCells, gatherArrows } from './arrow-cells';
import { type BoxCell, createBoxCell, gatherBoxes } from './box-cells';

/** What is drawn at one nesting depth: boxes, and behind them the frames and arrows between them. */
export interface Layer {
  readonly frames: readonly OwnedFrame[];
  readonly arrows: ArrowCells;
  readonly boxes: readonly BoxCell[];
}

/** A frame and the container it is in; none for the workspace. */
export interface OwnedFrame {
  readonly frame: SceneFrame;
  readonly owner?: string;
}

/** Box cells, each to be drawn lit or dimmed throughout. */
export interface ShadedCell {
  readonly cell: BoxCell;
  readonly isDim: boolean;
}

/**
 * A scene made ready to be drawn many times, layer by layer from the outermost: what one layer holds never overlaps
 * but with its parents, so that it can be drawn in any order, and a few calls draw it all.
 */
export interface PaintPlan {
  readonly layers: readonly Layer[];
  /** The open containers, outermost first. */
  readonly open: readonly SceneBox[];
}

const plans = new WeakMap<Scene, { readonly palette: Palette; readonly plan: PaintPlan }>();

/** The plan of a scene; made once as long as the colours stay. */
export function findPlan(scene: Scene, palette: Palette): PaintPlan {
  const known = plans.get(scene);
  if (known?.palette === palette) return known.plan;
  const plan = planScene(scene, palette);
  plans.set(scene, { palette, plan });
  return plan;
}

/** The boxes of a scene by layer, for boxes on their way from one scene to the next. */
export function planBoxes(boxes: Iterable<SceneBox>, palette: Palette): BoxCell[][] {
  const byDepth: SceneBox[][] = [];
  for (const box of boxes) {
    while (byDepth.length < box.depth) byDepth.push([]);
    byDepth[box.depth - 1].push(box);
  }
  return byDepth.map(ofDepth => gatherBoxes(ofDepth, palette));
}

function planScene(scene: Scene, palette: Palette): PaintPlan {
  const frames: OwnedFrame[][] = [];
  const arrows: SceneArrow[][] = [];
  const open = scene.boxes.filter(box => box.inside);
  for (const owner of [undefined, ...open]) {
    const depth = owner?.depth ?? 0;
    const inside = owner?.inside ?? scene.inside;
    for (const lists of [frames, arrows]) while (lists.length <= depth) lists.push([]);
    for (const frame of inside.frames) frames[depth].push({ frame, ...(owner && { owner: owner.id }) });
    for (const arrow of inside.arrows) arrows[depth].push(arrow);
  }
  const boxes = planBoxes(scene.boxes, palette);
  const layers = frames.map((ofDepth, depth) => ({
    frames: ofDepth,
    arrows: gatherArrows(arrows[depth]),
    boxes: boxes[depth] ?? [],
  }));
  return { layers, open };
}

const shaded = new WeakMap<ReadonlySet<string>, Map<BoxCell, readonly ShadedCell[]>>();

/** A cell as it is drawn where only some boxes are lit: whole, or in two. Worked out once for each set of lit boxes. */
export function shadeCell(
  cell: BoxCell,
  lit: ReadonlySet<string> | undefined,
  palette: Palette,
): readonly ShadedCell[] {
  if (!lit) return [{ cell, isDim: false }];
  const ofLit = shaded.get(lit) ?? new Map<BoxCell, readonly ShadedCell[]>();
  shaded.set(lit, ofLit);
  const parts = ofLit.get(cell) ?? splitCell(cell, lit, palette);
  ofLit.set(cell, parts);
  return parts;
}

function splitCell(cell: BoxCell, lit: ReadonlySet<string>, palette: Palette): ShadedCell[] {
  const bright = cell.items.filter(box => lit.has(box.id));
  if (bright.length === 0 || bright.length === cell.items.length)
    return [{ cell, isDim: bright.length === 0 }];
  const dim = cell.items.filter(box => !lit.has(box.id));
  return [
    { cell: createBoxCell({ ...cell, items: dim }, palette), isDim: true },
    { cell: createBoxCell({ ...cell, items: bright }, palette), isDim: false },
  ];
}
