import { folderOf, nameOf } from '../paths';

/**
 * The root that an entry of setuptools' `package_dir` speaks of, if any: for the empty name it is the folder itself, for
 * a package the folder that the package's own stands in, where that bears its name.
 */
export function readPackageDir(name: string, folder: string): readonly string[] {
  const path = folder.replace(/\/+$/, '');
  if (name === '') return [path];
  return !name.includes('.') && nameOf(path) === name ? [folderOf(path)] : [];
}

/** The top-level package of a dotted name or pattern: `google.cloud.*` → `google`. None for patterns of anything. */
export function topLevelName(pattern: string): readonly string[] {
  const name = /^[A-Za-z_]\w*/.exec(pattern)?.[0];
  return name === undefined ? [] : [name];
}
