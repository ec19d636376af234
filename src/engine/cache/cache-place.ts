import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceRoot } from '../../model/module';

/** What of the machine decides where caches lie. */
export interface CacheSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  readonly home: string;
}

/** Where programs of this platform keep what they can make again. Absolute. */
export function findCacheFolder({ platform, env, home }: CacheSurroundings): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local');
    return path.win32.join(local, 'lintel', 'cache');
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'lintel');
  const folder = env.XDG_CACHE_HOME;
  // The specification has relative paths ignored.
  const base = folder?.startsWith('/') ? folder : path.posix.join(home, '.cache');
  return path.posix.join(base, 'lintel');
}

/** The extension of cache files. */
export const CACHE_EXTENSION = '.lintel-cache';

/** The cache file of a workspace: one for each list of roots, by their real paths. */
export function findCacheFile(folder: string, roots: readonly WorkspaceRoot[]): string {
  return path.join(folder, nameRoots(roots) + CACHE_EXTENSION);
}

/** The file beside it with the code of the workspace. */
export function findCodeFile(folder: string, roots: readonly WorkspaceRoot[]): string {
  return path.join(folder, `${nameRoots(roots)}-code${CACHE_EXTENSION}`);
}

/** The file beside it with what was last written about the graph. */
export function findReportFile(folder: string, roots: readonly WorkspaceRoot[]): string {
  return path.join(folder, `${nameRoots(roots)}-report${CACHE_EXTENSION}`);
}

/** The file beside that one with what the disk has answered when it was written. */
export function findAnswersFile(folder: string, roots: readonly WorkspaceRoot[]): string {
  return path.join(folder, `${nameRoots(roots)}-answers${CACHE_EXTENSION}`);
}

function nameRoots(roots: readonly WorkspaceRoot[]): string {
  const places = roots.map(root => [root.name, realPath(root.path)]);
  return createHash('sha1').update(JSON.stringify(places)).digest('hex').slice(0, 24);
}

function realPath(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place;
  }
}
