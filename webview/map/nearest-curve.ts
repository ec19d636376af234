import type { CurvePoints } from '../../src/diagram/map/route';

/** A curve that is near to a point, and how near. */
export interface NearCurve<T> {
  readonly curve: T;
  readonly distance: number;
}

/**
 * Finds the curve nearest to a point among those no further than `radius`; of several the last. The rectangles round the
 * curves are worked out on the first search: each further one passes over nearly all of them by a few comparisons.
 */
export function indexCurves<T extends { readonly points: CurvePoints }>(
  curves: readonly T[],
): (x: number, y: number, radius: number) => NearCurve<T> | undefined {
  let bounds: Float64Array | undefined;
  return (x, y, radius) => {
    bounds ??= measureBounds(curves);
    let nearest: NearCurve<T> | undefined;
    for (let i = 0; i < curves.length; i++) {
      if (isOutside(bounds, 4 * i, x, y, nearest?.distance ?? radius)) continue;
      const distance = measureDistance(curves[i].points, x, y, nearest?.distance ?? radius);
      if (distance <= (nearest?.distance ?? radius)) nearest = { curve: curves[i], distance };
    }
    return nearest;
  };
}

function measureBounds(curves: readonly { readonly points: CurvePoints }[]): Float64Array {
  const bounds = new Float64Array(4 * curves.length);
  for (const [i, { points }] of curves.entries()) boundPoints(points, 0, points.length, bounds, 4 * i);
  return bounds;
}

/** Writes left, top, right and bottom of some points: a Bézier curve stays between its control points. */
function boundPoints(points: CurvePoints, from: number, to: number, bounds: Float64Array, at: number): void {
  bounds[at] = bounds[at + 1] = Number.POSITIVE_INFINITY;
  bounds[at + 2] = bounds[at + 3] = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i += 2) {
    bounds[at] = Math.min(bounds[at], points[i]);
    bounds[at + 1] = Math.min(bounds[at + 1], points[i + 1]);
    bounds[at + 2] = Math.max(bounds[at + 2], points[i]);
    bounds[at + 3] = Math.max(bounds[at + 3], points[i + 1]);
  }
}

function isOutside(bounds: Float64Array, at: number, x: number, y: number, radius: number): boolean {
  return (
    x < bounds[at] - radius ||
    y < bounds[at + 1] - radius ||
    x > bounds[at + 2] + radius ||
    y > bounds[at + 3] + radius
  );
}

/** Pieces of straight line a segment is taken for. */
const PIECES = 16;

/** Distance from a point to a curve; more than `radius` where it is more. */
function measureDistance(points: CurvePoints, x: number, y: number, radius: number): number {
  const bounds = new Float64Array(4);
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 7 < points.length; i += 6) {
    boundPoints(points, i, i + 8, bounds, 0);
    if (isOutside(bounds, 0, x, y, radius)) continue;
    let [fromX, fromY] = [points[i], points[i + 1]];
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
      const toX = a * points[i] + b * points[i + 2] + c * points[i + 4] + d * points[i + 6];
      const toY = a * points[i + 1] + b * points[i + 3] + c * points[i + 5] + d * points[i + 7];
      nearest = Math.min(nearest, measureToLine(x, y, fromX, fromY, toX, toY));
      [fromX, fromY] = [toX, toY];
    }
  }
  return nearest;
}

/** Distance from x, y to the straight piece from one point to another. */
function measureToLine(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
}
