import type { ImportFact } from '../../model/dependency';
import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, inFolder, isInside, joinPath } from '../paths';
import type { ProjectFiles } from '../project-files';
import type { Resolution, ResolvedTarget } from '../resolution';
import { readDeclaredProjects } from './declared-roots';
import { explainMissing } from './explain-missing';
import { type Found, findModule } from './find-module';
import { findImportRoots } from './import-roots';
import { createPythonFiles, isPython } from './python-files';
import { createRequirements } from './requirements';
import { isStdlib } from './stdlib-modules';

/** Where imports stand, and what is known of names there. */
interface Place {
  readonly from: string;
  readonly folder: string;
  readonly known: Map<string, Found>;
}

/** The resolver of Python imports. Faults in configuration files are reported. */
export function createPythonResolver(
  project: ProjectFiles,
  report: (diagnostic: Diagnostic) => void,
): (from: string, fact: ImportFact) => Resolution {
  const workspaceRoots = project.roots ?? [];
  const floor = workspaceRoots.length === 0 ? 0 : 1;
  const modules = project.modules.filter(isPython);
  const otherFiles = new Set(project.files);
  const files = createPythonFiles(modules);
  const declared = readDeclaredProjects(project.configs, report);
  const isRequired = createRequirements(declared);
  const rootsFor = findImportRoots({ modules, files, declared, otherFiles, workspaceRoots });
  const ownPackages = new Map<string, string>();
  if (project.folderName !== undefined && floor === 0) ownPackages.set(project.folderName, '');
  for (const root of workspaceRoots) ownPackages.set(root, root);
  for (const [name, root] of ownPackages) if (files.findInit(root) === undefined) ownPackages.delete(name);
  const answers = new Map<string, Map<string, Found>>();
  /** By folder, see `topRoot`. */
  const tops = new Map<string, string>();
  /** By root and file, see `parentsOf`. */
  const parents = new Map<string, Map<string, readonly string[]>>();
  let last: Place | undefined;

  function answersAt(folder: string): Map<string, Found> {
    let known = answers.get(folder);
    if (known === undefined) {
      known = new Map();
      answers.set(folder, known);
    }
    return known;
  }

  function find({ folder, known }: Place, name: string): Found {
    let found = known.get(name);
    if (found === undefined) {
      found = name.startsWith('.')
        ? findRelative(folder, name)
        : findModule({ files, rootsFor, ownPackages, isRequired }, folder, name);
      known.set(name, found);
    }
    return found;
  }

  function findRelative(folder: string, name: string): Found {
    const rest = name.replace(/^\.+/, '');
    const up = name.length - rest.length - 1;
    const path = joinPath(folder, `${'../'.repeat(up)}${rest.replaceAll('.', '/')}`, floor);
    if (path === undefined) return { kind: 'missing', path };
    const file = files.find(path);
    if (file === undefined && !files.hasFolder(path)) return { kind: 'missing', path };
    return { kind: 'module', root: topRoot(path), path, file };
  }

  /** The folder that the top-most package round a module stands in. */
  function topRoot(path: string): string {
    const folder = folderOf(path);
    let top = tops.get(folder);
    if (top === undefined) {
      top = folder;
      while (top !== '' && files.findInit(top) !== undefined) top = folderOf(top);
      tops.set(folder, top);
    }
    return top;
  }

  function explain(folder: string, specifier: string, path: string | undefined): string {
    const findFile = (name: string) => {
      const found = findRelative(folder, name);
      return found.kind === 'module' ? found.file : undefined;
    };
    return explainMissing(specifier, path, { files, otherFiles, findRelative: findFile });
  }

  /** The `__init__` files that Python runs on the way to a module, outermost first. */
  function parentsOf(root: string, file: string): readonly string[] {
    let byFile = parents.get(root);
    if (byFile === undefined) {
      byFile = new Map();
      parents.set(root, byFile);
    }
    let found = byFile.get(file);
    if (found === undefined) {
      found = findParents(root, file);
      byFile.set(file, found);
    }
    return found;
  }

  function findParents(root: string, file: string): string[] {
    const parents: string[] = [];
    let at = isInit(file) ? folderOf(folderOf(file)) : folderOf(file);
    // The folder of a package's `__init__` may be the root itself, and then nothing stands round it.
    if (!isInside(root, at) || (isInit(file) && folderOf(file) === root)) return parents;
    for (; at !== root; at = folderOf(at)) addInit(parents, at);
    if (isOwnPackage(root)) addInit(parents, root);
    return parents;
  }

  function addInit(parents: string[], folder: string): void {
    const init = files.findInit(folder);
    if (init !== undefined) parents.unshift(init);
  }

  function isOwnPackage(folder: string): boolean {
    return folder === '' ? floor === 0 && ownPackages.size > 0 : ownPackages.get(folder) === folder;
  }

  /** Whether what was found is a package with an `__init__`, or lies in one: then no installed package can be meant. */
  function isInPackage({ root, path }: { readonly root: string; readonly path: string }): boolean {
    for (let at = path; at !== root && at !== ''; at = folderOf(at)) {
      if (files.find(at) !== undefined) return true;
    }
    return isOwnPackage(root);
  }

  /** The modules an import names, each with its names, and the names that no module provides. */
  function resolveNames(found: Found & { kind: 'module' }, names: readonly string[]) {
    const byFile = new Map<string, string[]>();
    const submodules = new Set<string>();
    const lost: string[] = [];
    const portions = [found, ...(found.others ?? [])];
    /** The roots of what is found at another one than the package's first part. */
    const roots = new Map<string, string>();
    const take = (file: string, name: string | undefined) => {
      const taken = byFile.get(file) ?? [];
      byFile.set(file, name === undefined ? taken : [...taken, name]);
    };
    if (names.length === 0 && found.file !== undefined) take(found.file, undefined);
    for (const name of names) {
      const isPackage = found.file === undefined || isInit(found.file);
      const submodule = name !== '*' && isPackage ? findIn(portions, name) : undefined;
      if (submodule !== undefined) {
        submodules.add(submodule.file);
        roots.set(submodule.file, submodule.root);
        take(submodule.file, name);
      } else if (found.file !== undefined) take(found.file, name);
      else if (name !== '*' && !portions.some(({ path }) => files.hasFolder(inFolder(path, name))))
        lost.push(name);
    }
    return { byFile, submodules, roots, lost };
  }

  function findIn(portions: readonly { root: string; path: string }[], name: string) {
    for (const { root, path } of portions) {
      const file = files.find(inFolder(path, name));
      if (file !== undefined) return { root, file };
    }
    return undefined;
  }

  return (from, fact) => {
    const { specifier, names, kind } = fact;
    // The imports of a module come one after the other.
    if (last?.from !== from) {
      const folder = folderOf(from);
      last = { from, folder, known: answersAt(folder) };
    }
    const found = find(last, specifier);
    if (found.kind === 'missing')
      return { targets: [], unresolved: explain(last.folder, specifier, found.path) };
    if (found.kind === 'external') return { targets: [{ to: externalId(specifier), kind, names }] };
    const { byFile, submodules, roots, lost } = resolveNames(found, names);
    // A folder that only shares the name of an installed package: nothing of what is asked for is in it.
    if (byFile.size === 0 && !specifier.startsWith('.') && !isInPackage(found))
      return { targets: [{ to: externalId(specifier), kind, names }] };
    // `from . import name` in an `__init__` may mean a name of its own.
    byFile.delete(from);
    const targets = [...byFile].map(
      ([to, taken]): ResolvedTarget => ({
        to,
        kind,
        names: taken,
        ...(submodules.has(to) && { isSubmodule: true }),
      }),
    );
    const implicit = new Set(
      [...byFile.keys()].flatMap(file => parentsOf(roots.get(file) ?? found.root, file)),
    );
    for (const to of implicit) {
      if (to !== from && !byFile.has(to)) targets.push({ to, kind: 'implicit', names: [] });
    }
    if (lost.length === 0) return { targets };
    const place = found.path === '' ? 'the workspace folder' : found.path;
    return {
      targets,
      unresolved: `There is no module ${lost.join(', ')} in ${place}, which has no __init__.py.`,
    };
  };
}

function isInit(file: string): boolean {
  return /(?:^|\/)__init__\.pyi?$/.test(file);
}

function externalId(specifier: string): string {
  const top = specifier.split('.', 1)[0]!;
  return isStdlib(top) ? `stdlib:${top}` : `pypi:${top}`;
}
