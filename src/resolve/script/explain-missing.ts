import { folderOf, nameOf } from '../paths';
import { stripExtension } from './source-files';

const OUTPUT = /(?:^|\/)(?:lib|dist|build|out|output|generated|gen|__generated__|src-gen|\.[\w-]+)(?:\/|$)/;

/** File names that generators like to give. */
const GENERATED = /^gen[-.]|[-._](?:gen|generated|pb)(?:[-._]|$)|generated$/i;

/** What is imported under its whole name, and compiled from nothing else. */
const COMPONENT = /\.(?:vue|svelte)$/;

const HINT = ' It looks like generated output, which is not there or is ignored.';

/** Why there is no module at a workspace path. `folders`: all that hold files. */
export function explainMissingFile(path: string, folders: ReadonlySet<string>): string {
  if (folders.has(path)) return `The folder ${path} has no index file.`;
  const parent = folderOf(path);
  if (!folders.has(parent)) {
    let missing = parent;
    while (!folders.has(folderOf(missing))) missing = folderOf(missing);
    return `There is no folder ${missing}.${OUTPUT.test(missing) ? HINT : ''}`;
  }
  const name = nameOf(path);
  const stem = nameOf(stripExtension(path));
  const hint = GENERATED.test(stem) ? HINT : '';
  const place = parent === '' ? 'the workspace folder' : parent;
  if (COMPONENT.test(name)) return `No file ${name} in ${place}.`;
  return name === stem
    ? `No file ${name}.ts, ${name}.tsx, ${name}.js, ${name}.d.ts (or alike) or ${name}/index.ts in ${place}.${hint}`
    : `No file ${name} in ${place}, nor a source that it could be compiled from.${hint}`;
}

/** Why an import from a package of the workspace leads nowhere. `subpath` is empty for the package itself. */
export function explainMissingInPackage(name: string, folder: string, subpath: string): string {
  const place = folder === '' ? 'the workspace folder' : folder;
  return subpath === ''
    ? `The package ${name} in ${place} has no source that its package.json leads to, and no index file.`
    : `The package ${name} in ${place} has no ${subpath}, nor a source that it could be built from. It has been moved or removed, or a build writes it.`;
}
