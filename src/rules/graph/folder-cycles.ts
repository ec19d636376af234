import { type Arc, buildDigraph, type Digraph, listArcs } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import { groupBy } from '../../graph/group-by';
import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import { type FolderTree, findFolderTree } from './folder-tree';
import type { ModuleSet } from './module-set';
import type { RuleEdge, RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/** Parts of one folder (folders and modules in it) that depend on each other in a circle. */
export interface FolderCycle {
  /** Path of the folder they lie in; empty for the workspace. */
  readonly folder: string;
  /** Paths of the parts, in their order. */
  readonly members: readonly string[];
  /** How many imports lead from one of the parts to another. */
  readonly imports: number;
  /** The imports without which there is no cycle. */
  readonly upward: readonly UpwardImport[];
}

/** An import that closes a cycle of folders. */
export interface UpwardImport {
  readonly edge: RuleEdge;
  /** Paths of the parts at its ends. */
  readonly from: string;
  readonly to: string;
  /** The parts on the shortest way back, both ends included. */
  readonly arrow: readonly string[];
}

/** A cycle before anyone has asked which imports close it. */
interface Tangle {
  readonly members: readonly string[];
  readonly imports: number;
  /** The arcs to cut, as forks, each with the way back. */
  readonly cuts: ReadonlyMap<number, readonly string[]>;
}

/**
 * Finds the cycles among what lies side by side, in these folders or in all, counting imports between modules of the set.
 * What a folder's tangles need to be cut is worked out once as long as nothing changes between its parts.
 */
export function createFolderCycleFinder(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
  folders: ReadonlySet<string> | undefined,
): () => FolderCycle[] {
  const tree = findFolderTree(graph);
  let known = new Map<string, readonly Tangle[]>();
  const isIn = (node: number) => node < graph.size && (set === undefined || set.has(node));
  return () => {
    const { sources, targets, edges } = view.arrows();
    const forks = new Float64Array(edges.length).fill(-1);
    const counts = new Map<number, number>();
    for (let i = 0; i < edges.length; i++) {
      if (!isIn(sources[i]) || !isIn(targets[i])) continue;
      forks[i] = tree.forkOf(sources[i], targets[i]);
      counts.set(forks[i], (counts.get(forks[i]) ?? 0) + 1);
    }
    const next = new Map<string, readonly Tangle[]>();
    const found: (Tangle & { readonly folder: string; readonly upward: UpwardImport[] })[] = [];
    const byFolder = groupBy(counts.keys(), fork => tree.parentOf(Math.floor(fork / tree.stride)));
    for (const [container, inside] of byFolder) {
      const folder = tree.pathOf(container);
      if (inside.length < 2 || (folders !== undefined && !folders.has(folder))) continue;
      const digest = `${container} ${inside.map(fork => `${fork}:${counts.get(fork)}`).join()}`;
      const tangles = known.get(digest) ?? findTangles(tree, inside, counts);
      next.set(digest, tangles);
      for (const tangle of tangles) found.push({ ...tangle, folder, upward: [] });
    }
    known = next;
    collectUpward(found, forks, edges, tree);
    return found.sort((a, b) => (a.folder < b.folder ? -1 : Number(a.folder > b.folder)));
  };
}

function findTangles(
  tree: FolderTree,
  forks: readonly number[],
  counts: ReadonlyMap<number, number>,
): Tangle[] {
  const ends = forks.map(fork => [Math.floor(fork / tree.stride), fork % tree.stride] as const);
  const parts = [...new Set(ends.flat())].sort((a, b) => (tree.pathOf(a) < tree.pathOf(b) ? -1 : 1));
  const place = new Map(parts.map((part, i) => [part, i]));
  const arcs = ends.map(
    ([a, b], i): Arc => ({ from: place.get(a)!, to: place.get(b)!, weight: counts.get(forks[i])! }),
  );
  const digraph = buildDigraph(parts.length, arcs);
  return findStronglyConnectedComponents(digraph)
    .filter(members => members.length > 1)
    .map(members => {
      const isMember = new Set(members);
      const inner = listArcs(digraph).filter(arc => isMember.has(arc.from) && isMember.has(arc.to));
      const subgraph = buildDigraph(parts.length, inner);
      const cuts = findFeedbackArcs(subgraph).map(arc => {
        const back = findWay(subgraph, arc.to, arc.from).map(i => tree.pathOf(parts[i]));
        return [parts[arc.from] * tree.stride + parts[arc.to], back] as const;
      });
      return {
        members: members.map(i => tree.pathOf(parts[i])),
        imports: inner.reduce((sum, arc) => sum + arc.weight, 0),
        cuts: new Map(cuts),
      };
    });
}

/** Hands every import that closes a cycle to that cycle. */
function collectUpward(
  found: readonly (Tangle & { readonly upward: UpwardImport[] })[],
  forks: Float64Array,
  edges: readonly RuleEdge[],
  tree: FolderTree,
): void {
  const byFork = new Map(
    found.flatMap(tangle => [...tangle.cuts.keys()].map(fork => [fork, tangle] as const)),
  );
  if (byFork.size === 0) return;
  for (let i = 0; i < edges.length; i++) {
    const tangle = byFork.get(forks[i]);
    if (tangle === undefined) continue;
    const [from, to] = [Math.floor(forks[i] / tree.stride), forks[i] % tree.stride].map(tree.pathOf);
    tangle.upward.push({ edge: edges[i], from, to, arrow: tangle.cuts.get(forks[i]) ?? [] });
  }
}

/** The shortest way from one node to another, both included. */
function findWay({ offsets, targets }: Digraph, start: number, end: number): number[] {
  const before = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (let at = 0; at < queue.length && !before.has(end); at++)
    for (let i = offsets[queue[at]]; i < offsets[queue[at] + 1]; i++)
      if (!before.has(targets[i])) {
        before.set(targets[i], queue[at]);
        queue.push(targets[i]);
      }
  const way: number[] = [];
  for (let at = end; at !== -1; at = before.get(at) ?? -1) way.unshift(at);
  return way;
}
