import type { Arc } from '../../graph/digraph';
import { groupBy } from '../../graph/group-by';
import type { Hierarchy } from '../../graph/hierarchy';
import type { RelationKind } from '../../model/symbol';
import { type ContainerLevels, findContainerLevels } from '../layout/container-levels';
import { boxLabel, canOpen, type Layout, type LayoutBox, type LayoutInside } from '../layout/layout';
import type { LayoutMemo } from '../layout/layout-memo';
import type { BrokenArcs } from './broken-arcs';
import { chooseArrows } from './choose-arrows';
import type { CurvePoints } from './route';
import { type RoutedArrow, routeArrows } from './route-arrows';
import { arrowWidth, type Scene, type SceneArrow, type SceneBox, type SceneInside } from './scene';

/**
 * Turns a layout into the picture: labels, frames and the arrows that are drawn unasked, routed round the boxes. With a memo,
 * arrows of containers that look as they did before are taken over.
 */
export function buildScene(
  hierarchy: Hierarchy,
  layout: Layout,
  memo?: LayoutMemo,
  broken?: BrokenArcs,
): Scene {
  const frames = groupBy(layout.frames, frame => frame.container);
  const inside = (container: number): SceneInside => ({
    frames: (frames.get(container) ?? []).map(({ x, y, width, height, members }) => ({
      x,
      y,
      width,
      height,
      label: `cycle of ${members.length}`,
    })),
    arrows: drawArrows(hierarchy, container, layout.insides.get(container) as LayoutInside, memo, broken),
  });
  const upward = countUpward(hierarchy, layout);
  return {
    width: layout.width,
    height: layout.height,
    inside: inside(0),
    boxes: layout.boxes.map(box => {
      const described = describeBox(hierarchy, box, upward.get(box.node) ?? 0);
      if (box.open) described.inside = inside(box.node);
      return described;
    }),
  };
}

/** Written field by field: of ten thousand boxes, spreading each would take longer than routing their arrows. */
function describeBox(
  hierarchy: Hierarchy,
  { node: index, x, y, width, height }: LayoutBox,
  up: number,
): { -readonly [Name in keyof SceneBox]: SceneBox[Name] } {
  const node = hierarchy.nodes[index];
  const { id, kind, depth, modules, language } = node;
  const label = boxLabel(node);
  const box: { -readonly [Name in keyof SceneBox]: SceneBox[Name] } = {
    x,
    y,
    width,
    height,
    id,
    node: index,
    kind,
    canOpen: canOpen(node),
    depth,
    label,
    modules,
    language,
    up,
  };
  if (node.origin) box.origin = node.origin;
  if (node.symbol) box.symbol = node.symbol;
  return box;
}

/** Import statements that point up, by the visible node they come from. */
function countUpward(hierarchy: Hierarchy, layout: Layout): Map<number, number> {
  const counts = new Map<number, number>();
  for (const container of layout.insides.keys()) {
    const { children, feedback } = findContainerLevels(hierarchy, container);
    for (const { from, weight } of feedback)
      counts.set(children[from], (counts.get(children[from]) ?? 0) + weight);
  }
  return counts;
}

/** How much wider an arrow is that breaks a rule, in pixels. */
const BROKEN_WIDER = 1.5;

function drawArrows(
  hierarchy: Hierarchy,
  container: number,
  inside: LayoutInside,
  memo: LayoutMemo | undefined,
  broken: BrokenArcs | undefined,
): SceneArrow[] {
  const { x, y } = inside;
  const levels = findContainerLevels(hierarchy, container);
  const routed = recallArrows(levels, inside, hierarchy.nodes[container].id, memo, broken);
  const relations = hierarchy.nodes[container].kind === 'module' ? findRelations(hierarchy) : undefined;
  return routed.map(({ arc, points }) => {
    const [from, to] = [levels.children[arc.from], levels.children[arc.to]];
    const faults = broken?.get(`${from} ${to}`);
    return {
      from: hierarchy.nodes[from].id,
      to: hierarchy.nodes[to].id,
      points: movePoints(points, x, y),
      weight: arc.weight,
      width: arrowWidth(arc.weight) + (faults ? BROKEN_WIDER : 0),
      up: arc.up,
      ...(faults && { broken: faults }),
      ...(relations && { relation: relations.get(`${from} ${to}`) ?? 'uses' }),
    };
  });
}

function movePoints(points: CurvePoints, x: number, y: number): CurvePoints {
  if (x === 0 && y === 0) return points;
  const moved = points.slice();
  for (let i = 0; i < moved.length; i += 2) {
    moved[i] += x;
    moved[i + 1] += y;
  }
  return moved;
}

/** Arrows are routed from the corner of what is inside a container, so that they hold wherever it stands. */
function recallArrows(
  levels: ContainerLevels,
  inside: LayoutInside,
  id: string,
  memo: LayoutMemo | undefined,
  broken: BrokenArcs | undefined,
): RoutedArrow[] {
  const isBroken = (arc: Arc) =>
    broken?.has(`${levels.children[arc.from]} ${levels.children[arc.to]}`) ?? false;
  const make = () =>
    routeArrows(chooseArrows(levels, isBroken), inside.children, -inside.left, inside.width - inside.left);
  if (!memo) return make();
  const { left, width, arrangements } = inside;
  const input = { arcs: levels.arcs, left, width, arrangements, broken };
  const isSame = (before: typeof input) =>
    before.arcs === input.arcs &&
    before.broken === broken &&
    before.left === left &&
    before.width === width &&
    before.arrangements.length === arrangements.length &&
    before.arrangements.every((arrangement, i) => arrangement === arrangements[i]);
  return memo.recall('arrows', id, input, isSame, make);
}

const STRENGTH: readonly RelationKind[] = [
  ...(['uses', 'decorates', 'holds', 'creates', 'implements', 'inherits'] as const),
];

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
