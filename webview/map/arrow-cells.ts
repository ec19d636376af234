import type { Rect } from '../../src/diagram/layout/layout';
import type { CurvePoints } from '../../src/diagram/map/route';
import { arrowDash, arrowEnd, arrowhead, type SceneArrow } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';
import { type Cell, gatherCells } from './cells';
import { areTouching } from './frame';

/** Some segments of an arrow, and its head where they are its last. */
interface Piece {
  readonly points: CurvePoints;
  readonly bounds: Rect;
  readonly head?: readonly number[];
}

type Style = Pick<SceneArrow, 'up' | 'width' | 'relation'>;

/** Arrows of one style that lie near each other, with the paths made of them so far. */
interface ArrowCell extends Cell<Piece, Style> {
  readonly paths: Map<number, Path2D>;
}

/** Arrows ready to be drawn many times: those that point up last, heavier ones after lighter ones. */
export type ArrowCells = readonly ArrowCell[];

/** Arrows longer than this in either direction are cut, so that what is far outside the view need not be drawn. */
const LONG = 1024;
/** From this zoom down curves are drawn as straight lines: their bends are but a few pixels high. */
const STRAIGHT_BELOW = 0.3;
/** Joints of such lines keep this distance in CSS pixels. */
const JOINT_DISTANCE = 3;

/** Gathers arrows for drawing. Widths are rounded to a tenth of a pixel, so that there are few styles. */
export function gatherArrows(arrows: Iterable<SceneArrow>, extraWidth = 0): ArrowCells {
  const pieces: (Piece & Style)[] = [];
  for (const arrow of arrows) {
    const { up, relation } = arrow;
    const style = {
      up,
      ...(relation && { relation }),
      width: Math.round((arrow.width + extraWidth) * 10) / 10,
    };
    for (const piece of cutArrow(arrow)) pieces.push({ ...piece, ...style });
  }
  return gatherCells(
    pieces,
    piece => piece.bounds,
    ({ up, width, relation }) => ({
      key: `${up} ${width} ${relation}`,
      style: { up, width, ...(relation && { relation }) },
    }),
  )
    .sort((a, b) => Number(a.style.up) - Number(b.style.up) || a.style.width - b.style.width)
    .map(cell => ({ ...cell, paths: new Map() }));
}

/** How arrows are drawn: what part of the scene, at what zoom, and how opaque. */
export interface ArrowPaint {
  readonly region: Rect;
  readonly k: number;
  readonly palette: Palette;
  /** For those that point up or say how symbols are related, and for all others. */
  readonly alpha: { readonly up: number; readonly down: number };
  /** Whether also those get a head that need none where they are drawn unasked. */
  readonly hasHeads: boolean;
}

/** Draws what touches the region. */
export function paintArrows(context: CanvasRenderingContext2D, cells: ArrowCells, paint: ArrowPaint): void {
  const { region, k, palette, alpha, hasHeads } = paint;
  const detail = k < STRAIGHT_BELOW ? Math.floor(Math.log2(k)) : 0;
  for (const cell of cells) {
    if (!areTouching(cell, region)) continue;
    const { up, width, relation } = cell.style;
    const colour = up ? palette.up : palette.arrow;
    const dash = arrowDash(cell.style);
    context.globalAlpha = up || relation ? alpha.up : alpha.down;
    context.strokeStyle = colour;
    context.lineWidth = width;
    if (dash) context.setLineDash(dash);
    context.stroke(findPath(cell, dash ? 0 : detail));
    if (dash) context.setLineDash([]);
    const end = arrowEnd(cell.style);
    if (end === 'none' && !hasHeads) continue;
    const heads = findPath(cell, HEADS);
    context.fillStyle = end === 'hollow' ? palette.background : colour;
    context.fill(heads);
    if (end !== 'hollow') continue;
    context.lineWidth = 1;
    context.stroke(heads);
  }
}

/** The key of the heads among the paths of a cell; the others go by level of detail, 0 for curves. */
const HEADS = 1;

function findPath(cell: ArrowCell, key: number): Path2D {
  let path = cell.paths.get(key);
  if (path) return path;
  path = new Path2D();
  for (const { points, head } of cell.items) {
    if (key === HEADS) head && addLine(path, head);
    else if (key === 0) addCurve(path, points);
    else addStraightened(path, points, JOINT_DISTANCE / 2 ** key);
  }
  cell.paths.set(key, path);
  return path;
}

function addLine(path: Path2D, points: readonly number[]): void {
  path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
  path.closePath();
}

function addCurve(path: Path2D, points: CurvePoints): void {
  path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 6)
    path.bezierCurveTo(points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4], points[i + 5]);
}

function addStraightened(path: Path2D, points: CurvePoints, distance: number): void {
  let [x, y] = points;
  path.moveTo(x, y);
  for (let i = 6; i < points.length; i += 6) {
    const isLast = i + 2 === points.length;
    if (!isLast && Math.abs(points[i] - x) + Math.abs(points[i + 1] - y) < distance) continue;
    [x, y] = [points[i], points[i + 1]];
    path.lineTo(x, y);
  }
}

/** A long arrow in pieces of half the length from which it counts as long; any other, and a dashed one, whole. */
function cutArrow(arrow: SceneArrow): Piece[] {
  const { points } = arrow;
  const head = arrowhead(arrow);
  const bounds = findBounds(points);
  if (Math.max(bounds.width, bounds.height) <= LONG || arrowDash(arrow)) return [{ points, bounds, head }];
  const pieces: Piece[] = [];
  let start = 0;
  for (let end = 6; end < points.length; end += 6) {
    const isLast = end + 2 === points.length;
    const length = Math.max(
      Math.abs(points[end] - points[start]),
      Math.abs(points[end + 1] - points[start + 1]),
    );
    if (!isLast && length < LONG / 2) continue;
    const part = points.slice(start, end + 2);
    pieces.push({ points: part, bounds: findBounds(part), ...(isLast && { head }) });
    start = end;
  }
  return pieces;
}

/** The rectangle round a curve's points, with room for its width and its head. */
function findBounds(points: CurvePoints): Rect {
  let [left, top] = points;
  let [right, bottom] = points;
  for (let i = 2; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    top = Math.min(top, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  return {
    x: left - MARGIN,
    y: top - MARGIN,
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
  };
}

const MARGIN = 6;
