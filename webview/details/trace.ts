import type { Trace } from '../view-state';

/** Steps that can be chosen one by one; the next is all. */
const DEEPEST = 6;

/** One step deeper (1) or less deep (-1). */
export function changeDepth({ depth }: Trace, by: 1 | -1): Trace['depth'] {
  if (depth === 'all') return by === 1 ? 'all' : DEEPEST;
  const next = depth + by;
  return next > DEEPEST ? 'all' : Math.max(1, next);
}

/** Depth as a number of steps. */
export function depthOf({ depth }: Trace): number {
  return depth === 'all' ? Number.POSITIVE_INFINITY : depth;
}

/** Whether only direct neighbours both ways are asked for, as the pointer shows them too. */
export function isPlainTrace({ direction, depth }: Trace): boolean {
  return direction === 'both' && depth === 1;
}
