import type { Rect } from './layout';

/**
 * A smooth path as plain numbers: a start point, then for each cubic Bézier segment two control points and an end
 * point: `[x0, y0, c1x, c1y, c2x, c2y, x1, y1, …]`.
 */
export type CurvePoints = readonly number[];

/** A horizontal strip of a container that holds boxes, and the free stretches between them, left to right. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** Free room kept between an arrow and the boxes it passes, in pixels. */
const CLEARANCE = 4;

/** The strips that the boxes of a container fill, top to bottom. `left` and `right` bound the outermost gaps. */
export function findBands(boxes: readonly Rect[], left: number, right: number): Band[] {
  const groups: { top: number; bottom: number; boxes: Rect[] }[] = [];
  for (const box of [...boxes].sort((a, b) => a.y - b.y)) {
    const last = groups.at(-1);
    if (last && box.y < last.bottom) {
      last.bottom = Math.max(last.bottom, box.y + box.height);
      last.boxes.push(box);
    } else groups.push({ top: box.y, bottom: box.y + box.height, boxes: [box] });
  }
  return groups.map(group => ({
    top: group.top,
    bottom: group.bottom,
    gaps: findGaps(group.boxes, left, right),
  }));
}

function findGaps(boxes: readonly Rect[], left: number, right: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let edge = left;
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    if (box.x - CLEARANCE > edge) gaps.push({ from: edge, to: box.x - CLEARANCE });
    edge = Math.max(edge, box.x + box.width + CLEARANCE);
  }
  if (right > edge || gaps.length === 0) gaps.push({ from: edge, to: Math.max(edge, right) });
  return gaps;
}

/**
 * A path from one point to another, straight up or down through the nearest gap of every band between them and in
 * S-curves from band to band. `bands` are those strictly between, in the direction of travel.
 */
export function routeThroughBands(
  start: readonly [number, number],
  end: readonly [number, number],
  bands: readonly Band[],
): CurvePoints {
  const [endX, endY] = end;
  const down = endY > start[1];
  let [x, y] = start;
  const points: number[] = [x, y];
  const curveTo = (toX: number, toY: number) => {
    const middle = (y + toY) / 2;
    points.push(x, middle, toX, middle, toX, toY);
    [x, y] = [toX, toY];
  };
  for (const band of bands) {
    const near = down ? band.top : band.bottom;
    const far = down ? band.bottom : band.top;
    // Aim along the straight line to the end, not at where the last gap happened to be.
    const wish = x + ((endX - x) * ((near + far) / 2 - y)) / (endY - y || 1);
    const through = nearestInGaps(band, wish);
    curveTo(through, near);
    curveTo(through, far);
  }
  curveTo(endX, endY);
  return points;
}

function nearestInGaps(band: Band, wish: number): number {
  let best = wish;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const gap of band.gaps) {
    const x = Math.min(Math.max(wish, gap.from), gap.to);
    const distance = Math.abs(x - wish);
    if (distance < bestDistance) [best, bestDistance] = [x, distance];
  }
  return best;
}

/**
 * A single curve between two boxes wherever they are, for arrows drawn on top of everything: from the sides that face
 * each other, vertical ones where the boxes are above each other.
 */
export function routeDirect(from: Rect, to: Rect): CurvePoints {
  const fromX = from.x + from.width / 2;
  const toX = to.x + to.width / 2;
  if (from.y + from.height <= to.y) return curveDown(fromX, from.y + from.height, toX, to.y);
  if (to.y + to.height <= from.y) return curveDown(fromX, from.y, toX, to.y + to.height);
  const rightward = fromX <= toX;
  const x0 = rightward ? from.x + from.width : from.x;
  const x1 = rightward ? to.x : to.x + to.width;
  const y0 = from.y + from.height / 2;
  const y1 = to.y + to.height / 2;
  const middle = (x0 + x1) / 2;
  return [x0, y0, middle, y0, middle, y1, x1, y1];
}

function curveDown(x0: number, y0: number, x1: number, y1: number): CurvePoints {
  const middle = (y0 + y1) / 2;
  return [x0, y0, x0, middle, x1, middle, x1, y1];
}
