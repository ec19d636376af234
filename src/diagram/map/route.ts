import type { Rect } from '../layout/layout';

/**
 * A smooth path as plain numbers: a start point, then for each cubic Bézier segment two control points and an end
 * point: `[x0, y0, c1x, c1y, c2x, c2y, x1, y1, …]`.
 */
export type CurvePoints = readonly number[];

/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/** A horizontal strip of a container that holds boxes, and the free stretches between them, left to right. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly gaps: readonly Gap[];
}

/** A free stretch of a band, from one x to another. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Where an arrow is to pass a band: the gap, and the x it would like best. */
export interface Passage {
  readonly band: Band;
  readonly gap: Gap;
  x: number;
}

/** Free room kept between an arrow and the boxes it passes, and between arrows in one gap where there is room. */
const CLEARANCE = 6;
const SPACING = 5;

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

function findGaps(boxes: readonly Rect[], left: number, right: number): Gap[] {
  const gaps: Gap[] = [];
  let edge = left;
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    if (box.x - CLEARANCE > edge) gaps.push({ from: edge, to: box.x - CLEARANCE });
    edge = Math.max(edge, box.x + box.width + CLEARANCE);
  }
  if (right > edge || gaps.length === 0) gaps.push({ from: edge, to: Math.max(edge, right) });
  return gaps;
}

/** The band in which a box that starts at this height stands; bands come top to bottom. */
export function findBand(bands: readonly Band[], y: number): Band {
  return bands[bisect(bands.length, i => bands[i].bottom > y)];
}

/** Chooses for each band between two points, in the order they are met, the gap nearest to the straight line. */
export function choosePassages(start: Point, end: Point, bands: readonly Band[]): Passage[] {
  const top = Math.min(start[1], end[1]);
  const bottom = Math.max(start[1], end[1]);
  const first = bisect(bands.length, i => bands[i].top >= top);
  const last = bisect(bands.length, i => bands[i].bottom > bottom);
  const between = bands.slice(first, Math.max(first, last));
  if (start[1] > end[1]) between.reverse();
  let [x, y] = start;
  return between.map(band => {
    const middle = (band.top + band.bottom) / 2;
    // Aim at the end from where the last gap left the path, so that it does not swing back and forth.
    const passage = findNearestGap(band, x + ((end[0] - x) * (middle - y)) / (end[1] - y || 1));
    x = passage.x;
    y = middle;
    return passage;
  });
}

function findNearestGap(band: Band, wish: number): Passage {
  const { gaps } = band;
  // Not by `bisect`: this runs once for every arrow and band.
  let after = 0;
  for (let high = gaps.length - 1; after < high; ) {
    const middle = (after + high) >> 1;
    if (gaps[middle].to >= wish) high = middle;
    else after = middle + 1;
  }
  const isBefore =
    after > 0 && gaps[after].from > wish && wish - gaps[after - 1].to <= gaps[after].from - wish;
  const gap = gaps[isBefore ? after - 1 : after];
  return { band, gap, x: Math.min(Math.max(wish, gap.from), gap.to) };
}

/** The first index below `length` that holds, where all after it do too; `length` where none does. */
function bisect(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Moves the passages (of each arrow a list) that share a gap apart, as far as the gap has room, keeping their order. */
export function spreadPassages(passages: readonly (readonly Passage[])[]): void {
  const byGap = new Map<Gap, Passage[]>();
  for (const ofArrow of passages)
    for (const passage of ofArrow) {
      const sharing = byGap.get(passage.gap);
      if (sharing) sharing.push(passage);
      else byGap.set(passage.gap, [passage]);
    }
  for (const [gap, sharing] of byGap) {
    if (sharing.length < 2) continue;
    sharing.sort((a, b) => a.x - b.x);
    const spacing = Math.min(SPACING, (gap.to - gap.from) / (sharing.length - 1));
    const span = spacing * (sharing.length - 1);
    const mean = sharing.reduce((sum, passage) => sum + passage.x, 0) / sharing.length;
    const first = Math.min(Math.max(mean - span / 2, gap.from), gap.to - span);
    for (const [i, passage] of sharing.entries()) passage.x = first + i * spacing;
  }
}

/**
 * The path from one point to another through these passages: straight within a band, in S-curves from band to band.
 * `leave` and `enter` are the heights up to which it must go straight at its ends to clear the neighbours there.
 */
export function traceCurve(
  start: Point,
  end: Point,
  passages: readonly Passage[],
  leave: number,
  enter: number,
): CurvePoints {
  const down = end[1] > start[1];
  let [x, y] = start;
  // Made long enough at once and cut: an array that grows leaves twice its size behind.
  const points = new Array<number>(2 + 6 * (3 + 2 * passages.length));
  points[0] = x;
  points[1] = y;
  let length = 2;
  const curveTo = (toX: number, toY: number) => {
    if (toX === x && toY === y) return;
    const middle = (y + toY) / 2;
    points[length++] = x;
    points[length++] = middle;
    points[length++] = toX;
    points[length++] = middle;
    points[length++] = toX;
    points[length++] = toY;
    x = toX;
    y = toY;
  };
  curveTo(x, leave);
  for (const passage of passages) {
    curveTo(passage.x, down ? passage.band.top : passage.band.bottom);
    curveTo(passage.x, down ? passage.band.bottom : passage.band.top);
  }
  curveTo(end[0], enter);
  curveTo(end[0], end[1]);
  points.length = length;
  return points;
}

/**
 * The path between two boxes that stand on steps of one row: along the row above (downward) or below (upward) the steps
 * between them, then round the corner into the target at `endX`.
 */
export function traceStep(source: Rect, target: Rect, endX: number): CurvePoints {
  const down = source.y < target.y;
  const rightward = source.x < target.x;
  const x = rightward ? source.x + source.width : source.x;
  const y = down ? source.y + CLEARANCE : source.y + source.height - CLEARANCE;
  const endY = down ? target.y : target.y + target.height;
  const corner = rightward ? Math.max(x, endX - 14) : Math.min(x, endX + 14);
  const straight = corner === x ? [] : [x, y, corner, y, corner, y];
  return [x, y, ...straight, (corner + 3 * endX) / 4, y, endX, y, endX, endY];
}

/**
 * A single curve between two boxes wherever they are, for arrows drawn on top of everything: from the sides that face
 * each other, vertical ones where the boxes are above each other.
 */
export function routeDirect(from: Rect, to: Rect): CurvePoints {
  if (areNeighbouringSteps(from, to)) return traceStep(from, to, to.x + to.width / 2);
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

/** Side by side and one a little lower: a line from below to above would run across what stands between. */
function areNeighbouringSteps(from: Rect, to: Rect): boolean {
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const drop = lower.y - upper.y;
  if (right.x < left.x + left.width || drop < 8 || drop >= upper.height + 14) return false;
  // Upwards the line leaves near the foot of the source: beside a tall target it would run through all of that.
  return from === upper || from.y + from.height - CLEARANCE > to.y + to.height;
}

function curveDown(x0: number, y0: number, x1: number, y1: number): CurvePoints {
  const middle = (y0 + y1) / 2;
  return [x0, y0, x0, middle, x1, middle, x1, y1];
}
