import { folderOf, inFolder, isInside, joinPath, nameOf } from '../paths';
import { asJson, asStrings, type Json } from '../read-json';
import { type SourceFiles, stripExtension } from './source-files';
import type { WorkspacePackages } from './workspace-packages';

/** Configuration of bundlers and of what is built on them: scripts, read as text and never run. */
const BUILD_CONFIG =
  /^(?:tsup|tsdown|rollup|rolldown|vite|build|unbuild|esbuild|rslib)(?:\.[\w-]+)*\.config\.[cm]?[jt]s$/;

/** Tools that are given their entries on the command line. */
const BUILD_COMMAND =
  /\b(?:tsup|tsup-node|tsdown|esbuild|rollup|rolldown|bunchee|microbundle|bun build|ncc build)\b/;

/** A path of a script as it stands in a configuration: with an extension, or in a folder of sources. */
const ENTRY = /^(?:\.\/)?(?:[\w@.*-]+\/)*(?:[\w@.*-]+\.[cm]?[jt]sx?|(?<=src\/(?:[\w@.*-]+\/)*)[\w@.*-]+)$/;

/** Whether a file, by its name, says what a package is built from. */
export function isBuildConfig(path: string): boolean {
  return BUILD_CONFIG.test(nameOf(path));
}

/** The files that a package is built from, as its bundler's configuration names them. */
export interface BuildEntries {
  /**
   * The entry behind an output file. `output`: its path in the output folder, without extension. `undefined` where no
   * entry is known for it, or several may be.
   */
  find(output: string): string | undefined;
}

/** Reads what is built in the folders of packages, each when it is first asked for. */
export function createBuildReader(
  configs: ReadonlyMap<string, string>,
  packages: WorkspacePackages,
  files: SourceFiles,
  floor: number,
): (folder: string) => BuildEntries {
  const texts = new Map<string, string[]>();
  for (const [path, text] of configs)
    if (isBuildConfig(path)) texts.set(folderOf(path), [...(texts.get(folderOf(path)) ?? []), text]);
  const known = new Map<string, BuildEntries>();
  return folder => {
    let entries = known.get(folder);
    if (entries === undefined) {
      const json = packages.at(folder)?.json ?? {};
      entries = readBuildEntries(folder, texts.get(folder) ?? [], json, files, floor);
      known.set(folder, entries);
    }
    return entries;
  };
}

/** What is built in a folder, by the texts of its build configuration and by its `package.json`. */
function readBuildEntries(
  folder: string,
  texts: readonly string[],
  json: Json,
  files: SourceFiles,
  floor: number,
): BuildEntries {
  const named = new Map<string, string>();
  const entries = new Set<string>();
  const globFolders: string[] = [];

  function take(path: string, name: string | undefined): void {
    if (!ENTRY.test(path)) return;
    const star = path.indexOf('*');
    const full = joinPath(folder, star === -1 ? path : folderOf(path.slice(0, star)), floor);
    if (full === undefined) return;
    if (star !== -1) {
      globFolders.push(full);
      return;
    }
    const found = files.find(full);
    if (found === undefined || !isInside(folder, found)) return;
    entries.add(found);
    if (name !== undefined && !named.has(name)) named.set(name, found);
  }

  for (const text of texts) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const match of code.matchAll(/(?:(?:(["'])([\w@./-]+)\1|([\w$]+))\s*:\s*)?(["'`])([^"'`\s]+)\4/g))
      take(match[5]!, match[2] ?? match[3]);
  }
  for (const path of asStrings(asJson(json.tsup)?.entry)) take(path, undefined);
  for (const command of Object.values(asJson(json.scripts) ?? {}).flatMap(asStrings))
    if (BUILD_COMMAND.test(command)) for (const word of command.split(/[\s"']+/)) take(word, undefined);

  const common = commonFolder([...entries]);

  return {
    find(output) {
      const byName = named.get(output);
      if (byName !== undefined) return byName;
      const fitting = [...entries].filter(entry => isCalled(stripExtension(entry), output));
      if (fitting.length === 1) return fitting[0];
      const exact = fitting.find(entry => stripExtension(entry) === inFolder(common, output));
      if (exact !== undefined || fitting.length > 0) return exact;
      for (const place of globFolders) {
        const found = files.find(inFolder(place, output));
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function isCalled(stem: string, output: string): boolean {
  return stem === output || stem.endsWith(`/${output}`);
}

/** The innermost folder that all paths lie in: what bundlers leave out of the names of their output. */
function commonFolder(paths: readonly string[]): string {
  let common = paths.length === 0 ? '' : folderOf(paths[0]!);
  for (const path of paths) while (!isInside(common, path)) common = folderOf(common);
  return common;
}
