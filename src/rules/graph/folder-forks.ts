import { areSameNumbers } from '../../graph/digraph';
import type { FolderTree } from './folder-tree';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/**
 * How many imports lead from each part of a folder to each other one. A pair of parts is a fork; forks are numbered from 0
 * in the order in which they are met, and keep their numbers.
 */
export interface FolderForks {
  /**
   * Takes in what these modules import now; all of them where it is `undefined`, as at the first time. Says in which folders
   * there is more or less between two parts.
   */
  update(changed: readonly number[] | undefined): ReadonlySet<number>;
  /** How many numbers there are. */
  countForks(): number;
  /** The forks of a folder between whose parts there is an import. */
  listOf(folder: number): readonly number[];
  /** The fork of two parts between which there has been an import. */
  find(from: number, to: number): number;
  fromOf(fork: number): number;
  toOf(fork: number): number;
  /** The imports of a fork. */
  countOf(fork: number): number;
  /** The forks of a module's imports in the order of the view; −1 for those that do not count. */
  forksOf(node: number): readonly number[];
  /** The modules that have an import of this fork. */
  findModules(fork: number): number[];
}

const NONE: readonly number[] = [];

/** Counts imports between modules of the set; none are known before the first update. */
export function createFolderForks(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
  tree: FolderTree,
): FolderForks {
  /** By module. */
  const forks = new Array<readonly number[]>(graph.size).fill(NONE);
  /** By what `FolderTree.forkOf` makes of the two parts. */
  const numbers = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  const byFolder = new Map<number, number[]>();
  const isIn = (node: number) => node < graph.size && (set === undefined || set.has(node));
  const fromOf = (fork: number) => Math.floor(keys[fork] / tree.stride);
  const folderOf = (fork: number) => tree.parentOf(fromOf(fork));

  function numberFor(key: number): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const fork = keys.push(key) - 1;
    numbers.set(key, fork);
    counts.push(0);
    const folder = folderOf(fork);
    const list = byFolder.get(folder);
    if (list === undefined) byFolder.set(folder, [fork]);
    else list.push(fork);
    return fork;
  }

  function listForks(node: number): readonly number[] {
    const { offsets, targets } = view.arrows();
    if (!isIn(node) || offsets[node] === offsets[node + 1]) return NONE;
    const begin = offsets[node];
    const list = new Array<number>(offsets[node + 1] - begin);
    for (let i = 0; i < list.length; i++) {
      const to = targets[begin + i];
      list[i] = isIn(to) ? numberFor(tree.forkOf(node, to)) : -1;
    }
    return list;
  }

  function count(list: readonly number[], amount: 1 | -1): void {
    for (let i = 0; i < list.length; i++) if (list[i] !== -1) counts[list[i]] += amount;
  }

  return {
    update(changed) {
      if (changed === undefined) {
        for (let node = 0; node < graph.size; node++) {
          forks[node] = listForks(node);
          count(forks[node], 1);
        }
        return new Set(byFolder.keys());
      }
      const folders = new Set<number>();
      for (const node of changed) {
        const before = forks[node];
        const now = listForks(node);
        if (areSameNumbers(before, now)) continue;
        forks[node] = now;
        count(before, -1);
        count(now, 1);
        for (const fork of [...before, ...now]) if (fork !== -1) folders.add(folderOf(fork));
      }
      return folders;
    },
    countForks: () => keys.length,
    listOf: folder => (byFolder.get(folder) ?? NONE).filter(fork => counts[fork] > 0),
    find: (from, to) => numbers.get(from * tree.stride + to) ?? -1,
    fromOf,
    toOf: fork => keys[fork] % tree.stride,
    countOf: fork => counts[fork],
    forksOf: node => forks[node],
    findModules(fork) {
      const [first, last] = tree.rangeOf(fromOf(fork));
      const found: number[] = [];
      for (let node = first; node <= last; node++) if (forks[node].includes(fork)) found.push(node);
      return found;
    },
  };
}
