import { interpolateNumber } from 'd3';
import type { Rect } from '../../src/diagram/layout/layout';
import type { Scene } from '../../src/diagram/map/scene';

/** Places of the boxes of the new scene on the way from the old one, for a share from 0 to 1. */
export type Transition = (share: number) => ReadonlyMap<string, Rect>;

/**
 * Moves boxes from where they were; a box that was not there grows out of the nearest box round it that was.
 */
export function planTransition(from: Scene, to: Scene): Transition {
  const before = new Map<string, Rect>(from.boxes.map(box => [box.id, box]));
  const moves = to.boxes.map(box => {
    const start = before.get(box.id) ?? shrinkInto(findAround(before, box.id) ?? centreOf(box), box);
    return { id: box.id, mix: mixRects(start, box) };
  });
  return share => new Map(moves.map(({ id, mix }) => [id, mix(share)]));
}

/** Whether both scenes have the same boxes in the same places, so that there is nothing to glide. */
export function areSamePlaces(a: Scene, b: Scene): boolean {
  return (
    a.boxes.length === b.boxes.length &&
    a.boxes.every((box, i) => {
      const other = b.boxes[i];
      return (
        box.id === other.id &&
        box.x === other.x &&
        box.y === other.y &&
        box.width === other.width &&
        box.height === other.height
      );
    })
  );
}

function findAround(before: ReadonlyMap<string, Rect>, id: string): Rect | undefined {
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
    const around = before.get(id.slice(0, end));
    if (around) return around;
  }
  return undefined;
}

function shrinkInto(around: Rect, box: Rect): Rect {
  const scale = Math.min(1, around.width / box.width, around.height / box.height) * 0.6;
  return {
    x: around.x + (around.width - box.width * scale) / 2,
    y: around.y + (around.height - box.height * scale) / 2,
    width: box.width * scale,
    height: box.height * scale,
  };
}

function centreOf(box: Rect): Rect {
  return {
    x: box.x + box.width / 4,
    y: box.y + box.height / 4,
    width: box.width / 2,
    height: box.height / 2,
  };
}

function mixRects(from: Rect, to: Rect): (share: number) => Rect {
  const x = interpolateNumber(from.x, to.x);
  const y = interpolateNumber(from.y, to.y);
  const width = interpolateNumber(from.width, to.width);
  const height = interpolateNumber(from.height, to.height);
  return share => ({ x: x(share), y: y(share), width: width(share), height: height(share) });
}
