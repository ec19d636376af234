import { inFolder, isInside, joinPath } from '../paths';
import { asStrings } from '../read-json';
import type { BuildEntries } from './build-entries';
import { type PackageTargets, readTargets } from './package-exports';
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
  /** `subpath`: what follows the package's name, `''` for the package itself. `conditions`: see `readTargets`. */
  find(target: WorkspacePackage, subpath: string, conditions: ReadonlySet<string>): string | undefined;
  /** What importing a folder by its path means: the main file of its `package.json` if it has one, else its index. */
  findFolder(folder: string, target: WorkspacePackage | undefined): string | undefined;
  /** The module behind a path relative to a package's folder, be it of a source file or of its output. */
  findTarget(target: WorkspacePackage, path: string): string | undefined;
  /** The module behind the paths of a package's own table. */
  findNamed(target: WorkspacePackage, targets: PackageTargets): string | undefined;
}

/** What is known of how packages are built. */
export interface BuildKnowledge {
  /** Tells by its `outDir` and `rootDir` where the source of an output file lies. */
  readonly findConfig: FindConfig;
  /** What a bundler makes in the folder of a package. */
  readonly entriesOf: (folder: string) => BuildEntries;
}

/** `floor`: see `joinPath`. */
export function createPackageEntries(
  files: SourceFiles,
  { findConfig, entriesOf }: BuildKnowledge,
  floor: number,
): PackageEntries {
  function findTarget(target: WorkspacePackage, path: string): string | undefined {
    return findPresent(target, path) ?? findBuilt(target, path);
  }

  /** What stands at a path, perhaps under a source's extension. */
  function findPresent(target: WorkspacePackage, path: string): string | undefined {
    const full = joinPath(target.folder, path, floor);
    return full === undefined ? undefined : files.find(full);
  }

  /** What the file at a path would be built from. */
  function findBuilt(target: WorkspacePackage, path: string): string | undefined {
    const full = joinPath(target.folder, path, floor);
    return full === undefined ? undefined : findSource(target.folder, full);
  }

  /** What is on the disk goes first, in the compiler's order, then what would be there once it is built. */
  function findNamed(target: WorkspacePackage, targets: PackageTargets): string | undefined {
    const { typed, sources, running, all } = targets;
    for (const path of [...typed, ...sources, ...running]) {
      const found = findPresent(target, path);
      if (found !== undefined) return found;
    }
    for (const path of [...typed, ...running, ...all]) {
      const found = findTarget(target, path);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The source of an output file that is not there. */
  function findSource(folder: string, output: string): string | undefined {
    const config = findConfig(folder);
    const segments = output.slice(folder === '' ? 0 : folder.length + 1).split('/');
    for (let i = 1; i < segments.length && OUTPUT.test(segments[i - 1]!); i++) {
      const entry = entriesOf(folder).find(stripExtension(segments.slice(i).join('/')));
      if (entry !== undefined) return entry;
    }
    for (const outDir of config?.outDirs ?? []) {
      if (!isInside(outDir, output) || outDir === folder) continue;
      const rest = stripExtension(output.slice(outDir.length + 1));
      const rootDir = config?.rootDir;
      const found = rootDir === undefined ? findBelow(folder, rest) : files.find(inFolder(rootDir, rest));
      if (found !== undefined) return found;
    }
    // Nothing is said, or what is said leads nowhere: leave out the folders that look like output, one by one.
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

  function find(
    target: WorkspacePackage,
    subpath: string,
    conditions: ReadonlySet<string>,
  ): string | undefined {
    const { json, folder } = target;
    const named = readTargets(json.exports, subpath === '' ? '.' : `./${subpath}`, conditions);
    if (named.isPrivate) return undefined;
    return (
      findNamed(target, named) ??
      (subpath === '' ? findMain(target) : findTarget(target, subpath)) ??
      findBelow(folder, subpath === '' ? 'index' : subpath) ??
      (subpath === '' ? findBelow(folder, 'main') : undefined)
    );
  }

  function findMain(target: WorkspacePackage): string | undefined {
    const fields = mainFields(target);
    for (const field of fields) {
      const found = findPresent(target, field);
      if (found !== undefined) return found;
    }
    for (const field of fields) {
      const found = findBuilt(target, field);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function findFolder(folder: string, target: WorkspacePackage | undefined): string | undefined {
    return (target === undefined ? undefined : findMain(target)) ?? files.findIndex(folder);
  }

  return { find, findFolder, findTarget, findNamed };
}

function mainFields({ json }: WorkspacePackage): readonly string[] {
  return [json.source, json.types, json.typings, json.main, json.module].flatMap(asStrings);
}
