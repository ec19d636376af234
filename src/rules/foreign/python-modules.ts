import { isExternal } from '../../model/module';
import { findPythonRoots } from '../graph/python-folders';
import type { RuleGraph } from '../graph/rule-graph';
import type { ModuleTest } from '../rule';

/** The Python modules of some packages by their dotted names. */
export interface PythonModules {
  /** All names, those of packages without an `__init__` included, in their order. */
  readonly names: readonly string[];
  /** The name of a module, or the top-level name of a package outside; undefined for all else. */
  nameOf(node: number): string | undefined;
  has(name: string): boolean;
  /** The numbers of the module (and its stub) with this name. */
  nodesOf(name: string): readonly number[];
  /** The names of what lies directly in a package. */
  childrenOf(name: string): readonly string[];
}

/**
 * Finds the modules of packages by their names. A package is looked for where Python code starts (`prefix` is the
 * workspace root's), first in the folder itself, then in `src`. Below a package with an `__init__` all folders need one.
 */
export function findPythonModules(
  graph: RuleGraph,
  prefix: string,
  packages: readonly string[],
): PythonModules {
  const folders = packages.flatMap(name => {
    const root = findRoot(graph, prefix, name);
    return root === undefined ? [] : [{ root, folder: root + name.replaceAll('.', '/') }];
  });
  const nodes = new Map<string, number[]>();
  const nameByNode: (string | undefined)[] = [];
  const inits = listPackageFolders(graph);
  for (let node = 0; node < graph.size; node++) {
    const id = graph.idOf(node);
    const stem = /^(.*?)(\/__init__)?\.pyi?$/.exec(id)?.[1];
    if (stem === undefined) continue;
    const home = folders.find(({ folder }) => stem === folder || stem.startsWith(`${folder}/`));
    if (home === undefined || hasBareFolder(id, home.folder, inits)) continue;
    const name = stem.slice(home.root.length).replaceAll('/', '.');
    // Folders that no import can name, and files with a dot in their name, are no modules for tools of Python.
    if (/\/\.|\.[^/]*\.pyi?$/.test(id) || hasOddFolder(stem.slice(home.root.length))) continue;
    nameByNode[node] = name;
    const known = nodes.get(name);
    if (known === undefined) nodes.set(name, [node]);
    else known.push(node);
  }
  const children = new Map<string, Set<string>>();
  for (const name of [...nodes.keys()])
    for (
      let at = name, dot = at.lastIndexOf('.');
      dot !== -1;
      at = at.slice(0, dot), dot = at.lastIndexOf('.')
    ) {
      const parent = at.slice(0, dot);
      children.set(parent, (children.get(parent) ?? new Set()).add(at));
    }
  const roots = packages.filter(name => nodes.has(name) || children.has(name));
  const isInside = (name: string) => roots.some(root => name === root || name.startsWith(`${root}.`));
  const names = [...new Set([...nodes.keys(), ...children.keys()])].filter(isInside).sort();
  const all = new Set(names);
  return {
    names,
    nameOf(node) {
      if (node < graph.size) return nameByNode[node];
      const id = graph.idOf(node);
      return isExternal(id) ? id.slice(id.indexOf(':') + 1) : undefined;
    },
    has: name => all.has(name),
    nodesOf: name => nodes.get(name) ?? [],
    childrenOf: name => [...(children.get(name) ?? [])].sort(),
  };
}

/** The modules whose names pass a test. */
export function selectPython(
  modules: PythonModules,
  graph: RuleGraph,
  label: string,
  isWanted: (name: string) => boolean,
): ModuleTest {
  return {
    label,
    matches(id) {
      const node = graph.numberOf(id);
      const name = node === undefined ? undefined : modules.nameOf(node);
      return name !== undefined && isWanted(name);
    },
  };
}

/** Whether a dotted name is this package or lies in it. */
export function isIn(name: string, packageName: string): boolean {
  return name === packageName || name.startsWith(`${packageName}.`);
}

function findRoot(graph: RuleGraph, prefix: string, name: string): string | undefined {
  const path = name.replaceAll('.', '/');
  const holds = (root: string) =>
    graph.records.some(
      ({ module: { id } }) => id.startsWith(`${root}${path}/`) || id === `${root}${path}.py`,
    );
  const roots = findPythonRoots(graph).filter(root => root.startsWith(prefix) && root !== prefix);
  const inOrder = [prefix, `${prefix}src/`, ...roots.sort((a, b) => a.length - b.length)];
  return inOrder.find(holds);
}

function listPackageFolders(graph: RuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { module } of graph.records) {
    const folder = /^(.*)\/__init__\.pyi?$/.exec(module.id)?.[1];
    if (folder !== undefined) found.add(folder);
  }
  return found;
}

function hasOddFolder(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some(folder => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(folder));
}

/** Whether a folder without an `__init__` lies in a package that has one, on the way to a module. */
function hasBareFolder(id: string, start: string, inits: ReadonlySet<string>): boolean {
  let isInPackage = false;
  for (let slash = id.indexOf('/', start.length); slash !== -1; slash = id.indexOf('/', slash + 1)) {
    const isPackage = inits.has(id.slice(0, slash));
    if (isInPackage && !isPackage) return true;
    isInPackage ||= isPackage;
  }
  return false;
}
