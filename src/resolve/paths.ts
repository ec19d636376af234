/** The folder of a path, `''` at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `folder/rest`, where either may be empty. `rest` has no dot segments; see `joinPath` for those. */
export function inFolder(folder: string, rest: string): string {
  if (folder === '') return rest;
  return rest === '' ? folder : `${folder}/${rest}`;
}

/** Whether `path` is `folder` or lies inside; everything lies inside `''`. */
export function isInside(folder: string, path: string): boolean {
  return folder === '' || path === folder || (path.startsWith(folder) && path[folder.length] === '/');
}

/**
 * Follows a relative path with `.` and `..` from a folder. `undefined` where it leaves the workspace root, which is the
 * first `floor` segments (0 for a single root, 1 where the name of the root stands in front).
 */
export function joinPath(folder: string, relative: string, floor: number): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > floor) segments.pop();
    else return undefined;
  }
  return segments.join('/');
}

/** The folder itself and those round it, innermost first, `''` last. */
export function* foldersUp(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = folderOf(at)) yield at;
  yield '';
}

/** All folders that hold one of the paths, however deep; `''` is among them. */
export function collectFolders(paths: Iterable<string>): Set<string> {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let at = folderOf(path); !folders.has(at); at = folderOf(at)) folders.add(at);
  }
  return folders;
}
