import type { Rect } from '../layout/layout';
import { estimateTextWidth, shortenLabel } from '../layout/text-width';
import { style } from '../style';
import type { PlotDot } from './plot';

/** The name of a dot beside it: left end and middle, in pixels. */
export interface PlotLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Of the first node of the dot. */
  readonly id: string;
}

const LABELS = 40;
const LIMIT = 26;
const HEIGHT = 13;
const GAP = 3;

/** Names dots, the most urgent first, where there is room: a label covers neither dots nor other labels nor what is reserved. */
export function placeLabels(
  urgent: readonly PlotDot[],
  dots: readonly PlotDot[],
  area: Rect,
  reserved: readonly Rect[] = [],
): readonly PlotLabel[] {
  const labels: PlotLabel[] = [];
  const ofDots = dots.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }));
  const taken: Rect[] = [...reserved, ...ofDots];
  for (const dot of urgent.slice(0, 4 * LABELS)) {
    if (labels.length === LABELS) break;
    const text = shortenLabel(dot.label, LIMIT) + (dot.nodes.length > 1 ? ` +${dot.nodes.length - 1}` : '');
    const width = estimateTextWidth(text, style.smallFontSize);
    const place = listPlaces(dot, width).find(
      rect => isInside(rect, area) && !taken.some(other => isOver(rect, other)),
    );
    if (!place) continue;
    taken.push(place);
    labels.push({ x: place.x, y: place.y + HEIGHT / 2, text, id: dot.id });
  }
  return labels;
}

function listPlaces({ x, y, radius }: PlotDot, width: number): Rect[] {
  const size = { width, height: HEIGHT };
  return [
    { x: x + radius + GAP, y: y - HEIGHT / 2, ...size },
    { x: x - radius - GAP - width, y: y - HEIGHT / 2, ...size },
    { x: x - width / 2, y: y - radius - GAP - HEIGHT, ...size },
    { x: x - width / 2, y: y + radius + GAP, ...size },
  ];
}

function isInside(rect: Rect, area: Rect): boolean {
  return (
    rect.x >= area.x &&
    rect.y >= area.y &&
    rect.x + rect.width <= area.x + area.width &&
    rect.y + rect.height <= area.y + area.height
  );
}

function isOver(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
