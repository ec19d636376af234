import { findModuleNode, type Hierarchy, isInside } from './hierarchy';

/** How one node depends on another. All lists hold positions in the hierarchy's `links`. */
export interface PathsBetween {
  /** A shortest chain of dependencies, in order, from a module inside the first to one inside the second. */
  readonly shortest: readonly number[];
  /**
   * Every dependency on a walk from the one to the other, ascending. A walk leaves the first node with its first step,
   * enters the second with its last, and passes through neither in between; outside both it may go round in cycles.
   */
  readonly all: readonly number[];
  /** Both ends of all those dependencies. */
  readonly modules: ReadonlySet<number>;
  /** Those that lead straight from inside the one to inside the other. */
  readonly direct: readonly number[];
}

/**
 * The ways by which `from` depends on `to`, directly or through others, in linear time; `undefined` where there is none.
 *
 * Containers stand for all modules inside them, symbols for their module. Where one node holds the other, the outer one
 * stands for what it holds besides. Among equally short chains the answer is always the same.
 */
export function findPaths(hierarchy: Hierarchy, from: number, to: number): PathsBetween | undefined {
  const start = findModuleNode(hierarchy, from);
  const goal = findModuleNode(hierarchy, to);
  if (start === goal) return undefined;
  const inStart = (node: number) =>
    isInside(hierarchy, node, start) && !(goal > start && isInside(hierarchy, node, goal));
  const inGoal = (node: number) =>
    isInside(hierarchy, node, goal) && !(start > goal && isInside(hierarchy, node, start));
  const forward = walk(hierarchy, start, inStart, inGoal, 'forward');
  const backward = walk(hierarchy, goal, inGoal, inStart, 'backward');
  const all: number[] = [];
  const direct: number[] = [];
  const modules = new Set<number>();
  for (const [position, link] of hierarchy.links.entries()) {
    if (!forward.has(link.from) || !backward.has(link.to) || inGoal(link.from) || inStart(link.to)) continue;
    all.push(position);
    modules.add(link.from).add(link.to);
    if (inStart(link.from) && inGoal(link.to)) direct.push(position);
  }
  const end = [...forward.keys()].find(inGoal);
  if (end === undefined) return undefined;
  return { shortest: traceBack(hierarchy, forward, end), all, modules, direct };
}

/**
 * Breadth first from the modules of one end, not beyond those of the other: every module that is met, in that order, with
 * the link by which it was met; -1 for those of the end itself.
 */
function walk(
  { nodes, links, outgoing, incoming }: Hierarchy,
  root: number,
  isSource: (node: number) => boolean,
  isTarget: (node: number) => boolean,
  direction: 'forward' | 'backward',
): Map<number, number> {
  const leaving = direction === 'forward' ? outgoing : incoming;
  const met = new Map<number, number>();
  for (let node = root; node < nodes[root].end; node++)
    if (isSource(node) && leaving.has(node)) met.set(node, -1);
  for (const node of met.keys()) {
    if (isTarget(node)) continue;
    for (const position of leaving.get(node) ?? []) {
      const end = direction === 'forward' ? links[position].to : links[position].from;
      if (!met.has(end)) met.set(end, position);
    }
  }
  return met;
}

function traceBack({ links }: Hierarchy, metBy: ReadonlyMap<number, number>, end: number): number[] {
  const chain: number[] = [];
  for (let node = end, by = metBy.get(end); by !== undefined && by !== -1; by = metBy.get(node)) {
    chain.push(by);
    node = links[by].from;
  }
  return chain.reverse();
}
