import { type Quadtree, quadtree } from 'd3';
import type { CurvePoints } from '../src/diagram/route';
import { markPlace, type Scene, type SceneArrow, type SceneBox } from '../src/diagram/scene';
import { style } from '../src/diagram/style';

interface CurveSample {
  readonly x: number;
  readonly y: number;
  readonly arrow: SceneArrow;
}

/** Finds what is under a point of a scene. */
export interface HitIndex {
  /** The innermost box; for an open container, only its header counts where `header` is asked for. */
  findBox(x: number, y: number): SceneBox | undefined;
  /** The nearest arrow within `radius`, all in scene units. */
  findArrow(x: number, y: number, radius: number): SceneArrow | undefined;
}

/** Indexes a scene; arrows are sampled lazily, since a scene that is only passed through is never asked. */
export function indexScene(scene: Scene): HitIndex {
  let samples: Quadtree<CurveSample> | undefined;
  return {
    findBox: (x, y) => scene.boxes.findLast(box => contains(box, x, y)),
    findArrow: (x, y, radius) => {
      samples ??= sampleArrows(scene);
      return samples.find(x, y, radius)?.arrow;
    },
  };
}

/** Whether a point is on a box's open/close mark (with some room for the finger). */
export function isOnChevron(box: SceneBox, x: number, y: number): boolean {
  if (!box.canOpen) return false;
  const mark = markPlace(box);
  return Math.abs(x - mark.x - 4) <= 9 && Math.abs(y - mark.y) <= style.headerHeight / 2;
}

function contains(box: SceneBox, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** Distance between two samples of a curve, in scene units. */
const SAMPLE_DISTANCE = 6;

function sampleArrows(scene: Scene): Quadtree<CurveSample> {
  const samples: CurveSample[] = [];
  for (const inside of [scene.inside, ...scene.boxes.map(box => box.inside)])
    for (const arrow of inside?.arrows ?? [])
      sampleCurve(arrow.points, (x, y) => samples.push({ x, y, arrow }));
  return quadtree(
    samples,
    sample => sample.x,
    sample => sample.y,
  );
}

function sampleCurve(points: CurvePoints, visit: (x: number, y: number) => void): void {
  for (let i = 0; i + 7 < points.length; i += 6) {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = points.slice(i, i + 8);
    const steps = Math.max(2, Math.ceil((Math.abs(x3 - x0) + Math.abs(y3 - y0)) / SAMPLE_DISTANCE));
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
      visit(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
    }
  }
}
