import { folderOf, nameOf } from '../paths';
import { stripExtension } from './source-files';

const OUTPUT = /(?:^|\/)(?:lib|dist|build|out|output|generated|gen|__generated__|src-gen|\.[\w-]+)(?:\/|$)/;

/** Why there is no module at a workspace path. `folders`: all that hold files. */
export function explainMissingFile(path: string, folders: ReadonlySet<string>): string {
  if (folders.has(path)) return `The folder ${path} has no index file.`;
  const parent = folderOf(path);
  if (!folders.has(parent)) {
    let missing = parent;
    while (!folders.has(folderOf(missing))) missing = folderOf(missing);
    const hint = OUTPUT.test(missing)
      ? ' It looks like generated output, which is not there or is ignored.'
      : '';
    return `There is no folder ${missing}.${hint}`;
  }
  const name = nameOf(stripExtension(path));
  const place = parent === '' ? 'the workspace folder' : parent;
  const hint = OUTPUT.test(path) ? ' It looks like generated output, which is not there or is ignored.' : '';
  return `No file ${name}.ts, ${name}.tsx, ${name}.js, ${name}.d.ts (or alike) or ${name}/index.ts in ${place}.${hint}`;
}

/** Why an import from a package of the workspace leads nowhere. `subpath` is empty for the package itself. */
export function explainMissingInPackage(name: string, folder: string, subpath: string): string {
  const place = folder === '' ? 'the workspace folder' : folder;
  return subpath === ''
    ? `The package ${name} in ${place} has no source that its package.json leads to, and no index file.`
    : `The package ${name} in ${place} has no source for ${subpath}: neither its package.json, its tsconfig.json nor its folders lead to one.`;
}
