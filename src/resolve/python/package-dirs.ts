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
