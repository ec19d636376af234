import { type Hierarchy, isInside } from '../../graph/hierarchy';
import type { SceneNote } from '../colour/note';
import { addInside, indexBoxes } from './box-index';
import { routeDirect } from './route';
import { arrowWidth, type Scene, type SceneArrow, type SceneBox } from './scene';

/** What lights up; everything else is dimmed. */
export interface Highlight {
  /** Id of the box it all starts from, which is ringed. */
  readonly focus?: string | undefined;
  readonly arrows: readonly SceneArrow[];
  /** Ids of the boxes that are not dimmed: round a box those it touches, with everything around and inside them and itself. */
  readonly lit: ReadonlySet<string>;
  /** Numbers to put over boxes and arrows. */
  readonly notes?: readonly SceneNote[];
}

/** For each node the number of the innermost visible box that holds it; -1 for the workspace itself. */
export function findVisible(hierarchy: Hierarchy, scene: Scene): Int32Array {
  const places = indexBoxes(hierarchy, scene);
  const visible = new Int32Array(hierarchy.nodes.length).fill(-1);
  for (let node = 1; node < visible.length; node++)
    visible[node] = places[node] === -1 ? visible[hierarchy.nodes[node].parent] : node;
  return visible;
}

/** The same for what would be visible with certain containers open, when no picture of it has been made. */
export function findVisibleNodes(hierarchy: Hierarchy, open: ReadonlySet<string>): Int32Array {
  const visible = new Int32Array(hierarchy.nodes.length).fill(-1);
  for (let node = 1; node < visible.length; node++) {
    const { parent } = hierarchy.nodes[node];
    const isShown = parent === 0 || (visible[parent] === parent && open.has(hierarchy.nodes[parent].id));
    visible[node] = isShown ? node : visible[parent];
  }
  return visible;
}

/**
 * The dependencies between what is inside a visible box and everything outside it, drawn between the innermost visible
 * boxes: from the box itself to a module three containers away as well as to a sibling.
 */
export function highlightBox(
  hierarchy: Hierarchy,
  scene: Scene,
  visible: Int32Array,
  focus: SceneBox,
): Highlight {
  const places = indexBoxes(hierarchy, scene);
  const boxOf = (node: number) => scene.boxes[places[node]];
  const out = new Map<number, number>();
  const into = new Map<number, number>();
  if (focus.kind === 'symbol') countRelations(hierarchy, visible, focus.node, out, into);
  for (let node = focus.node; node < hierarchy.nodes[focus.node].end; node++) {
    countEnds(hierarchy.outgoing.get(node), position => hierarchy.links[position].to, out);
    countEnds(hierarchy.incoming.get(node), position => hierarchy.links[position].from, into);
  }
  function countEnds(
    positions: readonly number[] | undefined,
    end: (i: number) => number,
    counts: Map<number, number>,
  ) {
    for (const position of positions ?? []) {
      const other = end(position);
      if (isInside(hierarchy, other, focus.node)) continue;
      counts.set(visible[other], (counts.get(visible[other]) ?? 0) + 1);
    }
  }
  const arrows = [
    ...[...out].map(([other, weight]) => joinBoxes(focus, boxOf(other), weight)),
    ...[...into].map(([other, weight]) => joinBoxes(boxOf(other), focus, weight)),
  ];
  const ends = [...new Set([focus.node, ...out.keys(), ...into.keys()])];
  return { focus: focus.id, arrows, lit: collectLit(hierarchy, scene, ends) };
}

/** A symbol's relations, by the visible nodes at their other ends. */
function countRelations(
  hierarchy: Hierarchy,
  visible: Int32Array,
  symbol: number,
  out: Map<number, number>,
  into: Map<number, number>,
): void {
  const count = (counts: Map<number, number>, other: number) =>
    counts.set(visible[other], (counts.get(visible[other]) ?? 0) + 1);
  for (const { from, to } of hierarchy.relations) {
    if (from === symbol) count(out, to);
    if (to === symbol) count(into, from);
  }
}

/** An arrow from one box straight to another. */
export function joinBoxes(from: SceneBox, to: SceneBox, weight: number): SceneArrow {
  return {
    from: from.id,
    to: to.id,
    points: routeDirect(from, to),
    weight,
    width: arrowWidth(weight),
    up: to.y + to.height <= from.y,
  };
}

/** Ids of these visible nodes, of what is around them and of the boxes inside them; linear in what they hold. */
function collectLit(hierarchy: Hierarchy, scene: Scene, ends: readonly number[]): Set<string> {
  const places = indexBoxes(hierarchy, scene);
  const lit = new Set<string>();
  for (const end of ends) {
    for (let node = end; node > 0; node = hierarchy.nodes[node].parent) lit.add(hierarchy.nodes[node].id);
    const box = scene.boxes[places[end]];
    if (box) addInside(hierarchy, scene, box, lit);
  }
  return lit;
}
