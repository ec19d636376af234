import type { ConfigurationPath, RuleContext } from '../rule';
import type { ModuleSet } from './module-set';

/** A set that is one of several, and where it stands in the configuration. */
export interface PlacedSet {
  readonly set: ModuleSet;
  readonly path: ConfigurationPath;
}

/** By module: 1 where it is in none of the groups. */
export function listFree(groups: Int32Array): Uint8Array {
  const isFree = new Uint8Array(groups.length);
  for (let node = 0; node < groups.length; node++) if (groups[node] === -1) isFree[node] = 1;
  return isFree;
}

/** For every module the place of its set among these; −1 where it is in none. Complains about those in two. */
export function assignGroups(sets: readonly PlacedSet[], { graph, complain }: RuleContext): Int32Array {
  const groups = new Int32Array(graph.size).fill(-1);
  for (const [place, { set, path }] of sets.entries()) {
    const overlaps = new Map<number, number[]>();
    const { members } = set;
    for (let i = 0; i < members.length; i++) {
      const node = members[i];
      const other = groups[node];
      if (other === -1) groups[node] = place;
      else overlaps.set(other, [...(overlaps.get(other) ?? []), node]);
    }
    for (const [other, nodes] of overlaps) {
      const more = nodes.length === 1 ? '' : ` and ${nodes.length - 1} more`;
      const message = `"${set.label}" overlaps "${sets[other].set.label}": ${graph.idOf(nodes[0])}${more}.`;
      complain(path, message);
    }
  }
  return groups;
}
