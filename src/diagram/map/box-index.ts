import type { Hierarchy } from '../../graph/hierarchy';
import type { Scene, SceneBox } from './scene';

const known = new WeakMap<Scene, Int32Array>();

/** For each node the place of its box in `scene.boxes`; -1 where it has none. Worked out once for each scene. */
export function indexBoxes(hierarchy: Hierarchy, scene: Scene): Int32Array {
  const found = known.get(scene);
  if (found) return found;
  const places = new Int32Array(hierarchy.nodes.length).fill(-1);
  for (let i = 0; i < scene.boxes.length; i++) places[scene.boxes[i].node] = i;
  known.set(scene, places);
  return places;
}

/** Adds the ids of the visible boxes inside a box, however deep. */
export function addInside(hierarchy: Hierarchy, scene: Scene, box: SceneBox, ids: Set<string>): void {
  if (!box.inside) return;
  const places = indexBoxes(hierarchy, scene);
  const { end } = hierarchy.nodes[box.node];
  // In preorder what is inside a node follows it.
  for (let node = box.node + 1; node < end; node++)
    if (places[node] !== -1) ids.add(scene.boxes[places[node]].id);
}
