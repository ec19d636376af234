import { areSameNumbers } from '../../graph/digraph';
import type { FolderTree } from './folder-tree';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/** How many imports lead from each part of a folder to each other one; a pair of parts is a fork (see `FolderTree`). */
export interface FolderForks {
  /** Takes in what these modules import now. Says in which folders there is more or less between two parts. */
  update(changed: Iterable<number>): ReadonlySet<number>;
  /** The forks of a folder. */
  listOf(folder: number): Iterable<number>;
  countOf(fork: number): number;
  /** The forks of a module's imports in the order of the view; −1 for those that do not count. */
  forksOf(node: number): readonly number[];
  /** The modules that have an import of this fork. */
  findModules(fork: number): number[];
}

/** Counts imports between modules of the set; none are known before the first update. */
export function createFolderForks(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
  tree: FolderTree,
): FolderForks {
  const forks: (readonly number[])[] = [];
  const counts = new Map<number, number>();
  const byFolder = new Map<number, Set<number>>();
  const isIn = (node: number) => node < graph.size && (set === undefined || set.has(node));
  const folderOf = (fork: number) => tree.parentOf(Math.floor(fork / tree.stride));

  function add(fork: number, amount: 1 | -1): void {
    if (fork === -1) return;
    const count = (counts.get(fork) ?? 0) + amount;
    if (count > 0) counts.set(fork, count);
    else counts.delete(fork);
    if (amount === -1 ? count > 0 : count > 1) return;
    const folder = folderOf(fork);
    const list = byFolder.get(folder);
    if (amount === -1) list?.delete(fork);
    else if (list === undefined) byFolder.set(folder, new Set([fork]));
    else list.add(fork);
  }

  return {
    update(changed) {
      const folders = new Set<number>();
      for (const node of changed) {
        const before = forks[node] ?? [];
        const now = isIn(node)
          ? view.edgesOf(node).map(edge => (isIn(edge.to) ? tree.forkOf(node, edge.to) : -1))
          : [];
        if (areSameNumbers(before, now)) continue;
        forks[node] = now;
        for (const fork of before) add(fork, -1);
        for (const fork of now) add(fork, 1);
        for (const fork of [...before, ...now]) if (fork !== -1) folders.add(folderOf(fork));
      }
      return folders;
    },
    listOf: folder => byFolder.get(folder) ?? [],
    countOf: fork => counts.get(fork) ?? 0,
    forksOf: node => forks[node] ?? [],
    findModules(fork) {
      const [first, last] = tree.rangeOf(Math.floor(fork / tree.stride));
      const found: number[] = [];
      for (let node = first; node <= last; node++) if (forks[node]?.includes(fork)) found.push(node);
      return found;
    },
  };
}
