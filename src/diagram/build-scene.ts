import type { Hierarchy } from '../graph/hierarchy';
import { type ChosenArc, chooseArrows } from './choose-arrows';
import { findContainerLevels } from './container-levels';
import { boxLabel, type Layout, type LayoutBox, type Rect } from './layout';
import { type Band, findBands, routeThroughBands } from './route';
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
  return {
    width: layout.width,
    height: layout.height,
    inside: inside(0, { x: 0, y: 0, width: layout.width, height: layout.height }),
    boxes: layout.boxes.map(box => {
      const { node, open, ...rect } = box;
      const described = describeBox(hierarchy, node, rect);
      return open ? { ...described, inside: inside(node, rect) } : described;
    }),
  };
}

function describeBox(hierarchy: Hierarchy, index: number, rect: Rect): SceneBox {
  const node = hierarchy.nodes[index];
  return {
    ...rect,
    id: node.id,
    node: index,
    kind: node.kind,
    depth: node.depth,
    label: boxLabel(node),
    modules: node.modules,
    language: node.language,
    up: countUpward(hierarchy, index),
  };
}

function countUpward(hierarchy: Hierarchy, index: number): number {
  const levels = findContainerLevels(hierarchy, hierarchy.nodes[index].parent);
  const place = levels.children.indexOf(index);
  return levels.feedback.reduce((sum, arc) => sum + (arc.from === place ? arc.weight : 0), 0);
}

/** An arrow before it is routed: which boxes it joins and how it leaves them. */
interface Draft extends ChosenArc {
  readonly source: LayoutBox;
  readonly target: LayoutBox;
  readonly downward: boolean;
}

function drawArrows(
  hierarchy: Hierarchy,
  container: number,
  bounds: Rect,
  boxOf: ReadonlyMap<number, LayoutBox>,
): SceneArrow[] {
  const levels = findContainerLevels(hierarchy, container);
  const boxes = levels.children.map(child => boxOf.get(child) as LayoutBox);
  const drafts = chooseArrows(levels).map(arc => {
    const source = boxes[arc.from];
    const target = boxes[arc.to];
    return { ...arc, source, target, downward: source.y < target.y };
  });
  const ports = assignPorts(drafts);
  const bands = findBands(boxes, bounds.x + 3, bounds.x + bounds.width - 3);
  return drafts.map((draft, i) => {
    const { source, target, downward, up, weight } = draft;
    const start = [ports[i].start, downward ? source.y + source.height : source.y] as const;
    const end = [ports[i].end, downward ? target.y : target.y + target.height] as const;
    return {
      from: hierarchy.nodes[source.node].id,
      to: hierarchy.nodes[target.node].id,
      points: routeThroughBands(start, end, bandsBetween(bands, start[1], end[1])),
      weight,
      width: arrowWidth(weight),
      up,
    };
  });
}

/** The bands an arrow crosses from one height to another, in the order it meets them. */
function bandsBetween(bands: readonly Band[], startY: number, endY: number): Band[] {
  const top = Math.min(startY, endY);
  const bottom = Math.max(startY, endY);
  const between = bands.filter(band => band.top >= top && band.bottom <= bottom);
  return startY < endY ? between : between.reverse();
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
  for (const [i, { source, target, downward }] of drafts.entries()) {
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
