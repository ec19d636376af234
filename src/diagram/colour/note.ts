import type { Rect } from '../layout/layout';

/** A number or word in a small round plate on the map, centred on a point in scene units. */
export interface SceneNote {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Whether the point is where the plate starts, rather than its middle. */
  readonly startsAt?: boolean;
}

/** The place of a note that belongs to a box: over its upper left corner, where nothing else is. */
export function noteOnBox(box: Rect, text: string): SceneNote {
  return { x: box.x + 3, y: box.y - 1, text };
}
