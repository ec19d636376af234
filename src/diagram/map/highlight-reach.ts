import { findModuleNode, type Hierarchy } from '../../graph/hierarchy';
import type { Reach } from '../../graph/reach';
import { noteOnBox } from '../colour/note';
import type { Highlight } from './highlight';
import { drawLinks } from './highlight-links';
import { lightBoxes } from './light-boxes';
import type { Scene, SceneBox } from './scene';

/**
 * Lights everything within reach of a box, with an arrow between visible boxes for the dependencies on the way. Where more
 * than one step is asked for, each box says how far away the nearest thing in it is.
 */
export function highlightReach(
  hierarchy: Hierarchy,
  scene: Scene,
  visible: Int32Array,
  focus: SceneBox,
  reach: Reach,
  isNumbered: boolean,
): Highlight {
  const start = findModuleNode(hierarchy, focus.node);
  const { end } = hierarchy.nodes[start];
  /** All of the start is drawn as the box that is picked, also where that is a symbol of an open module. */
  const boxOf = (node: number) => (node >= start && node < end ? focus.node : visible[node]);
  const distances = measureBoxes(reach, boxOf);
  const notes = scene.boxes.flatMap(box => {
    const distance = distances.get(box.node);
    return isNumbered && distance ? [noteOnBox(box, String(distance))] : [];
  });
  return {
    focus: focus.id,
    arrows: drawLinks(hierarchy, scene, reach.links, boxOf),
    lit: new Set([
      ...lightBoxes(hierarchy, scene, new Set(distances.keys()), false),
      ...lightBoxes(hierarchy, scene, new Set([focus.node]), true),
    ]),
    notes,
  };
}

/** Steps to the nearest thing in each visible box. */
export function measureBoxes(reach: Reach, boxOf: (node: number) => number): Map<number, number> {
  const distances = new Map<number, number>();
  for (const [node, steps] of reach.distance) {
    const box = boxOf(node);
    if (box > 0) distances.set(box, Math.min(steps, distances.get(box) ?? Number.POSITIVE_INFINITY));
  }
  return distances;
}
