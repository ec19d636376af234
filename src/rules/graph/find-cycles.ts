import { buildDigraph } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import type { Dependency } from '../../model/dependency';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/** One tangle of modules that all depend on each other. */
export interface FoundCycle {
  /** Ids in their order. */
  readonly members: readonly string[];
  /** For each import to cut, the shortest way round that starts with it. Without these imports there is no cycle. */
  readonly cuts: readonly (readonly Dependency[])[];
}

/** A ring of nodes: each imports the next, the last one the first. */
type Ring = readonly number[];

/**
 * Finds the cycles of a view among the modules of a set, again whenever it is called. What a tangle needs to be cut is
 * worked out once as long as no import within it changes.
 */
export function createCycleFinder(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
): () => FoundCycle[] {
  let known = new Map<string, readonly Ring[]>();
  return () => {
    const { offsets, targets } = listInner(graph, view, set);
    const weights = new Float64Array(targets.length).fill(1);
    const next = new Map<string, readonly Ring[]>();
    const found = findStronglyConnectedComponents({ size: graph.size, offsets, targets, weights })
      .filter(members => members.length > 1)
      .map(members => {
        const inside = induce(members, offsets, targets);
        const rings = known.get(inside.digest) ?? findRings(members, inside.successors);
        next.set(inside.digest, rings);
        return { members: members.map(graph.idOf), cuts: rings.map(ring => listImports(view, ring)) };
      });
    known = next;
    return found;
  };
}

/** The arrows between modules of the set, in compressed rows. */
function listInner(graph: RuleGraph, view: RuleView, set: ModuleSet | undefined) {
  const arrows = view.arrows();
  const offsets = new Int32Array(graph.size + 1);
  const targets = new Int32Array(arrows.targets.length);
  let end = 0;
  for (let node = 0; node < graph.size; node++) {
    if (set === undefined || set.has(node))
      for (let i = arrows.offsets[node]; i < arrows.offsets[node + 1]; i++) {
        const target = arrows.targets[i];
        if (target < graph.size && (set === undefined || set.has(target))) targets[end++] = target;
      }
    offsets[node + 1] = end;
  }
  return { offsets, targets: targets.subarray(0, end) };
}

/** What is inside a tangle, by places in `members`; the digest is the same for the same members and imports. */
function induce(members: readonly number[], offsets: Int32Array, targets: Int32Array) {
  const place = new Map(members.map((node, i) => [node, i]));
  // Two hashes of 32 bits (FNV-1a with different starts) and the sizes: enough to tell one tangle from another.
  let a = 0x811c9dc5;
  let b = 0x01000193;
  let size = 0;
  const mix = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + 0x9e3779b9), 0x85ebca6b);
    size++;
  };
  const successors = members.map(node => {
    mix(node);
    const inner = new Set<number>();
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const to = place.get(targets[i]);
      if (to !== undefined && members[to] !== node) inner.add(to);
    }
    for (const to of inner) mix(-1 - to);
    return [...inner];
  });
  return { successors, digest: `${members.length} ${size} ${a >>> 0} ${b >>> 0}` };
}

/** For each arc of a light feedback arc set the shortest ring that it closes. */
function findRings(members: readonly number[], successors: readonly (readonly number[])[]): Ring[] {
  const arcs = successors.flatMap((list, from) => list.map(to => ({ from, to, weight: 1 })));
  return findFeedbackArcs(buildDigraph(members.length, arcs)).map(({ from, to }) => [
    members[from],
    ...findWay(successors, to, from).map(place => members[place]),
  ]);
}

/** The shortest way from one place to another, the last one left out. There is one: the places are in one tangle. */
function findWay(successors: readonly (readonly number[])[], start: number, end: number): number[] {
  const before = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (let at = 0; at < queue.length && !before.has(end); at++)
    for (const next of successors[queue[at]])
      if (!before.has(next)) {
        before.set(next, queue[at]);
        queue.push(next);
      }
  const way: number[] = [];
  for (let at = before.get(end) ?? -1; at !== -1; at = before.get(at) ?? -1) way.unshift(at);
  return way;
}

function listImports(view: RuleView, ring: Ring): Dependency[] {
  return ring.flatMap((node, i) => {
    const to = ring[(i + 1) % ring.length];
    return view.edgesOf(node).find(edge => edge.to === to)?.dependency ?? [];
  });
}
