import { collectFolders, folderOf, foldersUp, inFolder, isInside, joinPath } from '../paths';
import type { DeclaredProject } from './declared-roots';
import type { PythonFiles } from './python-files';
import { isStdlibFolder } from './stdlib-modules';

/** Folders whose packages are there for tests and examples: nobody outside imports from them by an absolute name. */
const ASIDE =
  /(?:^|\/)(?:tests?|testing|testdata|test_data|fixtures?|examples?|samples?|demos?|docs?|doc|vendor|third_party|_vendor|site-packages|node_modules)(?:\/|$)/;

/** Folders whose packages are copies of what is required, and stand in for it. */
const VENDOR = /(?:^|\/)(?:_?vendor(?:ed)?|third_party|extern|site-packages)(?:\/|$)/;

/** Whether a folder holds copies of packages that are otherwise installed. */
export function isVendored(folder: string): boolean {
  return VENDOR.test(folder);
}

/** Files that stand in the folder of a project, not in a package; those with settings of packages count as well. */
const PROJECT_FILES = ['requirements.txt', 'Pipfile', 'tox.ini', 'README.md', 'README.rst'];

/** A folder that absolute imports may start in. */
export interface ImportRoot {
  readonly folder: string;
  /** It lies round the importing file, or belongs to a project that does. */
  readonly isOwn: boolean;
  /**
   * Nothing says that it is a root but that packages stand in it: it may as well be (a part of) a package without
   * `__init__.py` itself.
   */
  readonly isGuessed: boolean;
  /** It lies inside of what a project says are its packages, and so is hardly a root. */
  readonly isDeep: boolean;
}

/** Where absolute imports of a file may start, in order: what stands on `sys.path`, in place of knowing it. */
export type RootsFor = (folder: string) => readonly ImportRoot[];

export interface ImportRootsOptions {
  /** Ids of the Python modules. */
  readonly modules: readonly string[];
  readonly files: PythonFiles;
  readonly declared: readonly DeclaredProject[];
  /** Files that are no modules. */
  readonly otherFiles: ReadonlySet<string>;
  /** Names of the workspace roots; empty for a single one. */
  readonly workspaceRoots: readonly string[];
}

/**
 * Finds the roots: what the configuration names, `src` folders, the folder of each project and of the workspace, and
 * the parents of top-most packages. A file looks first in those round it, innermost first, and in what the projects round
 * it name, then in the others.
 */
export function findImportRoots({
  modules,
  files,
  declared,
  otherFiles,
  workspaceRoots,
}: ImportRootsOptions): RootsFor {
  const bases = workspaceRoots.length === 0 ? [''] : workspaceRoots;
  const floor = workspaceRoots.length === 0 ? 0 : 1;
  const roots = new Set<string>();
  /** By the folder of a project, what it names. What the configuration names is a root even with a stray `__init__.py`. */
  const named = new Map<string, Set<string>>();
  const wanted = new Set<string>();
  /** Folders inside of which no root is to be guessed, since what names count from is said. */
  const certain = new Set<string>();
  const add = (folder: string | undefined, owner: string | undefined) => {
    if (folder === undefined || !files.hasFolder(folder)) return;
    roots.add(folder);
    if (owner === undefined) return;
    const known = named.get(owner);
    if (known === undefined) named.set(owner, new Set([folder]));
    else known.add(folder);
  };
  for (const { folder, roots: places, isProject, names, packages } of declared) {
    if (!isProject) continue;
    const src = inFolder(folder, 'src');
    const starts = places.flatMap(root => joinPath(folder, root, floor) ?? []).concat(src);
    if (names.length > 0 || places.length > 0)
      for (const start of starts) if (start !== folder) certain.add(start);
    for (const name of packages)
      for (const start of [...starts, folder]) certain.add(folderOf(inFolder(start, `${name}/x`)));
    for (const root of places) {
      const at = joinPath(folder, root, floor);
      add(at, folder);
      if (at !== undefined) wanted.add(at);
    }
    add(src, folder);
    add(folder, undefined);
  }
  for (const base of bases) {
    add(inFolder(base, 'src'), base);
    // Where the folder is a package itself, what is in it has longer names, but many a project has a stray __init__.py.
    const isProject =
      PROJECT_FILES.some(name => otherFiles.has(inFolder(base, name))) ||
      declared.some(({ folder }) => folder === base);
    if (isProject || files.findInit(base) === undefined) add(base, undefined);
  }
  // A root inside a package would give its modules a second name.
  for (const root of [...roots])
    if (files.findInit(root) !== undefined && !bases.includes(root) && !wanted.has(root)) roots.delete(root);
  const guessed = new Set<string>();
  for (const folder of collectFolders(modules)) {
    if (files.findInit(folder) === undefined || folder === '') continue;
    const parent = folderOf(folder);
    if (isFolderInside(parent, bases) && files.findInit(parent) === undefined && !roots.has(parent))
      guessed.add(parent);
  }

  // Few folders up first, so that the choice does not depend on the order of the files.
  const ordered = [...roots, ...guessed].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  const shared = ordered.filter(root => !ASIDE.test(root));
  const deep = new Set(
    [...guessed].filter(
      root =>
        [...foldersUp(root)].some(at => certain.has(at)) && !isVendored(root) && !isStdlibFolder(files, root),
    ),
  );
  const byFolder = new Map<string, readonly ImportRoot[]>();

  function listRoots(folder: string): readonly ImportRoot[] {
    const found = new Map<string, ImportRoot>();
    const take = (root: string, isOwn: boolean, isGuessed = guessed.has(root)) => {
      if (!found.has(root))
        found.set(root, { folder: root, isOwn, isGuessed, isDeep: root !== folder && deep.has(root) });
    };
    // A script's own folder is on the path, too; inside a package that is not how its modules are meant.
    if (files.findInit(folder) === undefined && !roots.has(folder)) take(folder, true, true);
    for (const at of foldersUp(folder)) {
      for (const root of named.get(at) ?? []) if (roots.has(root)) take(root, true);
      if (roots.has(at) || guessed.has(at)) take(at, true);
    }
    for (const root of shared) if (!deep.has(root)) take(root, false);
    return [...found.values()];
  }

  return folder => {
    let known = byFolder.get(folder);
    if (known === undefined) {
      known = listRoots(folder);
      byFolder.set(folder, known);
    }
    return known;
  };
}

function isFolderInside(folder: string, bases: readonly string[]): boolean {
  return bases.some(base => isInside(base, folder));
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
