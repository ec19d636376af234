import type { CodeFacts, ModuleCode } from '../model/code';
import { isExternal } from '../model/module';
import { compareIds } from '../model/snapshot';
import { unpackCode } from '../model/unpack-code';
import type { CodeSource, ImportTarget } from '../patterns/code/code-source';
import type { FollowedName } from '../resolve/followed-name';
import { createNameFollower, type ModuleBindings } from '../resolve/python/follow-names';
import { createExportFollower, type ScriptExports, WHOLE } from '../resolve/script/follow-exports';
import { externalName, findImportHop, type ModuleImports } from './import-hops';
import { createPythonPackages } from './python-packages';
import type { ResolvedModule } from './resolve-facts';

/** The code of a workspace's modules, kept to be handed to whoever looks for patterns. */
export interface CodeSources {
  clear(): void;
  put(module: ResolvedModule): void;
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** All modules whose code was read, in the order of their ids, as they are now: later changes make no difference. */
  list(): readonly CodeSource[];
}

/** Sources with no module in them. */
export function createCodeSources(): CodeSources {
  const byId = new Map<string, ResolvedModule>();
  /** Trees are big and nearly all stay as they are: each is unpacked when first looked at, and once. */
  const unpacked = new WeakMap<CodeFacts, ModuleCode>();

  function unpack(facts: CodeFacts): ModuleCode {
    let code = unpacked.get(facts);
    if (code === undefined) {
      code = unpackCode(facts.packed);
      unpacked.set(facts, code);
    }
    return code;
  }

  return {
    clear: () => byId.clear(),
    put(module) {
      const { id } = module.record.module;
      if (module.code === undefined) byId.delete(id);
      else byId.set(id, module);
    },
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) byId.delete(id);
    },
    list() {
      const now = new Map(byId);
      const follow = createFollower(now);
      return [...now.values()]
        .sort((a, b) => compareIds(a.record.module.id, b.record.module.id))
        .map(module => createSource(module, unpack, follow));
    },
  };
}

function createSource(
  { record, code }: ResolvedModule,
  unpack: (facts: CodeFacts) => ModuleCode,
  follow: Follower,
): CodeSource {
  const { id, language, origin } = record.module;
  let locals: ReadonlyMap<string, ImportTarget> | undefined;
  return {
    module: id,
    language,
    ...(origin !== undefined && { origin }),
    get code() {
      return unpack(code!.facts);
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

function createFollower(byId: ReadonlyMap<string, ResolvedModule>): Follower {
  const packages = createPythonPackages(id => byId.has(id));
  const bindings = new Map<string, ModuleBindings | undefined>();
  const exports = new Map<string, ScriptExports | undefined>();
  const followName = createNameFollower(id => remember(bindings, id, bindingsOf));
  const followExport = createExportFollower(id => remember(exports, id, exportsOf));

  function isPython(id: string): boolean {
    return id.endsWith('/') || byId.get(id)?.record.module.language === 'python';
  }

  /** Where each imported name leads at first; where there are several of a name, the first that leads anywhere. */
  function hopsOf(id: string): Map<string, FollowedName> {
    const hops = new Map<string, FollowedName>();
    const code = byId.get(id)?.code;
    for (const { local, import: place, name } of code?.facts.names ?? []) {
      if (hops.has(local)) continue;
      const hop = findLocalHop(id, code!.imports, place, name, local);
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
    if (module?.symbols === undefined) return undefined;
    const { facts, exports: known } = module.symbols;
    let passed: Map<string, FollowedName> | undefined;
    for (const { name, reference } of facts.exports) {
      const { import: place, name: theirs } = facts.references[reference]!;
      if (place === undefined || name === '*' || known.passed.has(name)) continue;
      const hop = module.code && findImportHop(module.code.imports, place, theirs);
      if (hop === undefined || externalName(hop) === undefined) continue;
      passed ??= new Map(known.passed);
      passed.set(name, hop);
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
