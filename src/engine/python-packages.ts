import type { FollowedName } from '../resolve/followed-name';

const PACKAGE = /(?:^|\/)__init__\.pyi?$/;

/** Finds modules by where they lie in packages. A folder without an `__init__` is called by its path with a `/`. */
export interface PythonPackages {
  /** The package (or folder) `ups` levels above a module: of `a/b/c.py` one above is `a/b/__init__.py`. */
  parentOf(module: string, ups: number): FollowedName | undefined;
  /** A module or package inside of a package or such a folder. */
  submoduleOf(module: string, name: string): FollowedName | undefined;
}

/** `has` says which modules there are. */
export function createPythonPackages(has: (module: string) => boolean): PythonPackages {
  const find = (stem: string) =>
    [`${stem}/__init__.py`, `${stem}/__init__.pyi`, `${stem}.py`, `${stem}.pyi`].find(has);

  return {
    parentOf(module, ups) {
      const parts = stemOf(module).split('/');
      if (ups >= parts.length) return undefined;
      const stem = parts.slice(0, parts.length - ups).join('/');
      return { module: find(stem) ?? `${stem}/`, name: undefined };
    },
    submoduleOf(module, name) {
      const isFolder = module.endsWith('/');
      if (!isFolder && !PACKAGE.test(module)) return undefined;
      const stem = isFolder ? module.slice(0, -1) : stemOf(module);
      const path = stem === '' ? name : `${stem}/${name}`;
      const found = find(path);
      if (found !== undefined) return { module: found, name: undefined };
      return isFolder ? { module: `${path}/`, name: undefined } : undefined;
    },
  };
}

/** `a/b` for `a/b.py` and `a/b/__init__.py`. */
function stemOf(module: string): string {
  return module.replace(PACKAGE, '').replace(/\.pyi?$/, '');
}
