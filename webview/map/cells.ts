import type { Rect } from '../../src/diagram/layout/layout';

/** Things of one style that lie near each other, drawn by one call. */
export interface Cell<T, S> extends Rect {
  readonly style: S;
  readonly items: T[];
}

/** Side of the squares by which things are gathered, in pixels at zoom 1: some fifty boxes fill one. */
const CELL_SIZE = 512;

/**
 * Gathers things by style and by the square their middle lies in, so that a redraw makes few calls and can leave out
 * what is not in view. `key` names a style. Cells come in the order of the first thing in them.
 */
export function gatherCells<T, S>(
  things: Iterable<T>,
  boundsOf: (thing: T) => Rect,
  styleOf: (thing: T) => { readonly key: string; readonly style: S },
): Cell<T, S>[] {
  const cells = new Map<string, { -readonly [K in keyof Cell<T, S>]: Cell<T, S>[K] }>();
  for (const thing of things) {
    const bounds = boundsOf(thing);
    const { key, style } = styleOf(thing);
    const column = Math.floor((bounds.x + bounds.width / 2) / CELL_SIZE);
    const row = Math.floor((bounds.y + bounds.height / 2) / CELL_SIZE);
    const place = `${column} ${row} ${key}`;
    const cell = cells.get(place);
    if (cell) {
      Object.assign(cell, joinRects(cell, bounds));
      cell.items.push(thing);
    } else {
      const { x, y, width, height } = bounds;
      cells.set(place, { x, y, width, height, style, items: [thing] });
    }
  }
  return [...cells.values()];
}

/** The smallest rectangle round two others. */
export function joinRects(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
