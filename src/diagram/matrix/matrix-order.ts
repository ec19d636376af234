import type { Hierarchy } from '../../graph/hierarchy';
import { findContainerLevels } from '../layout/container-levels';

/** The children of a container, users before what they use, with the members of each tangle side by side. */
export interface ChildOrder {
  readonly children: readonly number[];
  readonly tangles: readonly (readonly number[])[];
}

/**
 * Orders children by the levels of the map, upper ones first; what no sibling uses and uses none comes last. Within a level
 * names decide. A tangle takes the place of its highest member, so that its square on the diagonal is in one piece.
 */
export function orderChildren(hierarchy: Hierarchy, container: number): ChildOrder {
  const { children, level, tangles } = findContainerLevels(hierarchy, container);
  const top = Int32Array.from(level);
  const group = Int32Array.from(children, (_, i) => i);
  for (const members of tangles) {
    const highest = Math.max(...members.map(i => level[i]));
    for (const i of members) {
      top[i] = highest;
      group[i] = members[0];
    }
  }
  const places = children.map((_, i) => i);
  places.sort((a, b) => top[b] - top[a] || group[a] - group[b] || level[b] - level[a] || a - b);
  return {
    children: places.map(i => children[i]),
    tangles: tangles.map(members => members.map(i => children[i])),
  };
}
