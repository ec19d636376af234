import { foldersUp } from '../paths';
import type { DeclaredProject } from './declared-roots';

/**
 * Tells whether a project round a folder requires a distribution that brings a package of this name. What is a project of
 * the workspace itself does not count.
 */
export function createRequirements(
  declared: readonly DeclaredProject[],
): (folder: string, name: string) => boolean {
  const local = new Set(declared.flatMap(({ names }) => names));
  const byFolder = new Map<string, Set<string>>();
  for (const { folder, requires } of declared) {
    const known = byFolder.get(folder) ?? new Set();
    for (const name of requires) if (!local.has(name)) known.add(name);
    byFolder.set(folder, known);
  }
  return (folder, name) => {
    const wanted = name.toLowerCase();
    for (const at of foldersUp(folder)) if (byFolder.get(at)?.has(wanted)) return true;
    return false;
  };
}
