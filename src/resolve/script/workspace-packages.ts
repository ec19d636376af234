import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, foldersUp, inFolder, isInside, joinPath, nameOf } from '../paths';
import { asJson, type Json, readJson } from '../read-json';
import { PNPM_WORKSPACE, readWorkspaceRoot, type WorkspaceRoot } from './workspace-members';

/** A `package.json` of the workspace. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly json: Json;
}

export interface WorkspacePackages {
  /** The package that a name means in a folder, once everything is installed; `undefined` where it is not of the workspace. */
  find(folder: string, name: string): WorkspacePackage | undefined;
  /** The package whose folder this is. */
  at(folder: string): WorkspacePackage | undefined;
  /** The package that a folder belongs to. */
  around(folder: string): WorkspacePackage | undefined;
}

/** Tables of a `package.json` that say where a package comes from. */
const TABLES = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'resolutions',
  'overrides',
];

/** Folders whose packages are there for the files in them alone: nobody else means them, whatever they are called. */
const ASIDE =
  /^(?:.*\/)?(?:tests?|__tests__|fixtures?|__fixtures__|testdata|test-data|templates?|e2e|specs?)(?=\/)/;

/** Reads every `package.json` among the configuration files. `floor`: see `joinPath`. */
export function readWorkspacePackages(
  configs: ReadonlyMap<string, string>,
  floor: number,
  report: (diagnostic: Diagnostic) => void,
): WorkspacePackages {
  const byName = new Map<string, WorkspacePackage[]>();
  const folders = new Map<string, WorkspacePackage>();
  const roots = new Map<string, WorkspaceRoot>();
  const links = new Map<WorkspacePackage, ReadonlyMap<string, string>>();
  for (const [path, text] of configs) {
    if (nameOf(path) !== 'package.json') continue;
    const found: WorkspacePackage = { folder: folderOf(path), json: readJson(path, text, false, report) };
    folders.set(found.folder, found);
    const { name } = found.json;
    if (typeof name === 'string' && name !== '') byName.set(name, [...(byName.get(name) ?? []), found]);
  }
  for (const found of byName.values()) found.sort((a, b) => comparePlaces(a.folder, b.folder));
  for (const path of configs.keys()) {
    const folder = folderOf(path);
    if (roots.has(folder) || (nameOf(path) !== PNPM_WORKSPACE && nameOf(path) !== 'package.json')) continue;
    const pnpm = configs.get(inFolder(folder, PNPM_WORKSPACE));
    const root = readWorkspaceRoot(folder, folders.get(folder)?.json, pnpm);
    if (root !== undefined) roots.set(folder, root);
  }

  /** What a package names by a path or under another name: name → `/folder` of the workspace, or the other name. */
  function linksOf(owner: WorkspacePackage): ReadonlyMap<string, string> {
    let known = links.get(owner);
    if (known === undefined) {
      const entries = TABLES.flatMap(table => Object.entries(asJson(owner.json[table]) ?? {}));
      known = new Map(
        entries.flatMap(([name, range]): [string, string][] => {
          const target = typeof range === 'string' ? readLink(owner.folder, range, floor) : undefined;
          return target === undefined ? [] : [[name, target]];
        }),
      );
      links.set(owner, known);
    }
    return known;
  }

  function find(folder: string, name: string): WorkspacePackage | undefined {
    const enclosing = [...foldersUp(folder)];
    for (const at of enclosing) {
      const owner = folders.get(at);
      if (owner === undefined) continue;
      if (owner.json.name === name) return owner;
      const link = linksOf(owner).get(name);
      if (link === undefined) continue;
      const linked = link.startsWith('/') ? folders.get(link.slice(1)) : byName.get(link)?.[0];
      if (linked !== undefined) return linked;
    }
    const candidates = byName.get(name);
    if (candidates === undefined) return undefined;
    const around = enclosing.flatMap(at => roots.get(at) ?? []);
    for (const root of around) {
      const member = candidates.find(candidate => root.isMember(candidate.folder));
      if (member !== undefined) return member;
    }
    // Where it is said which packages belong together, others of the same name are there for something else.
    if (around.length > 0) return undefined;
    return candidates.find(candidate => {
      const aside = ASIDE.exec(candidate.folder)?.[0];
      return aside === undefined || isInside(aside, folder);
    });
  }

  return {
    find,
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

/** `file:../a`, `link:../a`, `portal:../a` and `workspace:../a` → `/packages/a`; `workspace:other@*` → `other`. */
function readLink(folder: string, range: string, floor: number): string | undefined {
  const path =
    /^(?:file|link|portal|workspace):(\.{0,2}\/.*|\.{1,2})$/.exec(range)?.[1] ??
    /^file:(.*)$/.exec(range)?.[1];
  if (path !== undefined) {
    const target = path.startsWith('/') ? undefined : joinPath(folder, path, floor);
    return target === undefined ? undefined : `/${target}`;
  }
  return /^workspace:((?:@[^/@]+\/)?[^@/*^~]+)@/.exec(range)?.[1];
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
