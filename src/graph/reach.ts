import { findModuleNode, type Hierarchy } from './hierarchy';
import { findSymbolEnds } from './symbol-ends';

/** Which way to go, and how many dependencies deep; `depth` may be Infinity. */
export interface ReachOptions {
  /** `uses`: what the start depends on; `usedBy`: what depends on it; `both`: either, but never one after the other. */
  readonly direction: 'uses' | 'usedBy' | 'both';
  readonly depth: number;
}

/** What is reached from a start. */
export interface Reach {
  /** Dependencies on the shortest way, by node of a module or external; the start's own modules have 0. */
  readonly distance: ReadonlyMap<number, number>;
  /** Positions in `links` of the dependencies that were followed, ascending; those inside the start are left out. */
  readonly links: readonly number[];
}

/**
 * Everything within `depth` dependencies of a node, breadth first, in linear time. A container starts with all that is
 * inside it.
 *
 * A symbol starts with the dependencies of its module that belong to itself and to what it uses in its module (for `usedBy`:
 * what uses it there), as far as relations tell; from the next module on, whole modules count. Where relations tell of no
 * symbol in that module that anything crosses its border this way, nothing is known, and the symbol stands for its module.
 */
export function findReach(hierarchy: Hierarchy, start: number, options: ReachOptions): Reach {
  const { direction, depth } = options;
  if (direction !== 'both') return follow(hierarchy, start, direction, depth);
  const uses = follow(hierarchy, start, 'uses', depth);
  const usedBy = follow(hierarchy, start, 'usedBy', depth);
  const distance = new Map(uses.distance);
  for (const [node, steps] of usedBy.distance)
    distance.set(node, Math.min(steps, distance.get(node) ?? Number.POSITIVE_INFINITY));
  const links = new Set([...uses.links, ...usedBy.links]);
  return { distance, links: [...links].sort((a, b) => a - b) };
}

function follow(hierarchy: Hierarchy, start: number, direction: 'uses' | 'usedBy', depth: number): Reach {
  const { nodes, links } = hierarchy;
  const leaving = direction === 'uses' ? hierarchy.outgoing : hierarchy.incoming;
  const first = findModuleNode(hierarchy, start);
  const allowed = first === start ? undefined : findSymbolEnds(hierarchy, start, direction);
  const distance = new Map<number, number>();
  const followed: number[] = [];
  for (let node = first; node < nodes[first].end; node++)
    if (nodes[node].kind === 'module' || nodes[node].kind === 'external') distance.set(node, 0);
  // A map gives out what is added to it while it is walked through, so it is the queue as well.
  for (const [node, steps] of distance) {
    if (steps >= depth) break;
    for (const position of leaving.get(node) ?? []) {
      const end = links[position][direction === 'uses' ? 'to' : 'from'];
      if (steps === 0 && (distance.get(end) === 0 || (allowed && !allowed.has(end)))) continue;
      followed.push(position);
      if (!distance.has(end)) distance.set(end, steps + 1);
    }
  }
  return { distance, links: followed.sort((a, b) => a - b) };
}
