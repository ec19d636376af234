import type { Rect } from '../layout/layout';
import type { PlotDot } from './plot';

/** Where the names of the two zones stand. */
export interface PlotCaptions {
  readonly pain: Rect;
  readonly uselessness: Rect;
}

/** Room for the two lines of a zone's name, in pixels. */
const CAPTION = { width: 170, height: 30 };
/** How far from its zone's corner a name may stand, across and up or down, in pixels; the nearest free place is taken. */
const STEPS: readonly (readonly [number, number])[] = [0, 46, 92].flatMap(down =>
  [0, 46, 92].map(across => [across, down] as const),
);

/** Places the names of the zones in their corners, so far inward that no dot lies on them, where there is such a place. */
export function placeCaptions(area: Rect, inset: number, dots: readonly PlotDot[]): PlotCaptions {
  const place = (x: number, y: number, direction: 1 | -1): Rect => {
    const places = STEPS.map(([across, down]) => ({
      x: x + direction * across,
      y: y - direction * down,
      ...CAPTION,
    }));
    return places.find(rect => !dots.some(dot => isOn(dot, rect))) ?? (places[0] as Rect);
  };
  return {
    pain: place(area.x, area.y + area.height - inset - CAPTION.height, 1),
    uselessness: place(area.x + area.width - CAPTION.width, area.y + inset, -1),
  };
}

function isOn({ x, y, radius }: PlotDot, rect: Rect): boolean {
  const nearestX = Math.min(Math.max(x, rect.x), rect.x + rect.width);
  const nearestY = Math.min(Math.max(y, rect.y), rect.y + rect.height);
  return Math.hypot(x - nearestX, y - nearestY) < radius;
}
