import type { Hierarchy } from '../graph/hierarchy';
import type { RelationKind } from '../model/symbol';
import { type ChosenArc, chooseArrows } from './choose-arrows';
import { findContainerLevels } from './container-levels';
import { boxLabel, canOpen, type Layout, type LayoutBox, type Rect } from './layout';
import {
  type Band,
  type CurvePoints,
  choosePassages,
  findBands,
  type Point,
  spreadPassages,
  traceCurve,
  traceStep,
} from './route';
import { arrowWidth, type Scene, type SceneArrow, type SceneBox, type SceneInside } from './scene';

/** Turns a layout into the picture: labels, frames and the arrows that are drawn unasked, routed round the boxes. */
export function buildScene(hierarchy: Hierarchy, layout: Layout): Scene {
  const boxOf = new Map(layout.boxes.map(box => [box.node, box]));
  const inside = (container: number, bounds: Rect): SceneInside => ({
    frames: layout.frames
      .filter(frame => frame.container === container)
      .map(({ x, y, width, height, members }) => ({
        x,
        y,
        width,
        height,
        label: `cycle of ${members.length}`,
      })),
    arrows: drawArrows(hierarchy, container, bounds, boxOf),
  });
  const upward = countUpward(hierarchy, layout);
  return {
    width: layout.width,
    height: layout.height,
    inside: inside(0, { x: 0, y: 0, width: layout.width, height: layout.height }),
    boxes: layout.boxes.map(box => {
      const { node, open, ...rect } = box;
      const described = describeBox(hierarchy, node, rect, upward.get(node) ?? 0);
      return open ? { ...described, inside: inside(node, rect) } : described;
    }),
  };
}

function describeBox(hierarchy: Hierarchy, index: number, rect: Rect, up: number): SceneBox {
  const node = hierarchy.nodes[index];
  return {
    ...rect,
    id: node.id,
    node: index,
    kind: node.kind,
    canOpen: canOpen(node),
    depth: node.depth,
    label: boxLabel(node),
    modules: node.modules,
    language: node.language,
    ...(node.origin && { origin: node.origin }),
    ...(node.symbol && { symbol: node.symbol }),
    up,
  };
}

/** Import statements that point up, by the visible node they come from. */
function countUpward(hierarchy: Hierarchy, layout: Layout): Map<number, number> {
  const containers = new Set(layout.boxes.map(box => hierarchy.nodes[box.node].parent));
  const counts = new Map<number, number>();
  for (const container of containers) {
    const { children, feedback } = findContainerLevels(hierarchy, container);
    for (const { from, weight } of feedback)
      counts.set(children[from], (counts.get(children[from]) ?? 0) + weight);
  }
  return counts;
}

/** An arrow before it is routed: which boxes it joins and how it leaves them. */
interface Draft extends ChosenArc {
  readonly source: LayoutBox;
  readonly target: LayoutBox;
  readonly downward: boolean;
  /** The bands the two stand in; where it is one, they stand on steps of one row. */
  readonly bands: readonly [Band, Band];
}

function drawArrows(
  hierarchy: Hierarchy,
  container: number,
  bounds: Rect,
  boxOf: ReadonlyMap<number, LayoutBox>,
): SceneArrow[] {
  const levels = findContainerLevels(hierarchy, container);
  const boxes = levels.children.map(child => boxOf.get(child) as LayoutBox);
  const bands = findBands(boxes, bounds.x + 4, bounds.x + bounds.width - 4);
  const drafts = chooseArrows(levels).map(arc => draftArrow(arc, boxes[arc.from], boxes[arc.to], bands));
  const curves = routeArrows(drafts, bands);
  const relations = hierarchy.nodes[container].kind === 'module' ? findRelations(hierarchy) : undefined;
  return drafts.map(({ source, target, up, weight }, i) => ({
    from: hierarchy.nodes[source.node].id,
    to: hierarchy.nodes[target.node].id,
    points: curves[i],
    weight,
    width: arrowWidth(weight),
    up,
    ...(relations && { relation: relations.get(`${source.node} ${target.node}`) ?? 'uses' }),
  }));
}

const STRENGTH: readonly RelationKind[] = ['uses', 'creates', 'implements', 'inherits'];

/** The strongest relation between each two nodes, by `from to`. */
function findRelations(hierarchy: Hierarchy): Map<string, RelationKind> {
  const strongest = new Map<string, RelationKind>();
  for (const { from, to, kind } of hierarchy.relations) {
    const key = `${from} ${to}`;
    const known = strongest.get(key);
    if (!known || STRENGTH.indexOf(kind) > STRENGTH.indexOf(known)) strongest.set(key, kind);
  }
  return strongest;
}

function draftArrow(arc: ChosenArc, source: LayoutBox, target: LayoutBox, bands: readonly Band[]): Draft {
  const [from, to] = [findBand(bands, source), findBand(bands, target)];
  return { ...arc, source, target, downward: source.y < target.y, bands: [from, to] };
}

function routeArrows(drafts: readonly Draft[], bands: readonly Band[]): CurvePoints[] {
  const ports = assignPorts(drafts);
  const ends = drafts.map(({ source, target, downward }, i) => ({
    start: [ports[i].start, downward ? source.y + source.height : source.y] as Point,
    end: [ports[i].end, downward ? target.y : target.y + target.height] as Point,
  }));
  const passages = drafts.map((draft, i) =>
    isStepped(draft) ? [] : choosePassages(ends[i].start, ends[i].end, bands),
  );
  spreadPassages(passages.flat());
  return drafts.map((draft, i) => {
    if (isStepped(draft)) return traceStep(draft.source, draft.target, ports[i].end);
    const { start, end } = ends[i];
    const [from, to] = draft.bands;
    const [leave, enter] = draft.downward ? [from.bottom, to.top] : [from.top, to.bottom];
    return traceCurve(start, end, passages[i], leave, enter);
  });
}

function isStepped(draft: Draft): boolean {
  return draft.bands[0] === draft.bands[1];
}

function findBand(bands: readonly Band[], box: Rect): Band {
  return bands.find(band => box.y >= band.top && box.y < band.bottom) as Band;
}

/** Spreads arrow ends along the edges they touch, in the order of where they come from or go to. */
function assignPorts(drafts: readonly Draft[]): { start: number; end: number }[] {
  const ports = drafts.map(() => ({ start: 0, end: 0 }));
  const edges = new Map<string, { box: LayoutBox; ends: { wish: number; set: (x: number) => void }[] }>();
  const add = (box: LayoutBox, side: string, wish: number, set: (x: number) => void) => {
    const key = `${box.node} ${side}`;
    const edge = edges.get(key) ?? { box, ends: [] };
    edge.ends.push({ wish, set });
    edges.set(key, edge);
  };
  for (const [i, draft] of drafts.entries()) {
    const { source, target, downward } = draft;
    if (!isStepped(draft))
      add(source, downward ? 'bottom' : 'top', centre(target), x => {
        ports[i].start = x;
      });
    add(target, downward ? 'top' : 'bottom', centre(source), x => {
      ports[i].end = x;
    });
  }
  for (const { box, ends } of edges.values()) {
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
