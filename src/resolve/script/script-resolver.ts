import type { ImportFact } from '../../model/dependency';
import type { Diagnostic } from '../../model/diagnostic';
import { collectFolders, folderOf, inFolder, isInside, joinPath } from '../paths';
import type { ProjectFiles } from '../project-files';
import { asStrings } from '../read-json';
import type { Resolution } from '../resolution';
import { isAsset, stripDecoration } from './assets';
import { createBuildReader } from './build-entries';
import { explainMissingFile, explainMissingInPackage } from './explain-missing';
import { builtinId } from './node-builtins';
import { createPackageEntries } from './package-entries';
import { readTargets } from './package-exports';
import { createConfigReader } from './read-tsconfig';
import { createScriptConfigs, mapSpecifier, type ScriptConfig } from './script-configs';
import { createSourceFiles } from './source-files';
import { readWorkspacePackages, splitSpecifier } from './workspace-packages';

/** What a specifier means in a place: a module or an external id, a reason, or neither for an asset. */
interface Answer {
  readonly to?: string;
  readonly unresolved?: string;
}

const NO_MODULE: Answer = {};

const NO_CONDITIONS: ReadonlySet<string> = new Set();

/** Where a specifier stands, and what its meaning depends on. */
interface Place {
  readonly from: string;
  readonly folder: string;
  readonly config: ScriptConfig | undefined;
  /** See `readTargets`. */
  readonly conditions: ReadonlySet<string>;
}

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
  const packages = readWorkspacePackages(configs, floor, report);
  const scriptConfigs = createScriptConfigs(
    createConfigReader({ configs, floor, report, findInPackage, otherFiles, want }),
    floor,
  );
  const entriesOf = createBuildReader(configs, packages, files, floor);
  const entries = createPackageEntries(files, { findConfig: scriptConfigs.near, entriesOf }, floor);
  let folders: Set<string> | undefined;
  const answers = new Map<ScriptConfig | undefined, Map<string, Map<string, Answer>>>();
  let last: Place | undefined;

  // Read now what is certain to be used, so that faults are known before the first import is resolved.
  for (const path of configs.keys())
    if (/(?:^|\/)[tj]sconfig\.json$/.test(path)) scriptConfigs.near(folderOf(path));

  /** What `extends` may mean by a package's name: a file that it exports, one by its path, or its `tsconfig` field. */
  function findInPackage(folder: string, specifier: string): readonly string[] {
    const parts = splitSpecifier(specifier);
    const target = parts === undefined ? undefined : packages.find(folder, parts.name);
    if (target === undefined) return [];
    const { subpath } = parts!;
    const named = [
      ...readTargets(target.json.exports, subpath === '' ? '.' : `./${subpath}`, NO_CONDITIONS).all,
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

  function resolveRelative({ folder, config }: Place, specifier: string): Answer {
    const path = joinPath(folder, specifier, floor);
    if (path === undefined) return { unresolved: `${specifier} leads out of the workspace folder.` };
    const found = findPath(path, /(?:^|\/)\.{0,2}$/.test(specifier)) ?? findInRootDirs(config, path);
    if (found !== undefined) return { to: found };
    return isOtherFile(path) ? NO_MODULE : { unresolved: explainPath(path) };
  }

  /** `/src/a`: development servers count from the folder of the package that they serve, others from the workspace's. */
  function resolveFromRoot(place: Place, specifier: string): Answer {
    const root = floor === 0 ? '' : place.folder.split('/', 1)[0]!;
    const owner = packages.around(place.folder)?.folder;
    if (owner !== undefined && owner !== root) {
      const inPackage = resolveRelative({ ...place, folder: owner }, `.${specifier}`);
      if (inPackage.to !== undefined) return inPackage;
    }
    return resolveRelative({ ...place, folder: root }, `.${specifier}`);
  }

  /** `rootDirs` lay several folders over one another. */
  function findInRootDirs(config: ScriptConfig | undefined, path: string): string | undefined {
    const rootDirs = config?.rootDirs ?? [];
    const own = rootDirs.find(rootDir => isInside(rootDir, path));
    if (own === undefined) return undefined;
    for (const rootDir of rootDirs) {
      const found = files.find(inFolder(rootDir, path.slice(own === '' ? 0 : own.length + 1)));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What `paths` and `baseUrl` make of a specifier; `undefined` where they have nothing to say. */
  function resolveMapped(config: ScriptConfig | undefined, specifier: string): Answer | undefined {
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
  function resolveInternal(place: Place, specifier: string): Answer {
    const owner = packages.around(place.folder);
    if (owner === undefined) return { unresolved: `No package.json round this file defines ${specifier}.` };
    const targets = readTargets(owner.json.imports, specifier, place.conditions);
    const [first] = targets.typed;
    if (first !== undefined && !first.startsWith('.')) return resolveBare(place, first);
    const found = entries.findNamed(owner, targets);
    if (found !== undefined) return { to: found };
    if (targets.all.some(isAsset)) return NO_MODULE;
    const file = inFolder(owner.folder, 'package.json');
    return { unresolved: `The "imports" of ${file} lead to no source for ${specifier}.` };
  }

  function resolveBare(place: Place, specifier: string): Answer {
    const builtin = builtinId(specifier);
    if (builtin !== undefined) return { to: builtin };
    const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)/.exec(specifier)?.[1];
    if (npm !== undefined) return { to: `npm:${npm}` };
    // URLs and the virtual modules of build tools have no file anywhere.
    if (/^[A-Za-z][\w+.-]*:/.test(specifier)) return NO_MODULE;
    const parts = splitSpecifier(specifier);
    if (parts === undefined)
      return isAsset(specifier) ? NO_MODULE : { unresolved: explainAlias(place.config, specifier) };
    const { name, subpath } = parts;
    const target = packages.find(place.folder, name);
    if (target === undefined) {
      const missing = explainMapping(place.config, specifier);
      return missing === undefined ? { to: `npm:${name}` } : { unresolved: missing };
    }
    const found = entries.find(target, subpath, place.conditions);
    if (found !== undefined) return { to: found };
    if (subpath !== '' && isOtherFile(inFolder(target.folder, subpath))) return NO_MODULE;
    return { unresolved: explainMissingInPackage(name, target.folder, subpath) };
  }

  function explainAlias(config: ScriptConfig | undefined, specifier: string): string {
    return (
      explainMapping(config, specifier) ??
      `${specifier} looks like an alias, but no tsconfig.json or jsconfig.json that applies here defines it.`
    );
  }

  /** Where `paths` say that a specifier is, but nothing is; `undefined` where they leave it to others. */
  function explainMapping(config: ScriptConfig | undefined, specifier: string): string | undefined {
    if (config === undefined || isAsset(specifier)) return undefined;
    const [path] = mapSpecifier(config, specifier, true);
    if (path === undefined || /(?:^|\/)node_modules(?:\/|$)/.test(path)) return undefined;
    return `tsconfig.json maps ${specifier} to ${path}. ${explainPath(path)}`;
  }

  function answer(place: Place, written: string): Answer {
    const specifier = stripDecoration(written);
    if (/^\.\.?(?:\/|$)/.test(specifier)) return resolveRelative(place, specifier);
    if (specifier.startsWith('/')) return resolveFromRoot(place, specifier);
    const mapped = resolveMapped(place.config, specifier);
    if (mapped !== undefined) return mapped;
    return specifier.startsWith('#') ? resolveInternal(place, specifier) : resolveBare(place, specifier);
  }

  /** Imports of one file come one after the other. */
  function placeOf(from: string): Place {
    if (last?.from !== from) {
      const folder = folderOf(from);
      const config = scriptConfigs.for(from);
      last = { from, folder, config, conditions: conditionsOf('import', config) };
    }
    return last;
  }

  function answersAt({ folder, config }: Place): Map<string, Answer> {
    let byFolder = answers.get(config);
    if (byFolder === undefined) {
      byFolder = new Map();
      answers.set(config, byFolder);
    }
    let known = byFolder.get(folder);
    if (known === undefined) {
      known = new Map();
      byFolder.set(folder, known);
    }
    return known;
  }

  return (from, { specifier, kind, names }) => {
    const place = placeOf(from);
    const known = answersAt(place);
    const isRequired = kind === 'require';
    // No specifier starts with a blank, so the two kinds of questions share a map.
    const key = isRequired ? ` ${specifier}` : specifier;
    let found = known.get(key);
    if (found === undefined) {
      const asked = isRequired ? { ...place, conditions: conditionsOf('require', place.config) } : place;
      found = answer(asked, specifier);
      known.set(key, found);
    }
    const { to, unresolved } = found;
    if (to !== undefined) return { targets: [{ to, kind, names }] };
    return unresolved === undefined ? { targets: [] } : { targets: [], unresolved };
  };
}

/** `import` or `require` with what else holds by a configuration. */
function conditionsOf(kind: string, config: ScriptConfig | undefined): ReadonlySet<string> {
  return new Set([kind, ...(config?.conditions ?? ['node'])]);
}
