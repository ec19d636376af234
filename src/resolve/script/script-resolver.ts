import type { ImportFact } from '../../model/dependency';
import type { Diagnostic } from '../../model/diagnostic';
import { collectFolders, folderOf, inFolder, isInside, joinPath } from '../paths';
import type { ProjectFiles } from '../project-files';
import { asStrings } from '../read-json';
import type { Resolution } from '../resolution';
import { isAsset, stripDecoration } from './assets';
import { explainMissingFile, explainMissingInPackage } from './explain-missing';
import { builtinId } from './node-builtins';
import { createPackageEntries } from './package-entries';
import { readTargets } from './package-exports';
import { createConfigReader } from './read-tsconfig';
import { createFindConfig, mapSpecifier } from './script-configs';
import { createSourceFiles } from './source-files';
import { readWorkspacePackages, splitSpecifier } from './workspace-packages';

/** What a specifier means from one folder: a module or an external id, a reason, or neither for an asset. */
interface Answer {
  readonly to?: string;
  readonly unresolved?: string;
}

const NO_MODULE: Answer = {};

/**
 * The resolver of TypeScript and JavaScript imports. Faults in configuration files are reported. `want` takes the paths
 * of files that configuration extends and whose texts are missing.
 */
export function createScriptResolver(
  project: ProjectFiles,
  report: (diagnostic: Diagnostic) => void,
  want: (path: string) => void,
): (from: string, fact: ImportFact) => Resolution {
  const { configs } = project;
  const floor = project.roots === undefined || project.roots.length === 0 ? 0 : 1;
  const modules = new Set(project.modules);
  const otherFiles = new Set(project.files);
  const files = createSourceFiles(modules);
  const packages = readWorkspacePackages(configs, report);
  const findConfig = createFindConfig(
    createConfigReader({ configs, floor, report, findInPackage, otherFiles, want }),
    floor,
  );
  const entries = createPackageEntries(files, findConfig, floor);
  let folders: Set<string> | undefined;
  const answers = new Map<string, Map<string, Answer>>();

  // Read now what is certain to be used, so that faults are known before the first import is resolved.
  for (const path of configs.keys()) if (/(?:^|\/)[tj]sconfig\.json$/.test(path)) findConfig(folderOf(path));

  /** What `extends` may mean by a package's name: a file that it exports, one by its path, or its `tsconfig` field. */
  function findInPackage(specifier: string): readonly string[] {
    const parts = splitSpecifier(specifier);
    const target = parts === undefined ? undefined : packages.byName(parts.name);
    if (target === undefined) return [];
    const { subpath } = parts!;
    const named = [
      ...readTargets(target.json.exports, subpath === '' ? '.' : `./${subpath}`),
      ...(subpath === '' ? asStrings(target.json.tsconfig) : []),
      subpath,
    ];
    return named.flatMap(path => joinPath(target.folder, path, floor) ?? []);
  }

  function explainPath(path: string): string {
    folders ??= collectFolders([...modules, ...otherFiles]);
    return explainMissingFile(path, folders);
  }

  function isOtherFile(path: string): boolean {
    return isAsset(path) || otherFiles.has(path);
  }

  /** What stands at a workspace path, `folderOnly` where it was written with a trailing slash or dot. */
  function findPath(path: string, folderOnly: boolean): string | undefined {
    const file = folderOnly || path === '' ? undefined : files.findFile(path);
    return file ?? entries.findFolder(path, packages.at(path)) ?? findOutput(path);
  }

  /** The source behind a path in the output folder of the package that it lies in. */
  function findOutput(path: string): string | undefined {
    const owner = packages.around(folderOf(path));
    if (owner === undefined || !isInside(owner.folder, path)) return undefined;
    return entries.findTarget(owner, path.slice(owner.folder === '' ? 0 : owner.folder.length + 1));
  }

  function resolveRelative(folder: string, specifier: string): Answer {
    const path = joinPath(folder, specifier, floor);
    if (path === undefined) return { unresolved: `${specifier} leads out of the workspace folder.` };
    const found = findPath(path, /(?:^|\/)\.{0,2}$/.test(specifier)) ?? findInRootDirs(folder, path);
    if (found !== undefined) return { to: found };
    return isOtherFile(path) ? NO_MODULE : { unresolved: explainPath(path) };
  }

  /** `rootDirs` lay several folders over one another. */
  function findInRootDirs(folder: string, path: string): string | undefined {
    const rootDirs = findConfig(folder)?.rootDirs ?? [];
    const own = rootDirs.find(rootDir => isInside(rootDir, path));
    if (own === undefined) return undefined;
    for (const rootDir of rootDirs) {
      const found = files.find(inFolder(rootDir, path.slice(own === '' ? 0 : own.length + 1)));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What `paths` and `baseUrl` make of a specifier; `undefined` where they have nothing to say. */
  function resolveMapped(folder: string, specifier: string): Answer | undefined {
    const config = findConfig(folder);
    if (config === undefined) return undefined;
    const mapped = mapSpecifier(config, specifier);
    for (const path of [...mapped, ...config.baseUrls.map(base => inFolder(base, specifier))]) {
      const found = findPath(path, false);
      if (found !== undefined) return { to: found };
      if (otherFiles.has(path)) return NO_MODULE;
    }
    return isAsset(specifier) && mapSpecifier(config, specifier, true).length > 0 ? NO_MODULE : undefined;
  }

  /** `#a`: the nearest package's own `imports`. */
  function resolveInternal(folder: string, specifier: string): Answer {
    const owner = packages.around(folder);
    if (owner === undefined) return { unresolved: `No package.json round this file defines ${specifier}.` };
    for (const target of readTargets(owner.json.imports, specifier)) {
      if (!target.startsWith('.')) return resolveBare(folder, target);
      const found = entries.findTarget(owner, target);
      if (found !== undefined) return { to: found };
      if (isAsset(target)) return NO_MODULE;
    }
    const place = inFolder(owner.folder, 'package.json');
    return { unresolved: `The "imports" of ${place} lead to no source for ${specifier}.` };
  }

  function resolveBare(folder: string, specifier: string): Answer {
    const builtin = builtinId(specifier);
    if (builtin !== undefined) return { to: builtin };
    const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)/.exec(specifier)?.[1];
    if (npm !== undefined) return { to: `npm:${npm}` };
    // URLs and the virtual modules of build tools have no file anywhere.
    if (/^[A-Za-z][\w+.-]*:/.test(specifier)) return NO_MODULE;
    const parts = splitSpecifier(specifier);
    if (parts === undefined)
      return isAsset(specifier) ? NO_MODULE : { unresolved: explainAlias(folder, specifier) };
    const { name, subpath } = parts;
    const target = packages.byName(name);
    if (target === undefined) {
      const missing = explainMapping(folder, specifier);
      return missing === undefined ? { to: `npm:${name}` } : { unresolved: missing };
    }
    const found = entries.find(target, subpath);
    if (found !== undefined) return { to: found };
    if (subpath !== '' && isOtherFile(inFolder(target.folder, subpath))) return NO_MODULE;
    return { unresolved: explainMissingInPackage(name, target.folder, subpath) };
  }

  function explainAlias(folder: string, specifier: string): string {
    return (
      explainMapping(folder, specifier) ??
      `${specifier} looks like an alias, but no tsconfig.json or jsconfig.json that applies here defines it.`
    );
  }

  /** Where `paths` say that a specifier is, but nothing is; `undefined` where they leave it to others. */
  function explainMapping(folder: string, specifier: string): string | undefined {
    const config = findConfig(folder);
    if (config === undefined || isAsset(specifier)) return undefined;
    const [path] = mapSpecifier(config, specifier, true);
    if (path === undefined || /(?:^|\/)node_modules(?:\/|$)/.test(path)) return undefined;
    return `tsconfig.json maps ${specifier} to ${path}. ${explainPath(path)}`;
  }

  function answer(folder: string, written: string): Answer {
    const specifier = stripDecoration(written);
    if (/^\.\.?(?:\/|$)/.test(specifier)) return resolveRelative(folder, specifier);
    if (specifier.startsWith('/')) {
      const root = floor === 0 ? '' : folder.split('/', 1)[0]!;
      return resolveRelative(root, `.${specifier}`);
    }
    const mapped = resolveMapped(folder, specifier);
    if (mapped !== undefined) return mapped;
    return specifier.startsWith('#') ? resolveInternal(folder, specifier) : resolveBare(folder, specifier);
  }

  return (from, { specifier, kind, names }) => {
    const folder = folderOf(from);
    let known = answers.get(folder);
    if (known === undefined) {
      known = new Map();
      answers.set(folder, known);
    }
    let found = known.get(specifier);
    if (found === undefined) {
      found = answer(folder, specifier);
      known.set(specifier, found);
    }
    const { to, unresolved } = found;
    if (to !== undefined) return { targets: [{ to, kind, names }] };
    return unresolved === undefined ? { targets: [] } : { targets: [], unresolved };
  };
}
