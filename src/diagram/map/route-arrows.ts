import type { Rect } from '../layout/layout';
import type { ChosenArc } from './choose-arrows';
import {
  type Band,
  type CurvePoints,
  choosePassages,
  findBand,
  findBands,
  type Point,
  spreadPassages,
  traceCurve,
  traceStep,
} from './route';

/** An arc with the path it is drawn along. */
export interface RoutedArrow {
  readonly arc: ChosenArc;
  readonly points: CurvePoints;
}

/** An arrow before it is routed: which boxes it joins and how it leaves them. */
interface Draft {
  readonly arc: ChosenArc;
  readonly source: Rect;
  readonly target: Rect;
  readonly downward: boolean;
  /** The bands the two stand in; where it is one, they stand on steps of one row. */
  readonly bands: readonly [Band, Band];
}

/** Leads the arrows between the children of one container, which is from `left` to `right` wide, through the gaps. */
export function routeArrows(
  arcs: readonly ChosenArc[],
  boxes: readonly Rect[],
  left: number,
  right: number,
): RoutedArrow[] {
  if (arcs.length === 0) return [];
  const bands = findBands(boxes, left + 4, right - 4);
  const drafts = arcs.map(arc => draftArrow(arc, boxes[arc.from], boxes[arc.to], bands));
  const ports = assignPorts(drafts);
  const ends = drafts.map(({ source, target, downward }, i) => ({
    start: [ports[i].start, downward ? source.y + source.height : source.y] as Point,
    end: [ports[i].end, downward ? target.y : target.y + target.height] as Point,
  }));
  const passages = drafts.map((draft, i) =>
    isStepped(draft) ? [] : choosePassages(ends[i].start, ends[i].end, bands),
  );
  spreadPassages(passages);
  return drafts.map((draft, i) => {
    const { arc, source, target } = draft;
    if (isStepped(draft)) return { arc, points: traceStep(source, target, ports[i].end) };
    const { start, end } = ends[i];
    const [from, to] = draft.bands;
    const [leave, enter] = draft.downward ? [from.bottom, to.top] : [from.top, to.bottom];
    return { arc, points: traceCurve(start, end, passages[i], leave, enter) };
  });
}

function draftArrow(arc: ChosenArc, source: Rect, target: Rect, bands: readonly Band[]): Draft {
  const [from, to] = [findBand(bands, source.y), findBand(bands, target.y)];
  return { arc, source, target, downward: source.y < target.y, bands: [from, to] };
}

function isStepped(draft: Draft): boolean {
  return draft.bands[0] === draft.bands[1];
}

/** One edge of a box and the arrow ends on it. */
interface Edge {
  readonly box: Rect;
  readonly ends: { readonly wish: number; readonly set: (x: number) => void }[];
}

/** Spreads arrow ends along the edges they touch, in the order of where they come from or go to. */
function assignPorts(drafts: readonly Draft[]): { start: number; end: number }[] {
  const ports = drafts.map(() => ({ start: 0, end: 0 }));
  const tops = new Map<number, Edge>();
  const bottoms = new Map<number, Edge>();
  const add = (
    edges: Map<number, Edge>,
    child: number,
    box: Rect,
    wish: number,
    set: (x: number) => void,
  ) => {
    const edge = edges.get(child) ?? { box, ends: [] };
    edges.set(child, edge);
    edge.ends.push({ wish, set });
  };
  for (const [i, draft] of drafts.entries()) {
    const { arc, source, target, downward } = draft;
    if (!isStepped(draft))
      add(downward ? bottoms : tops, arc.from, source, centre(target), x => {
        ports[i].start = x;
      });
    add(downward ? tops : bottoms, arc.to, target, centre(source), x => {
      ports[i].end = x;
    });
  }
  for (const { box, ends } of [...tops.values(), ...bottoms.values()]) {
    // Few arrows stay near the middle of a wide box; many use its whole edge.
    const span = Math.min(box.width - 16, ends.length * 14);
    ends.sort((a, b) => a.wish - b.wish);
    for (const [i, { set }] of ends.entries()) set(centre(box) + span * ((i + 0.5) / ends.length - 0.5));
  }
  return ports;
}

function centre(box: Rect): number {
  return box.x + box.width / 2;
}
