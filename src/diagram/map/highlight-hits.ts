import type { Hierarchy } from '../../graph/hierarchy';
import { noteOnBox } from '../colour/note';
import type { Highlight } from './highlight';
import { lightBoxes } from './light-boxes';
import type { Scene } from './scene';

/**
 * Lights the boxes in which something was found: every visible box that is or holds a hit. A closed container says how many
 * are in it. `hits` are node numbers, one for each hit; `visible` is the innermost visible box of each node.
 */
export function highlightHits(
  hierarchy: Hierarchy,
  scene: Scene,
  visible: Int32Array,
  hits: Iterable<number>,
  current: string | undefined,
): Highlight {
  const counts = new Int32Array(hierarchy.nodes.length);
  for (const hit of hits) if (visible[hit] > 0) counts[visible[hit]]++;
  const notes = scene.boxes.flatMap(box => {
    const count = counts[box.node];
    return count > 1 || (count === 1 && box.kind === 'container' && !box.inside)
      ? [noteOnBox(box, String(count))]
      : [];
  });
  const found = scene.boxes.filter(box => counts[box.node] > 0).map(box => box.node);
  return {
    ...(current !== undefined && { focus: current }),
    arrows: [],
    lit: lightBoxes(hierarchy, scene, new Set(found), false),
    notes,
  };
}
