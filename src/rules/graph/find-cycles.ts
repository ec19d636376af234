import { areSameNumbers, type Digraph } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import type { Dependency } from '../../model/dependency';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { Arrows, RuleView } from './rule-view';
import { createTangleFinder, induce, type Rows } from './tangles';

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
  readonly inner: Rows;
  readonly rings: readonly Ring[];
  readonly cycle: FoundCycle;
}

/**
 * Finds the cycles of a view among the modules of a set, again whenever it is called after some modules have `changed`.
 * What a tangle needs to be cut is worked out once as long as no import within it changes. A cycle that holds none of the
 * changed modules is the same object as before, and so is a way round that holds none of them.
 */
export function createCycleFinder(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
): (changed?: readonly number[]) => readonly FoundCycle[] {
  /** By their first module. */
  let known = new Map<number, Tangle>();
  const findTangles = createTangleFinder(graph, view, set);
  return (changed = []) => {
    const found = findTangles(changed);
    const arrows = view.arrows();
    const isChanged = new Set(changed);
    const next = new Map<number, Tangle>();
    for (const nodes of found) {
      const before = known.get(nodes[0]);
      const isSame =
        before !== undefined &&
        areSameNumbers(before.nodes, nodes) &&
        !nodes.some(node => isChanged.has(node));
      next.set(nodes[0], isSame ? before : untangle(graph, view, nodes, arrows, before, isChanged));
    }
    known = next;
    return [...next.values()].map(({ cycle }) => cycle);
  };
}

function untangle(
  graph: RuleGraph,
  view: RuleView,
  nodes: readonly number[],
  arrows: Arrows,
  before: Tangle | undefined,
  isChanged: ReadonlySet<number>,
): Tangle {
  const inner = induce(nodes, arrows);
  const known = before !== undefined && areSameNumbers(before.nodes, nodes) ? before : undefined;
  const isSame =
    known !== undefined &&
    areSameNumbers(known.inner.offsets, inner.offsets) &&
    areSameNumbers(known.inner.targets, inner.targets);
  const rings = isSame ? known.rings : findRings(nodes, inner);
  const cutsBefore = new Map(known?.rings.map((ring, i) => [ring.join(), known.cycle.cuts[i]]));
  const cuts = rings.map(ring => {
    const cut = ring.some(node => isChanged.has(node)) ? undefined : cutsBefore.get(ring.join());
    return cut ?? listImports(view, ring);
  });
  const members = known?.cycle.members ?? nodes.map(graph.idOf);
  return { nodes, inner, rings, cycle: { members, cuts } };
}

/** For each arc of a light feedback arc set the shortest ring that it closes. */
function findRings(members: readonly number[], inner: Rows): Ring[] {
  const findWay = createWayFinder(inner);
  return findFeedbackArcs(sortRows(inner)).map(({ from, to }) => [
    members[from],
    ...findWay(to, from).map(place => members[place]),
  ]);
}

/** The same arrows as a graph, whose targets ascend. */
function sortRows({ size, offsets, targets }: Rows): Digraph {
  const sorted = targets.slice();
  for (let place = 0; place < size; place++) sorted.subarray(offsets[place], offsets[place + 1]).sort();
  return { size, offsets, targets: sorted, weights: new Float64Array(targets.length).fill(1) };
}

/** Finds the shortest way from one place to another, the last one left out. There is one: the places are in one tangle. */
function createWayFinder({ size, offsets, targets }: Rows): (start: number, end: number) => number[] {
  const before = new Int32Array(size);
  const queue = new Int32Array(size);
  return (start, end) => {
    before.fill(-1);
    // Whatever leads back to the start is no news.
    before[start] = start;
    queue[0] = start;
    let length = 1;
    for (let at = 0; at < length && before[end] === -1; at++)
      for (let i = offsets[queue[at]]; i < offsets[queue[at] + 1]; i++)
        if (before[targets[i]] === -1) {
          before[targets[i]] = queue[at];
          queue[length++] = targets[i];
        }
    const way: number[] = [];
    for (let at = end; at !== start; ) {
      at = before[at];
      way.unshift(at);
    }
    return way;
  };
}

function listImports(view: RuleView, ring: Ring): Dependency[] {
  return ring.flatMap((node, i) => {
    const to = ring[(i + 1) % ring.length];
    return view.edgesOf(node).find(edge => edge.to === to)?.dependency ?? [];
  });
}
