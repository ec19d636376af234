import { collectFolders, folderOf, foldersUp, inFolder, isInside, joinPath } from '../paths';
import type { DeclaredRoots } from './declared-roots';
import type { PythonFiles } from './python-files';

/** Folders whose packages are there for tests and examples: nobody outside imports from them by an absolute name. */
const ASIDE =
  /(?:^|\/)(?:tests?|testing|testdata|test_data|fixtures?|examples?|samples?|demos?|docs?|doc|vendor|third_party|_vendor|site-packages|node_modules)(?:\/|$)/;

/** Files that stand in the folder of a project, not in a package; those with settings of packages count as well. */
const PROJECT_FILES = ['requirements.txt', 'Pipfile', 'tox.ini', 'README.md', 'README.rst'];

/** Where absolute imports of a file may start: the folders that stand on `sys.path` in place of knowing it. */
export type RootsFor = (folder: string) => readonly string[];

export interface ImportRootsOptions {
  /** Ids of the Python modules. */
  readonly modules: readonly string[];
  readonly files: PythonFiles;
  readonly declared: readonly DeclaredRoots[];
  /** Files that are no modules. */
  readonly otherFiles: ReadonlySet<string>;
  /** Names of the workspace roots; empty for a single one. */
  readonly workspaceRoots: readonly string[];
}

/**
 * Finds the roots: what the configuration names, `src` folders, the folder of each project and of the workspace, and
 * the parents of top-most packages. A file looks first in those round it, innermost first, then in the others.
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
  /** What the configuration names is a root even with a stray `__init__.py` in it. */
  const wanted = new Set<string>();
  const add = (folder: string | undefined) => {
    if (folder !== undefined && files.hasFolder(folder)) roots.add(folder);
  };
  for (const { folder, roots: named } of declared) {
    for (const root of named) {
      const at = joinPath(folder, root, floor);
      add(at);
      if (at !== undefined) wanted.add(at);
    }
    add(inFolder(folder, 'src'));
    add(folder);
  }
  for (const base of bases) {
    add(inFolder(base, 'src'));
    // Where the folder is a package itself, what is in it has longer names, but many a project has a stray __init__.py.
    const isProject = PROJECT_FILES.some(name => otherFiles.has(inFolder(base, name)));
    if (isProject || files.findInit(base) === undefined) add(base);
  }
  // A root inside a package would give its modules a second name.
  for (const root of [...roots])
    if (files.findInit(root) !== undefined && !bases.includes(root) && !wanted.has(root)) roots.delete(root);
  for (const folder of collectFolders(modules)) {
    if (files.findInit(folder) === undefined || folder === '') continue;
    const parent = folderOf(folder);
    if (isFolderInside(parent, bases) && files.findInit(parent) === undefined) roots.add(parent);
  }

  // Few folders up first, so that the choice does not depend on the order of the files.
  const ordered = [...roots].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  const shared = ordered.filter(root => !ASIDE.test(root));
  const byFolder = new Map<string, readonly string[]>();
  return folder => {
    let known = byFolder.get(folder);
    if (known === undefined) {
      const around = [...foldersUp(folder)].filter(at => roots.has(at));
      // A script's own folder is on the path, too; inside a package that is not how its modules are meant.
      const own = files.findInit(folder) === undefined && !roots.has(folder) ? [folder] : [];
      known = [...own, ...around, ...shared.filter(root => !isInside(root, folder))];
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
