import { quadtree } from 'd3';
import type { Rect } from '../layout/layout';

/** A node in its place, in pixels. */
export interface PlotPoint {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly lines: number;
}

/**
 * Gathers points that are nearer than `apart` pixels to an earlier one round that one. Each cluster starts with the point
 * it is gathered round; nothing is moved, so that places stay exact.
 */
export function clusterPoints(points: readonly PlotPoint[], apart: number): PlotPoint[][] {
  const clusters = new Map<PlotPoint, PlotPoint[]>();
  const tree = quadtree<PlotPoint>(
    [],
    point => point.x,
    point => point.y,
  );
  for (const point of points) {
    const near = tree.find(point.x, point.y, apart);
    if (near) clusters.get(near)?.push(point);
    else {
      tree.add(point);
      clusters.set(point, [point]);
    }
  }
  return [...clusters.values()];
}

/** Most members that a fan shows; more could not be told apart. */
const FAN_LIMIT = 120;
/** Between the members of a fan, in pixels. */
const FAN_GAP = 15;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places the members of a cluster round its place like the seeds of a sunflower, inside the area. */
export function fanOut(
  members: readonly PlotPoint[],
  area: Rect,
): { readonly point: PlotPoint; readonly x: number; readonly y: number }[] {
  const shown = members.slice(0, FAN_LIMIT);
  const reach = FAN_GAP * Math.sqrt(shown.length) + FAN_GAP;
  const centre = {
    x: keepWithin(members[0].x, area.x + reach, area.x + area.width - reach),
    y: keepWithin(members[0].y, area.y + reach, area.y + area.height - reach),
  };
  return shown.map((point, i) => {
    const distance = FAN_GAP * Math.sqrt(i + 0.5);
    const angle = i * GOLDEN_ANGLE;
    return { point, x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
  });
}

function keepWithin(value: number, least: number, most: number): number {
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value));
}
