import { areSameNumbers, buildDigraph } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import type { Dependency } from '../../model/dependency';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { Arrows, RuleView } from './rule-view';

/** One tangle of modules that all depend on each other. */
export interface FoundCycle {
  /** Ids in their order. */
  readonly members: readonly string[];
  /** For each import to cut, the shortest way round that starts with it. Without these imports there is no cycle. */
  readonly cuts: readonly (readonly Dependency[])[];
}

/** A ring of nodes: each imports the next, the last one the first. */
type Ring = readonly number[];

/** A tangle and what was worked out for it. */
interface Tangle {
  readonly nodes: readonly number[];
  /** Tells which imports are within it. */
  readonly digest: string;
  readonly rings: readonly Ring[];
  readonly cycle: FoundCycle;
}

/**
 * Finds the cycles of a view among the modules of a set, again whenever it is called after some modules have `changed`.
 * What a tangle needs to be cut is worked out once as long as no import within it changes, and a cycle that holds none of
 * the changed modules is the same object as before.
 */
export function createCycleFinder(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
): (changed?: readonly number[]) => readonly FoundCycle[] {
  /** By their first module. */
  let known = new Map<number, Tangle>();
  let seen: Arrows | undefined;
  let inner: Rows;
  let components: readonly (readonly number[])[] = [];
  return (changed = []) => {
    const arrows = view.arrows();
    if (arrows !== seen) {
      seen = arrows;
      inner = set === undefined ? { ...arrows, size: arrows.nodes } : listInner(graph, arrows, set);
      components = findStronglyConnectedComponents({ ...inner, weights: NO_WEIGHTS }).filter(
        members => members.length > 1,
      );
    }
    const isChanged = new Set(changed);
    const next = new Map<number, Tangle>();
    for (const nodes of components) {
      const before = known.get(nodes[0]);
      const isSame =
        before !== undefined &&
        areSameNumbers(before.nodes, nodes) &&
        !nodes.some(node => isChanged.has(node));
      next.set(nodes[0], isSame ? before : untangle(graph, view, nodes, inner, before));
    }
    known = next;
    return [...next.values()].map(({ cycle }) => cycle);
  };
}

/** Components do not hang on the weights of arcs. */
const NO_WEIGHTS = new Float64Array();

/** Arrows in compressed rows. */
interface Rows {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

function untangle(
  graph: RuleGraph,
  view: RuleView,
  nodes: readonly number[],
  { offsets, targets }: Rows,
  before: Tangle | undefined,
): Tangle {
  const { successors, digest } = induce(nodes, offsets, targets);
  const rings = before?.digest === digest ? before.rings : findRings(nodes, successors);
  const cycle = { members: nodes.map(graph.idOf), cuts: rings.map(ring => listImports(view, ring)) };
  return { nodes, digest, rings, cycle };
}

/** The arrows between modules of the set, in compressed rows. */
function listInner(graph: RuleGraph, arrows: Arrows, set: ModuleSet): Rows {
  const offsets = new Int32Array(graph.size + 1);
  const targets = new Int32Array(arrows.targets.length);
  let end = 0;
  for (let node = 0; node < graph.size; node++) {
    if (set.has(node))
      for (let i = arrows.offsets[node]; i < arrows.offsets[node + 1]; i++) {
        const target = arrows.targets[i];
        if (target < graph.size && set.has(target)) targets[end++] = target;
      }
    offsets[node + 1] = end;
  }
  return { size: graph.size, offsets, targets: targets.subarray(0, end) };
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
