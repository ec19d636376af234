import nodePath, { type PlatformPath } from 'node:path';
import { isExternal, type WorkspaceRoot } from '../model/module';

/**
 * Workspace folders as roots of the analysis.
 *
 * A name stands in front of module ids, so it must be one path segment, must not look like the prefix of an external
 * id, and must be different from every other.
 */
export function nameRoots(folders: readonly WorkspaceRoot[]): readonly WorkspaceRoot[] {
  const taken = new Set<string>();
  return folders.map(folder => {
    const name = makeUnique(folder.name.replace(/[/\\:]/g, '-') || 'root', taken);
    taken.add(name);
    return { name, path: folder.path };
  });
}

/**
 * The id of a file or folder given by its absolute path, or `undefined` outside every root.
 *
 * The only root of a workspace has the id `''`. Of nested roots the innermost one counts.
 */
export function findId(
  roots: readonly WorkspaceRoot[],
  file: string,
  path: PlatformPath = nodePath,
): string | undefined {
  const inside = roots
    .map(root => ({ root, relative: path.relative(root.path, file) }))
    .filter(({ relative }) => staysInside(relative, path))
    .sort((a, b) => a.relative.length - b.relative.length)[0];
  if (!inside) return undefined;
  const id = inside.relative.split(path.sep).join('/');
  if (roots.length === 1) return id;
  return id === '' ? inside.root.name : `${inside.root.name}/${id}`;
}

/**
 * The absolute path that belongs to an id, or `undefined` where the id names nothing inside the workspace: an external
 * package, an unknown root, or a path that leads out of its root.
 */
export function findPath(
  roots: readonly WorkspaceRoot[],
  id: string,
  path: PlatformPath = nodePath,
): string | undefined {
  if (isExternal(id) || id.includes('\0')) return undefined;
  const segments = id === '' ? [] : id.split('/');
  if (segments.some(segment => segment === '' || segment === '.' || segment === '..')) return undefined;
  const prefix = roots.length > 1 ? segments.shift() : undefined;
  const root = roots.length > 1 ? roots.find(({ name }) => name === prefix) : roots[0];
  if (!root) return undefined;
  // Windows would read a backslash or a drive inside a segment as more than a name.
  if (path.sep === '\\' && segments.some(segment => /[\\:]/.test(segment))) return undefined;
  return path.join(root.path, ...segments);
}

function staysInside(relative: string, path: PlatformPath): boolean {
  return !path.isAbsolute(relative) && relative !== '..' && !relative.startsWith(`..${path.sep}`);
}

function makeUnique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
