import type { Dependency } from '../../model/dependency';
import type { RuleGraph } from './rule-graph';
import type { Arrows, RuleView } from './rule-view';

/**
 * For every node the import to follow first on a shortest way to some targets. Nothing is known of ways from nodes that
 * may not be passed.
 */
export interface Ways {
  /** Whether there is a way of at least one import from this node to a target. */
  leads(node: number): boolean;
  /** The target that the shortest way from this node ends in. */
  endOf(node: number): number;
  /** The imports of that way; none where the node is a target itself. */
  chainFrom(node: number): Dependency[];
}

/** Ways that are kept up to date. There are none before the first update. */
export interface WayFinder extends Ways {
  /**
   * Takes in what these modules import now. Says which modules may have another chain than before, or other imports to
   * start one with; `undefined`, as at the first time: all of them.
   */
  update(changed: readonly number[] | undefined): ReadonlySet<number> | undefined;
}

/** Where ways lead. */
export interface Destination {
  /** Modules of the workspace. Of several that are as near the first one counts. */
  readonly targets: readonly number[];
  /** Which packages from outside are targets as well. */
  readonly isOutsideTarget?: (node: number) => boolean;
  /** By module: 1 where a way may lead through it. All may be passed where this is absent. */
  readonly passable?: Uint8Array;
}

/** What a node leads to where it leads nowhere, or is a target. */
const NOWHERE = -1;
const TARGET = -2;

/** What a search came to. */
interface Search {
  /** The node to go to from each node. */
  readonly next: Int32Array;
  /** All nodes that lead to a target, and these, in the order in which they were found. */
  readonly queue: Int32Array;
}

/**
 * Shortest ways, in numbers of imports, from all nodes to the nearest of some targets: one breadth-first search
 * against the imports. Ways lead through nodes that are `passable`, the first one included.
 */
export function findWays(view: RuleView, targets: readonly number[], passable?: Uint8Array): Ways {
  const { next } = search(view.arrows(), targets, passable);
  return readWays(view, () => next);
}

/** Finds ways as `findWays` does, again after changes; only where one of them may lead another way it searches anew. */
export function createWayFinder(
  graph: RuleGraph,
  view: RuleView,
  { targets, isOutsideTarget, passable }: Destination,
): WayFinder {
  let found: Search = { next: new Int32Array(), queue: new Int32Array() };
  /** For every node its place in the queue; worked out where it is asked for. */
  let places: Int32Array | undefined;

  /** By their ids, since their numbers come from the order in which they were met. */
  function listTargets(): readonly number[] {
    if (isOutsideTarget === undefined) return targets;
    const outside: number[] = [];
    for (let node = graph.size; node < graph.countNodes(); node++)
      if (isOutsideTarget(node)) outside.push(node);
    return [...targets, ...outside.sort((a, b) => (graph.idOf(a) < graph.idOf(b) ? -1 : 1))];
  }

  /** Whether the search would find this module from the same node as before: the first one found that it imports. */
  function goesOn({ offsets, targets: rows }: Arrows, node: number): boolean {
    const { next } = found;
    const isEnd = next[node] === TARGET || passable?.[node] === 0;
    if (isEnd && isOutsideTarget === undefined) return true;
    places ??= listPlaces(found);
    let best = NOWHERE;
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const to = rows[i];
      if (to >= next.length && isOutsideTarget !== undefined) return false;
      const isOpen = to < next.length && next[to] !== NOWHERE && to !== node;
      if (isOpen && (best === NOWHERE || places[to] < places[best])) best = to;
    }
    return isEnd || best === next[node];
  }

  return {
    ...readWays(view, () => found.next),
    update(changed) {
      const arrows = view.arrows();
      const before = found.next;
      const isSame = changed?.every(node => goesOn(arrows, node)) === true;
      if (!isSame) {
        found = search(arrows, listTargets(), passable);
        places = undefined;
      }
      return changed && listAffected(arrows, found, before, changed);
    },
  };
}

/** What `update` says of any of these; `undefined` where there is nothing to compare with yet. */
export function uniteUpdates(
  finders: readonly WayFinder[],
  changed: readonly number[] | undefined,
): ReadonlySet<number> | undefined {
  const affected = new Set(changed);
  for (const finder of finders) for (const node of finder.update(changed) ?? []) affected.add(node);
  return changed && affected;
}

/** The modules that changed, and those that import one whose way is another one than before, or of changed imports. */
function listAffected(
  { incomingOffsets, sources }: Arrows,
  { next, queue }: Search,
  before: Int32Array,
  changed: readonly number[],
): ReadonlySet<number> {
  const affected = new Set(changed);
  const isOther = new Uint8Array(next.length);
  const note = (node: number) => {
    isOther[node] = 1;
    for (let i = incomingOffsets[node]; i < incomingOffsets[node + 1]; i++) affected.add(sources[i]);
  };
  for (const node of changed) isOther[node] = next[node] >= 0 ? 1 : 0;
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at];
    const to = next[node];
    if (isOther[node] === 1 || before[node] !== to || (to >= 0 && isOther[to] === 1)) note(node);
  }
  for (let node = 0; node < before.length; node++)
    if (before[node] !== NOWHERE && next[node] === NOWHERE) note(node);
  return affected;
}

function search(arrows: Arrows, targets: readonly number[], passable: Uint8Array | undefined): Search {
  const { nodes, incomingOffsets, sources } = arrows;
  const next = new Int32Array(nodes).fill(NOWHERE);
  const queue = new Int32Array(nodes);
  let end = 0;
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i];
    if (target >= nodes || next[target] !== NOWHERE) continue;
    next[target] = TARGET;
    queue[end++] = target;
  }
  for (let at = 0; at < end; at++) {
    const node = queue[at];
    for (let i = incomingOffsets[node]; i < incomingOffsets[node + 1]; i++) {
      const source = sources[i];
      if (next[source] !== NOWHERE || passable?.[source] === 0) continue;
      next[source] = node;
      queue[end++] = source;
    }
  }
  return { next, queue: queue.slice(0, end) };
}

function listPlaces({ next, queue }: Search): Int32Array {
  const places = new Int32Array(next.length);
  for (let at = 0; at < queue.length; at++) places[queue[at]] = at;
  return places;
}

function readWays(view: RuleView, readNext: () => Int32Array): Ways {
  return {
    leads: node => readNext()[node] >= 0,
    endOf(node) {
      const next = readNext();
      let at = node;
      while (next[at] >= 0) at = next[at];
      return at;
    },
    chainFrom(node) {
      const next = readNext();
      const chain: Dependency[] = [];
      for (let at = node; next[at] >= 0; at = next[at]) {
        const edges = view.edgesOf(at);
        let i = 0;
        while (i < edges.length && edges[i].to !== next[at]) i++;
        if (i < edges.length) chain.push(edges[i].dependency);
      }
      return chain;
    },
  };
}

/** Which nodes can be reached from some sources, these included, by the imports of a view. */
export function findReached(arrows: Arrows, sources: Iterable<number>): Uint8Array {
  const { nodes, offsets, targets } = arrows;
  const reached = new Uint8Array(nodes);
  const queue = new Int32Array(nodes);
  let end = 0;
  for (const source of sources) {
    if (reached[source] === 1) continue;
    reached[source] = 1;
    queue[end++] = source;
  }
  for (let at = 0; at < end; at++)
    for (let i = offsets[queue[at]]; i < offsets[queue[at] + 1]; i++) {
      const target = targets[i];
      if (reached[target] === 1) continue;
      reached[target] = 1;
      queue[end++] = target;
    }
  return reached;
}
