import type { Hierarchy } from '../../graph/hierarchy';
import type { Scene } from './scene';

/**
 * Ids of the visible boxes among `ends`, of everything around them and, with `inside`, of the visible boxes inside them.
 * Linear in boxes and ends.
 */
export function lightBoxes(
  hierarchy: Hierarchy,
  scene: Scene,
  ends: ReadonlySet<number>,
  inside: boolean,
): Set<string> {
  const { nodes } = hierarchy;
  const around = new Set<number>();
  for (const end of ends)
    for (let node = end; node > 0 && !around.has(node); node = nodes[node].parent) around.add(node);
  const lit = new Set<string>();
  /** Boxes come outermost first, so that what is around one has been looked at before. */
  const within = new Set<number>();
  for (const { id, node } of scene.boxes) {
    if (inside && (ends.has(node) || within.has(nodes[node].parent))) within.add(node);
    if (around.has(node) || within.has(node)) lit.add(id);
  }
  return lit;
}
