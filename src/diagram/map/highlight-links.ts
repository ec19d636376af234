import type { Hierarchy } from '../../graph/hierarchy';
import { indexBoxes } from './box-index';
import { joinBoxes } from './highlight';
import type { Scene, SceneArrow } from './scene';

/**
 * One arrow for each two visible boxes and direction that some of these links lead between. `links` are positions in the
 * hierarchy's links; `boxOf` says which visible box stands for a node.
 */
export function drawLinks(
  hierarchy: Hierarchy,
  scene: Scene,
  links: readonly number[],
  boxOf: (node: number) => number,
): SceneArrow[] {
  const { nodes } = hierarchy;
  const places = indexBoxes(hierarchy, scene);
  const weights = new Map<number, number>();
  for (const position of links) {
    const { from, to } = hierarchy.links[position];
    const key = boxOf(from) * nodes.length + boxOf(to);
    weights.set(key, (weights.get(key) ?? 0) + 1);
  }
  const arrows: SceneArrow[] = [];
  for (const [key, weight] of weights) {
    const from = scene.boxes[places[Math.floor(key / nodes.length)]];
    const to = scene.boxes[places[key % nodes.length]];
    if (from && to && from !== to) arrows.push(joinBoxes(from, to, weight));
  }
  return arrows;
}
