import { inFolder, isInside, joinPath } from '../paths';
import { asStrings } from '../read-json';
import { readTargets } from './package-exports';
import type { FindConfig } from './script-configs';
import { type SourceFiles, stripExtension } from './source-files';
import type { WorkspacePackage } from './workspace-packages';

/** Folders that usually hold what a build writes. */
const OUTPUT =
  /^(?:lib|libs|dist|build|out|output|es|esm|cjs|umd|types|typings|dts|compiled|generated)(?:[-.].+)?$/;

/** Folders that usually hold the sources, tried when nothing else leads there. `''` is the package folder itself. */
const SOURCE_FOLDERS = ['src', 'source', 'lib', ''];

/** Finds the source behind an import from a package of the workspace, built or not. */
export interface PackageEntries {
  /** `subpath`: what follows the package's name, `''` for the package itself. */
  find(target: WorkspacePackage, subpath: string): string | undefined;
  /** What importing a folder by its path means: the main file of its `package.json` if it has one, else its index. */
  findFolder(folder: string, target: WorkspacePackage | undefined): string | undefined;
  /** The module behind a path relative to a package's folder, be it of a source file or of its output. */
  findTarget(target: WorkspacePackage, path: string): string | undefined;
}

/** `findConfig` tells by its `outDir` and `rootDir` where the source of an output file lies. `floor`: see `joinPath`. */
export function createPackageEntries(
  files: SourceFiles,
  findConfig: FindConfig,
  floor: number,
): PackageEntries {
  function findTarget(target: WorkspacePackage, path: string): string | undefined {
    const full = joinPath(target.folder, path, floor);
    if (full === undefined) return undefined;
    return files.find(full) ?? findSource(target.folder, full);
  }

  /** The source of an output file that is not there. */
  function findSource(folder: string, output: string): string | undefined {
    const config = findConfig(folder);
    for (const outDir of config?.outDirs ?? []) {
      if (!isInside(outDir, output) || outDir === folder) continue;
      const rest = stripExtension(output.slice(outDir.length + 1));
      const rootDir = config?.rootDir;
      const found = rootDir === undefined ? findBelow(folder, rest) : files.find(inFolder(rootDir, rest));
      if (found !== undefined) return found;
    }
    // Nothing is said, or what is said leads nowhere: leave out the folders that look like output, one by one.
    const segments = output.slice(folder === '' ? 0 : folder.length + 1).split('/');
    while (segments.length > 1 && OUTPUT.test(segments[0]!)) {
      segments.shift();
      const found = findBelow(folder, stripExtension(segments.join('/')));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function findBelow(folder: string, rest: string): string | undefined {
    for (const source of SOURCE_FOLDERS) {
      const found = files.find(inFolder(inFolder(folder, source), rest));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function find(target: WorkspacePackage, subpath: string): string | undefined {
    const { json, folder } = target;
    const named = readTargets(json.exports, subpath === '' ? '.' : `./${subpath}`);
    const fields = subpath === '' ? mainFields(target) : [subpath];
    for (const path of [...named, ...fields]) {
      const found = findTarget(target, path);
      if (found !== undefined) return found;
    }
    return (
      findBelow(folder, subpath === '' ? 'index' : subpath) ??
      (subpath === '' ? findBelow(folder, 'main') : undefined)
    );
  }

  function findFolder(folder: string, target: WorkspacePackage | undefined): string | undefined {
    for (const path of target === undefined ? [] : mainFields(target)) {
      const found = findTarget(target!, path);
      if (found !== undefined) return found;
    }
    return files.findIndex(folder);
  }

  return { find, findFolder, findTarget };
}

function mainFields({ json }: WorkspacePackage): readonly string[] {
  return [json.source, json.types, json.typings, json.module, json.main].flatMap(asStrings);
}
