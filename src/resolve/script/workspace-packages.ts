import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, foldersUp, nameOf } from '../paths';
import { type Json, readJson } from '../read-json';

/** A `package.json` of the workspace. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly json: Json;
}

export interface WorkspacePackages {
  /** The package of that name; where several have it, the one highest up. */
  byName(name: string): WorkspacePackage | undefined;
  /** The package whose folder this is. */
  at(folder: string): WorkspacePackage | undefined;
  /** The package that a folder belongs to. */
  around(folder: string): WorkspacePackage | undefined;
}

/** Reads every `package.json` among the configuration files. */
export function readWorkspacePackages(
  configs: ReadonlyMap<string, string>,
  report: (diagnostic: Diagnostic) => void,
): WorkspacePackages {
  const names = new Map<string, WorkspacePackage>();
  const folders = new Map<string, WorkspacePackage>();
  for (const [path, text] of configs) {
    if (nameOf(path) !== 'package.json') continue;
    const found: WorkspacePackage = { folder: folderOf(path), json: readJson(path, text, false, report) };
    folders.set(found.folder, found);
    const { name } = found.json;
    if (typeof name !== 'string' || name === '') continue;
    const other = names.get(name);
    if (other === undefined || comparePlaces(found.folder, other.folder) < 0) names.set(name, found);
  }
  return {
    byName: name => names.get(name),
    at: folder => folders.get(folder),
    around(folder) {
      for (const at of foldersUp(folder)) {
        const found = folders.get(at);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** Fewer segments first: the copies of a package in fixtures and templates lie deeper than the package itself. */
function comparePlaces(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** `@scope/name/a/b` → `@scope/name` and `a/b`. `undefined` where it starts with no package name (`@/a`, `~/a`). */
export function splitSpecifier(
  specifier: string,
): { readonly name: string; readonly subpath: string } | undefined {
  const match = /^(@[\w.~-]+\/[\w.~-]+|[A-Za-z0-9][\w.~-]*|_[\w.~-]+)(?:\/(.*))?$/.exec(specifier);
  return match === null ? undefined : { name: match[1]!, subpath: (match[2] ?? '').replace(/\/+$/, '') };
}
