import { inFolder } from '../paths';
import { type ImportRoot, isVendored, type RootsFor } from './import-roots';
import type { PythonFiles } from './python-files';
import { isStdlib, isStdlibFolder, isStdlibPackage } from './stdlib-modules';

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
      /** Where a package without `__init__` goes on, at other roots. */
      readonly others?: readonly { readonly root: string; readonly path: string }[];
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
  /** Whether a project round a folder requires a distribution that brings a package of this name. */
  readonly isRequired: (folder: string, name: string) => boolean;
}

/** Looks an absolute dotted name up from a folder. `name` has at least one segment. */
export function findModule(lookup: Lookup, folder: string, name: string): Found {
  const { files, rootsFor, ownPackages } = lookup;
  const top = name.split('.', 1)[0]!;
  const rest = name.slice(top.length + 1).replaceAll('.', '/');
  const stdlib = isStdlib(top);
  const places = rootsFor(folder).map(root => ({ ...root, topPath: inFolder(root.folder, top) }));
  const own = ownPackages.get(top);
  if (own !== undefined)
    places.push({ folder: own, isOwn: true, isGuessed: false, isDeep: false, topPath: own });
  const isCertainPackage = (place: (typeof places)[number]) =>
    !place.isGuessed && files.hasFolder(place.topPath) && files.findInit(place.topPath) !== undefined;
  let isRequired: boolean | undefined;
  let missing: Found | undefined;
  const portions: { root: string; path: string }[] = [];
  for (const place of places) {
    const { folder: root, topPath } = place;
    const isFolder = files.hasFolder(topPath);
    const single = files.find(topPath);
    if (!isFolder && single === undefined) continue;
    const isPackage = isFolder && files.findInit(topPath) !== undefined;
    const path = inFolder(topPath, rest);
    const file = files.find(path);
    if (stdlib && !shadowsStdlib(place, files, top, rest !== '' && file !== undefined, isPackage)) continue;
    if (place.isGuessed) {
      if (!place.isOwn && !isPackage) continue;
      if (place.isDeep && (rest === '' || file === undefined)) continue;
    }
    // An installed package goes before folders without `__init__`, wherever on the path these are.
    if (!stdlib && (place.isGuessed ? !isVendored(root) : !isPackage && single === undefined)) {
      isRequired ??= lookup.isRequired(folder, top) && !places.some(isCertainPackage);
      if (isRequired) continue;
    }
    if (file !== undefined) return { kind: 'module', root, path, file };
    if (files.hasFolder(path)) portions.push({ root, path });
    else if (single !== undefined) missing ??= { kind: 'missing', path };
  }
  const [first, ...others] = portions;
  if (first !== undefined) return { kind: 'module', ...first, file: undefined, others };
  return stdlib ? EXTERNAL : (missing ?? EXTERNAL);
}

/**
 * Whether a name of the standard library means what is called so at a root. A file seldom does, a package where the root
 * is certain and the importing file's own, or where it has a module that the standard library has not.
 */
function shadowsStdlib(
  { folder, isOwn, isGuessed }: ImportRoot,
  files: PythonFiles,
  top: string,
  hasModule: boolean,
  isPackage: boolean,
): boolean {
  if (!isOwn) return false;
  // The standard library itself is being looked at.
  if (isStdlibFolder(files, folder)) return true;
  return isPackage && (!isGuessed || (hasModule && !isStdlibPackage(top)));
}
