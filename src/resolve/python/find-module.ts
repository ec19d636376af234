import { inFolder } from '../paths';
import type { RootsFor } from './import-roots';
import type { PythonFiles } from './python-files';
import { isStdlib } from './stdlib-modules';

/**
 * Where a dotted name leads. `module`: a file, or a folder without `__init__` whose submodules can be imported.
 * `missing`: its top-level package is in the workspace, but `path` is not. `external`: not of the workspace.
 */
export type Found =
  | {
      readonly kind: 'module';
      readonly root: string;
      readonly path: string;
      readonly file: string | undefined;
    }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'external' };

const EXTERNAL: Found = { kind: 'external' };

/** Looks an absolute dotted name up from a folder. `name` has at least one segment. */
export function findModule(files: PythonFiles, rootsFor: RootsFor, folder: string, name: string): Found {
  const segments = name.split('.');
  const [top] = segments as [string];
  const stdlib = isStdlib(top);
  let missing: Found | undefined;
  let namespace: Found | undefined;
  for (const root of rootsFor(folder)) {
    const topPath = inFolder(root, top);
    const init = files.hasFolder(topPath) ? files.findInit(topPath) : undefined;
    // A file that happens to be called like a module of the standard library is seldom what an import of it means.
    if (stdlib && init === undefined) continue;
    const path = inFolder(root, segments.join('/'));
    const file = files.find(path);
    if (file !== undefined) return { kind: 'module', root, path, file };
    if (files.hasFolder(path)) namespace ??= { kind: 'module', root, path, file: undefined };
    else if (init !== undefined || files.find(topPath) !== undefined) missing ??= { kind: 'missing', path };
  }
  if (namespace !== undefined) return namespace;
  return stdlib ? EXTERNAL : (missing ?? EXTERNAL);
}
