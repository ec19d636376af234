import { folderOf, nameOf } from '../paths';
import type { PythonFiles } from './python-files';

/** Names that tools give to the modules that they write. */
const GENERATED = /_pb2(?:_grpc)?$|(?:^|\/)_?version$/;

/** What has to be known to say why an import leads nowhere. */
export interface MissingContext {
  readonly files: PythonFiles;
  /** Files that are no modules. */
  readonly otherFiles: ReadonlySet<string>;
  /** The file that a relative name would lead to from the same place, if there is one. */
  readonly findRelative: (specifier: string) => string | undefined;
}

/** Why there is no module where `specifier` leads. `path` is `undefined` where that is outside of the workspace. */
export function explainMissing(
  specifier: string,
  path: string | undefined,
  { files, otherFiles, findRelative }: MissingContext,
): string {
  const hint = explainDots(specifier, findRelative);
  if (path === undefined) return `${specifier} leads out of the workspace folder.${hint}`;
  if (isCompiled(path, otherFiles)) return `${path} is compiled; there is no Python source to show.`;
  const missing = findFirstMissing(path, files);
  const parent = folderOf(missing);
  const module = parent === '' || files.hasFolder(parent) ? undefined : files.find(parent);
  if (module !== undefined)
    return `${module} is a module and no package: ${nameOf(missing)} is at most made while it runs.`;
  const generated = missing === path && GENERATED.test(path);
  return `There is no module ${missing}.py and no package ${missing}.${
    generated ? ' It looks like generated code, which is not there or is ignored.' : hint
  }`;
}

/** The outermost part of a path where there is neither a folder with Python files nor a module. */
function findFirstMissing(path: string, files: PythonFiles): string {
  let missing = path;
  for (let at = folderOf(path); at !== '' && !files.hasFolder(at); at = folderOf(at)) {
    if (files.find(at) !== undefined) break;
    missing = at;
  }
  return missing;
}

/** `_fast.pyx`, `_fast.so`, `_fast.cpython-311-x86_64-linux-gnu.so`. */
function isCompiled(path: string, otherFiles: ReadonlySet<string>): boolean {
  if (['.pyx', '.so', '.pyd', '.c'].some(extension => otherFiles.has(path + extension))) return true;
  for (const file of otherFiles) {
    if (file.startsWith(`${path}.`) && /\.(?:so|pyd)$/.test(file)) return true;
  }
  return false;
}

/** Dots are easily miscounted when a module is moved. */
function explainDots(specifier: string, findRelative: (specifier: string) => string | undefined): string {
  if (!/^\.+\w/.test(specifier)) return '';
  const fewer = specifier.startsWith('..') ? findRelative(specifier.slice(1)) : undefined;
  if (fewer !== undefined) return ` With one dot fewer it would be ${fewer}.`;
  const more = findRelative(`.${specifier}`);
  return more === undefined ? '' : ` With one dot more it would be ${more}.`;
}
