import type { RuleGraph } from './rule-graph';

/**
 * The folders of a graph's modules as numbers. Parts are folders, numbered from 0 (the workspace itself), and behind
 * them the modules: part `folders + node`.
 */
export interface FolderTree {
  readonly folders: number;
  /** Path of a part: of a folder, or the id of a module. */
  pathOf(part: number): string;
  /** The number of the folder that a part lies in; −1 for the workspace. */
  parentOf(part: number): number;
  /**
   * The parts that two modules are of in the innermost folder that holds both, as one number: the first part times
   * `stride` plus the second.
   */
  forkOf(from: number, to: number): number;
  readonly stride: number;
  /** The first and the last of the modules in a part; there may be others between them. */
  rangeOf(part: number): readonly [first: number, last: number];
}

const trees = new WeakMap<RuleGraph, FolderTree>();

/** The tree of a graph; made once, since a graph keeps its modules. */
export function findFolderTree(graph: RuleGraph): FolderTree {
  let tree = trees.get(graph);
  if (tree === undefined) {
    tree = createFolderTree(graph);
    trees.set(graph, tree);
  }
  return tree;
}

function createFolderTree(graph: RuleGraph): FolderTree {
  const paths = [''];
  const parents = [-1];
  const depths = [0];
  const numbers = new Map([['', 0]]);
  const folderFor = (path: string): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const parent = folderFor(slash === -1 ? '' : path.slice(0, slash));
    const number = paths.push(path) - 1;
    numbers.set(path, number);
    parents.push(parent);
    depths.push(depths[parent] + 1);
    return number;
  };
  const folderOf = new Int32Array(graph.size);
  // Modules of one folder lie beside each other for the most part.
  let last = 0;
  for (let node = 0; node < graph.size; node++) {
    const id = graph.idOf(node);
    const slash = Math.max(0, id.lastIndexOf('/'));
    if (slash !== paths[last].length || !id.startsWith(paths[last])) last = folderFor(id.slice(0, slash));
    folderOf[node] = last;
  }
  const folders = paths.length;
  const stride = folders + graph.size;
  let ranges: Ranges | undefined;
  return {
    folders,
    stride,
    pathOf: part => (part < folders ? paths[part] : graph.idOf(part - folders)),
    parentOf: part => (part < folders ? parents[part] : folderOf[part - folders]),
    rangeOf(part) {
      if (part >= folders) return [part - folders, part - folders];
      ranges ??= findRanges(folderOf, parents);
      return [ranges.first[part], ranges.last[part]];
    },
    forkOf(from, to) {
      let a = folders + from;
      let b = folders + to;
      let up = folderOf[from];
      let over = folderOf[to];
      while (up !== over)
        if (depths[up] >= depths[over]) {
          a = up;
          up = parents[up];
        } else {
          b = over;
          over = parents[over];
        }
      return a * stride + b;
    },
  };
}

/** By folder. */
interface Ranges {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function findRanges(folderOf: Int32Array, parents: readonly number[]): Ranges {
  const first = new Int32Array(parents.length).fill(folderOf.length);
  const last = new Int32Array(parents.length).fill(-1);
  for (let node = 0; node < folderOf.length; node++)
    for (let up = folderOf[node]; up !== -1; up = parents[up]) {
      if (last[up] === -1) first[up] = node;
      last[up] = node;
    }
  return { first, last };
}
