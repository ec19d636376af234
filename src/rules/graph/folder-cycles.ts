import { type Arc, buildDigraph, type Digraph, induceSubgraph } from '../../graph/digraph';
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
  /** For every fork the place of the cycle that it is to be cut for; −1 for most. */
  let places = new Int32Array();

  /** Looks for the cycles of a folder; adds the modules on which they tell where they are others now. */
  function renew(folder: number, affected: Set<number> | undefined): void {
    const before = known.get(folder) ?? [];
    const path = tree.pathOf(folder);
    const isWanted = folders === undefined || folders.has(path);
    const now = isWanted ? findFolderCycles(tree, path, forks.listOf(folder), forks) : [];
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
      const renewed = forks.update(changed);
      const tangled = findTangledFolders(tree, forks, renewed);
      for (const folder of renewed) if (tangled.has(folder) || known.has(folder)) renew(folder, affected);
      if (renewed.size > 0) {
        cycles = [...known.entries()]
          .sort(([a], [b]) => (tree.pathOf(a) < tree.pathOf(b) ? -1 : 1))
          .flatMap(([, list]) => list);
        places = new Int32Array(forks.countForks()).fill(-1);
        for (const [i, { cuts }] of cycles.entries()) for (const fork of cuts.keys()) places[fork] = i;
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
            if (isMember.has(tree.pathOf(forks.fromOf(fork))) && isMember.has(tree.pathOf(forks.toOf(fork))))
              imports += forks.countOf(fork);
      return imports;
    },
    upwardOf(node) {
      const list = forks.forksOf(node);
      const placeOf = (at: number) => (list[at] === -1 ? -1 : places[list[at]]);
      let first = 0;
      while (first < list.length && placeOf(first) === -1) first++;
      if (first === list.length) return NONE;
      const found: { readonly at: number; readonly place: number }[] = [];
      for (let at = first; at < list.length; at++) {
        const place = placeOf(at);
        if (place !== -1) found.push({ at, place });
      }
      const edges = view.edgesOf(node);
      return found
        .sort((a, b) => a.place - b.place)
        .map(({ at, place }) => {
          const fork = list[at];
          const [from, to] = [tree.pathOf(forks.fromOf(fork)), tree.pathOf(forks.toOf(fork))];
          return {
            cycle: cycles[place],
            edge: edges[at],
            from,
            to,
            arrow: cycles[place].cuts.get(fork) ?? [],
          };
        });
    },
  };
}

const NONE: readonly UpwardImport[] = [];

/**
 * Which of some folders have parts that depend on each other in a circle. The parts of all of them are looked at as one
 * graph: whatever nothing left depends on is taken away, until there is nothing such; a circle stays.
 */
function findTangledFolders(
  tree: FolderTree,
  forks: FolderForks,
  folders: ReadonlySet<number>,
): ReadonlySet<number> {
  const list = [...folders].flatMap(forks.listOf);
  const offsets = new Int32Array(tree.stride + 1);
  const incoming = new Int32Array(tree.stride);
  for (let i = 0; i < list.length; i++) {
    offsets[forks.fromOf(list[i]) + 1]++;
    incoming[forks.toOf(list[i])]++;
  }
  const queue: number[] = [];
  for (let part = 0; part < tree.stride; part++) {
    if (incoming[part] === 0 && offsets[part + 1] > 0) queue.push(part);
    offsets[part + 1] += offsets[part];
  }
  const next = offsets.slice();
  const targets = new Int32Array(list.length);
  for (let i = 0; i < list.length; i++) targets[next[forks.fromOf(list[i])]++] = forks.toOf(list[i]);
  for (let at = 0; at < queue.length; at++)
    for (let i = offsets[queue[at]]; i < offsets[queue[at] + 1]; i++)
      if (--incoming[targets[i]] === 0) queue.push(targets[i]);
  const tangled = new Set<number>();
  for (let part = 0; part < tree.stride; part++) if (incoming[part] > 0) tangled.add(tree.parentOf(part));
  return tangled;
}

function areSame(a: readonly FolderCycle[], b: readonly FolderCycle[]): boolean {
  const describe = ({ members, cuts }: FolderCycle) => JSON.stringify([members, [...cuts]]);
  return a.length === b.length && a.every((cycle, i) => describe(cycle) === describe(b[i]));
}

function findFolderCycles(
  tree: FolderTree,
  folder: string,
  list: readonly number[],
  { fromOf, toOf, countOf, find }: FolderForks,
): FolderCycle[] {
  if (list.length < 2) return [];
  const parts = [...new Set(list.flatMap(fork => [fromOf(fork), toOf(fork)]))].sort((a, b) =>
    tree.pathOf(a) < tree.pathOf(b) ? -1 : 1,
  );
  const place = new Map(parts.map((part, i) => [part, i]));
  const arcs = list.map(
    (fork): Arc => ({
      from: place.get(fromOf(fork))!,
      to: place.get(toOf(fork))!,
      weight: countOf(fork),
    }),
  );
  const digraph = buildDigraph(parts.length, arcs);
  return findStronglyConnectedComponents(digraph)
    .filter(members => members.length > 1)
    .map(members => {
      const subgraph = induceSubgraph(digraph, members);
      const partOf = (i: number) => parts[members[i]];
      const cuts = findFeedbackArcs(subgraph).map(arc => {
        const back = findWay(subgraph, arc.to, arc.from).map(i => tree.pathOf(partOf(i)));
        return [find(partOf(arc.from), partOf(arc.to)), back] as const;
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
