import type { Highlight } from './highlight';
import type { SceneArrow } from './scene';

/** What is marked on a map: lit, picked, open in the editor. */
export interface MapMarks {
  readonly highlight?: Highlight | undefined;
  /** An arrow that is picked or pointed at. */
  readonly arrow?: SceneArrow | undefined;
  /** Id of the box that is picked. */
  readonly selected?: string | undefined;
  /** Id of the box that holds the module in the active editor. */
  readonly active?: string | undefined;
}

/** How opaque things are that are not lit: boxes, frames round tangles, and what is left of arrows. */
export const dimming = { box: 0.35, frame: 0.4, arrow: 0.3 } as const;
/** How opaque arrows are. */
export const arrowOpacity = { up: 0.85, down: 0.5, lit: 0.95, pointed: 1 } as const;
/** By how many pixels an arrow is wider that is picked or pointed at. */
export const POINTED_WIDER = 1.5;

/** The ids of the boxes that are lit; `undefined` where all are alike. */
export function findLitBoxes({ highlight, arrow }: MapMarks): ReadonlySet<string> | undefined {
  if (highlight || !arrow) return highlight?.lit;
  return new Set([...listAround(arrow.from), ...listAround(arrow.to)]);
}

/** A box's id and those of the folders around it. */
function listAround(id: string): string[] {
  const names = id.split('/');
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
}
