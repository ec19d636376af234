import { inFolder } from '../paths';
import type { RootsFor } from './import-roots';
import type { PythonFiles } from './python-files';
import { isStdlib } from './stdlib-modules';

/**
 * Where a dotted name leads. `module`: a file, or a folder without `__init__` whose submodules can be imported.
 * `missing`: its top-level package is in the workspace, but `path` is not; where that is `undefined`, the name leads out
 * of the workspace. `external`: not of the workspace.
 */
export type Found =
  | {
      readonly kind: 'module';
      readonly root: string;
      readonly path: string;
      readonly file: string | undefined;
    }
  | { readonly kind: 'missing'; readonly path: string | undefined }
  | { readonly kind: 'external' };

const EXTERNAL: Found = { kind: 'external' };

/** What absolute names are looked up in. */
export interface Lookup {
  readonly files: PythonFiles;
  readonly rootsFor: RootsFor;
  /** Workspace folders that are packages themselves, by the name that they are imported by. */
  readonly ownPackages: ReadonlyMap<string, string>;
}

/** Looks an absolute dotted name up from a folder. `name` has at least one segment. */
export function findModule({ files, rootsFor, ownPackages }: Lookup, folder: string, name: string): Found {
  const top = name.split('.', 1)[0]!;
  const rest = name.slice(top.length + 1).replaceAll('.', '/');
  const stdlib = isStdlib(top);
  const places = rootsFor(folder).map(root => ({ root, topPath: inFolder(root, top) }));
  const own = ownPackages.get(top);
  if (own !== undefined) places.push({ root: own, topPath: own });
  let missing: Found | undefined;
  let namespace: Found | undefined;
  for (const { root, topPath } of places) {
    const init = files.hasFolder(topPath) ? files.findInit(topPath) : undefined;
    // A file that happens to be called like a module of the standard library is seldom what an import of it means.
    if (stdlib && init === undefined) continue;
    const path = inFolder(topPath, rest);
    const file = files.find(path);
    if (file !== undefined) return { kind: 'module', root, path, file };
    if (files.hasFolder(path)) namespace ??= { kind: 'module', root, path, file: undefined };
    else if (init !== undefined || files.find(topPath) !== undefined) missing ??= { kind: 'missing', path };
  }
  if (namespace !== undefined) return namespace;
  return stdlib ? EXTERNAL : (missing ?? EXTERNAL);
}
