import type { Rect } from '../../src/diagram/layout/layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A box in a picture; `inside` tells an open one, which has others in it. */
export interface Placed extends Rect {
  readonly id: string;
  readonly inside?: unknown;
}

/**
 * The box to go to from one box in a direction: the nearest among those that lie that way, where being off to the side
 * counts double. From nowhere, the first box. Boxes around or inside the present one are reached as any other.
 */
export function findNextBox<T extends Placed>(
  boxes: readonly T[],
  from: T | undefined,
  direction: Direction,
): T | undefined {
  if (!from) return boxes[0];
  const [fromX, fromY] = anchor(from);
  let best: T | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (box.id === from.id) continue;
    const [x, y] = anchor(box);
    const along = { left: fromX - x, right: x - fromX, up: fromY - y, down: y - fromY }[direction];
    const aside = direction === 'left' || direction === 'right' ? Math.abs(y - fromY) : Math.abs(x - fromX);
    // Sideways moves stay in the row; a box two rows down must not count as "to the right".
    if (along <= 1 || aside > (direction === 'up' || direction === 'down' ? 12 : 1.5) * along + 8) continue;
    const cost = along + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [box, cost];
  }
  return best;
}

/** The uppermost or the lowest box; of several, the leftmost or rightmost. */
export function findEndBox<T extends Placed>(boxes: readonly T[], end: 'first' | 'last'): T | undefined {
  const sign = end === 'first' ? 1 : -1;
  let best: T | undefined;
  for (const box of boxes) if (!best || sign * (box.y - best.y || box.x - best.x) < 0) best = box;
  return best;
}

/** The middle of a closed box; of an open one, of its header, which is what a person sees as "it". */
function anchor(box: Placed): [number, number] {
  return box.inside
    ? [box.x + Math.min(60, box.width / 2), box.y + 13]
    : [box.x + box.width / 2, box.y + box.height / 2];
}
