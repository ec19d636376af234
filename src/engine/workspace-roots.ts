import path from 'node:path';
import type { WorkspaceRoot } from '../model/module';

/** Roots with absolute paths and names that tell them apart: the second `app` becomes `app-2`. A path given twice counts once. */
export function distinguishRoots(roots: readonly WorkspaceRoot[]): WorkspaceRoot[] {
  const taken = new Set<string>();
  const paths = new Set<string>();
  return roots.flatMap(({ name, path: given }) => {
    const absolute = path.resolve(given);
    if (paths.has(absolute)) return [];
    paths.add(absolute);
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}-${n}`;
    taken.add(unique);
    return [{ name: unique, path: absolute }];
  });
}

/** The absolute path of a file by its id. */
export function locate(id: string, roots: readonly WorkspaceRoot[]): string {
  const root = roots.find(candidate => id.startsWith(idPrefix(candidate, roots)));
  return root === undefined ? id : path.join(root.path, id.slice(idPrefix(root, roots).length));
}

/** What stands in front of the ids of a root: nothing where it is the only one, else its name and `/`. */
export function idPrefix(root: WorkspaceRoot, roots: readonly WorkspaceRoot[]): string {
  return roots.length > 1 ? `${root.name}/` : '';
}
