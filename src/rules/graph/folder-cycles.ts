import { type Arc, buildDigraph, type Digraph, listArcs } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import { createFolderForks, type FolderForks } from './folder-forks';
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
  /** The arcs to cut, as forks, each with the parts on the shortest way back, both ends of the arc included. */
  readonly cuts: ReadonlyMap<number, readonly string[]>;
}

/** An import that closes a cycle of folders. */
export interface UpwardImport {
  readonly cycle: FolderCycle;
  readonly edge: RuleEdge;
  /** Paths of the parts at its ends. */
  readonly from: string;
  readonly to: string;
  /** The parts on the shortest way back, both ends included. */
  readonly arrow: readonly string[];
}

/** Cycles of folders that are kept up to date. There are none before the first update. */
export interface FolderCycleFinder {
  /**
   * Takes in what these modules import now; all of them where it is `undefined`, as at the first time. Says which modules
   * may have other imports that close a cycle than before.
   */
  update(changed: readonly number[] | undefined): Iterable<number>;
  /** By folder. */
  listCycles(): readonly FolderCycle[];
  /** How many imports lead from one part of a cycle to another. */
  countImports(cycle: FolderCycle): number;
  /** A module's imports without which there is no cycle; by cycle, then in the order of the text. */
  upwardOf(node: number): readonly UpwardImport[];
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
): FolderCycleFinder {
  const tree = findFolderTree(graph);
  const forks = createFolderForks(graph, view, set, tree);
  /** By the folder's number. */
  const known = new Map<number, readonly FolderCycle[]>();
  let cycles: readonly FolderCycle[] = [];
  let places = new Map<number, number>();

  /** Looks for the cycles of a folder; adds the modules on which they tell where they are others now. */
  function renew(folder: number, affected: Set<number> | undefined): void {
    const before = known.get(folder) ?? [];
    const path = tree.pathOf(folder);
    const isWanted = folders === undefined || folders.has(path);
    const now = isWanted ? findFolderCycles(tree, path, forks.listOf(folder), forks.countOf) : [];
    if (areSame(before, now)) return;
    if (now.length === 0) known.delete(folder);
    else known.set(folder, now);
    if (affected === undefined) return;
    for (const fork of [...before, ...now].flatMap(cycle => [...cycle.cuts.keys()]))
      for (const node of forks.findModules(fork)) affected.add(node);
  }

  return {
    update(changed) {
      const affected = changed && new Set(changed);
      const renewed = forks.update(changed ?? graph.records.keys());
      for (const folder of renewed) renew(folder, affected);
      if (renewed.size > 0) {
        cycles = [...known.entries()]
          .sort(([a], [b]) => (tree.pathOf(a) < tree.pathOf(b) ? -1 : 1))
          .flatMap(([, list]) => list);
        places = new Map(cycles.flatMap(({ cuts }, i) => [...cuts.keys()].map(fork => [fork, i])));
      }
      return affected ?? graph.records.keys();
    },
    listCycles: () => cycles,
    countImports({ members, folder }) {
      const isMember = new Set(members);
      let imports = 0;
      for (const number of known.keys())
        if (tree.pathOf(number) === folder)
          for (const fork of forks.listOf(number))
            if (splitFork(tree, fork).every(part => isMember.has(tree.pathOf(part))))
              imports += forks.countOf(fork);
      return imports;
    },
    upwardOf(node) {
      const list = forks.forksOf(node);
      const found: { readonly edge: RuleEdge; readonly fork: number; readonly place: number }[] = [];
      for (const [i, fork] of list.entries()) {
        const place = places.get(fork);
        if (place !== undefined) found.push({ edge: view.edgesOf(node)[i], fork, place });
      }
      return found
        .sort((a, b) => a.place - b.place)
        .map(({ edge, fork, place }) => {
          const [from, to] = splitFork(tree, fork).map(tree.pathOf);
          return { cycle: cycles[place], edge, from, to, arrow: cycles[place].cuts.get(fork) ?? [] };
        });
    },
  };
}

function splitFork(tree: FolderTree, fork: number): readonly [number, number] {
  return [Math.floor(fork / tree.stride), fork % tree.stride];
}

function areSame(a: readonly FolderCycle[], b: readonly FolderCycle[]): boolean {
  const describe = ({ members, cuts }: FolderCycle) => JSON.stringify([members, [...cuts]]);
  return a.length === b.length && a.every((cycle, i) => describe(cycle) === describe(b[i]));
}

function findFolderCycles(
  tree: FolderTree,
  folder: string,
  forks: Iterable<number>,
  countOf: FolderForks['countOf'],
): FolderCycle[] {
  const list = [...forks];
  if (list.length < 2) return [];
  const ends = list.map(fork => splitFork(tree, fork));
  const parts = [...new Set(ends.flat())].sort((a, b) => (tree.pathOf(a) < tree.pathOf(b) ? -1 : 1));
  const place = new Map(parts.map((part, i) => [part, i]));
  const arcs = ends.map(
    ([a, b], i): Arc => ({ from: place.get(a)!, to: place.get(b)!, weight: countOf(list[i]) }),
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
      return { folder, members: members.map(i => tree.pathOf(parts[i])), cuts: new Map(cuts) };
    });
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
