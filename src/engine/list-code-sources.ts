import type { ModuleCode } from '../model/code';
import { isExternal } from '../model/module';
import { compareIds } from '../model/snapshot';
import type { CodeSource, ImportTarget } from '../patterns/code/code-source';
import type { FollowedName } from '../resolve/followed-name';
import { createNameFollower, type ModuleBindings } from '../resolve/python/follow-names';
import { createExportFollower, type ScriptExports, WHOLE } from '../resolve/script/follow-exports';
import type { CodeModule } from './code-module';
import { externalName, findImportHop, type ModuleImports } from './import-hops';
import { createPythonPackages } from './python-packages';

/**
 * What looks for patterns is given of these modules: their code as `codeOf` reads it when first asked, and what their names mean
 * among them. In the order of their ids.
 */
export function listCodeSources(
  modules: Iterable<CodeModule>,
  codeOf: (module: CodeModule) => ModuleCode,
): readonly CodeSource[] {
  const byId = new Map<string, CodeModule>();
  for (const module of modules) byId.set(module.id, module);
  const follow = createFollower(byId);
  return [...byId.values()]
    .sort((a, b) => compareIds(a.id, b.id))
    .map(module => createSource(module, codeOf, follow));
}

function createSource(
  module: CodeModule,
  codeOf: (module: CodeModule) => ModuleCode,
  follow: Follower,
): CodeSource {
  const { id, language, origin } = module;
  let locals: ReadonlyMap<string, ImportTarget> | undefined;
  return {
    module: id,
    language,
    ...(origin !== undefined && { origin }),
    get code() {
      return codeOf(module);
    },
    resolve(local) {
      locals ??= follow.localsOf(id);
      return locals.get(local);
    },
    imports() {
      locals ??= follow.localsOf(id);
      return locals.values();
    },
    follow: follow.follow,
  };
}

/** What follows names through all modules. */
interface Follower {
  /** What a module's imported names lead to. */
  localsOf(module: string): ReadonlyMap<string, ImportTarget>;
  follow(module: string, name: string): ImportTarget | undefined;
}

function createFollower(byId: ReadonlyMap<string, CodeModule>): Follower {
  const packages = createPythonPackages(id => byId.has(id));
  const bindings = new Map<string, ModuleBindings | undefined>();
  const exports = new Map<string, ScriptExports | undefined>();
  const followName = createNameFollower(id => remember(bindings, id, bindingsOf));
  const followExport = createExportFollower(id => remember(exports, id, exportsOf));

  function isPython(id: string): boolean {
    return id.endsWith('/') || byId.get(id)?.language === 'python';
  }

  /** Where each imported name leads at first; where there are several of a name, the first that leads anywhere. */
  function hopsOf(id: string): Map<string, FollowedName> {
    const hops = new Map<string, FollowedName>();
    const { names = [], imports } = byId.get(id) ?? {};
    for (const { local, import: place, name } of names) {
      if (hops.has(local)) continue;
      const hop = findLocalHop(id, imports!, place, name, local);
      if (hop !== undefined) hops.set(local, hop);
    }
    return hops;
  }

  function findLocalHop(
    id: string,
    imports: ModuleImports,
    place: number,
    name: string,
    local: string,
  ): FollowedName | undefined {
    const hop = findImportHop(imports, place, name);
    const specifier = imports.facts[place]?.specifier ?? '';
    const dots = specifier.split('.').length - 1;
    // Python's `import a.b` gives the name `a` alone, which is the outermost package.
    const isTop = isPython(id) && name === '*' && dots > 0 && specifier.startsWith(`${local}.`);
    if (hop === undefined || !isTop) return hop;
    return externalName(hop) === undefined
      ? packages.parentOf(hop.module, dots)
      : { ...hop, module: hop.module.slice(0, local.length - specifier.length) };
  }

  /** As resolving has made them, but with dotted names for what lies outside, which ids alone do not tell. */
  function bindingsOf(id: string): ModuleBindings | undefined {
    const found = byId.get(id)?.bindings;
    if (found === undefined) return undefined;
    let hops: Map<string, FollowedName> | undefined;
    const imported = new Map<string, FollowedName>();
    for (const [name, source] of found.imported) {
      if (isExternal(source.module)) hops ??= hopsOf(id);
      imported.set(name, (isExternal(source.module) ? hops?.get(name) : undefined) ?? source);
    }
    return { ...found, imported };
  }

  /** As resolving has made them, and with what is passed on from outside of the workspace. */
  function exportsOf(id: string): ScriptExports | undefined {
    const module = byId.get(id);
    if (module?.exports === undefined) return undefined;
    const { exports: known, passedOn = [], imports } = module;
    let passed: Map<string, FollowedName> | undefined;
    for (const { local, import: place, name } of passedOn) {
      if (known.passed.has(local)) continue;
      const hop = findImportHop(imports, place, name);
      if (hop === undefined || externalName(hop) === undefined) continue;
      passed ??= new Map(known.passed);
      passed.set(local, hop);
    }
    return passed === undefined ? known : { ...known, passed };
  }

  function followHop({ module, name }: FollowedName): FollowedName | undefined {
    if (name === undefined) return wholeOf(module);
    if (isPython(module)) return followName(module, name) ?? packages.submoduleOf(module, name);
    const found = followExport(module, name);
    // What `import x from` takes from a module that is as a whole something else.
    if (found === undefined) return name === 'default' ? followExport(module, WHOLE) : undefined;
    return found.name === undefined ? wholeOf(found.module) : found;
  }

  /** What `export =` says that a script is. */
  function wholeOf(module: string): FollowedName {
    const whole = isPython(module) ? undefined : followExport(module, WHOLE);
    return whole ?? { module, name: undefined };
  }

  return {
    localsOf(id) {
      const locals = new Map<string, ImportTarget>();
      for (const [local, hop] of hopsOf(id)) locals.set(local, toTarget(followHop(hop) ?? hop));
      return locals;
    },
    follow(module, name) {
      const found = followHop({ module, name });
      return found && toTarget(found);
    },
  };
}

function toTarget(found: FollowedName): ImportTarget {
  const external = externalName(found);
  if (external !== undefined) return { external };
  const { module, name } = found;
  return name === undefined ? { module } : { module, name };
}

function remember<T>(known: Map<string, T>, id: string, make: (id: string) => T): T {
  if (!known.has(id)) known.set(id, make(id));
  return known.get(id)!;
}
