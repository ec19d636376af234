import type { Dependency } from '../model/dependency';
import { isExternal } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import type { SymbolFact } from '../model/symbol-facts';
import { createNameFollower, type FollowName, type ModuleBindings } from '../resolve/python/follow-names';
import { createExportFollower } from '../resolve/script/follow-exports';
import { linkSymbols, type SymbolLookup } from './link-symbols';
import type { ResolvedModule } from './resolve-facts';
import { isSameData } from './same-data';
import { isSameSurface } from './unlinked-symbols';

/**
 * The modules of a workspace, kept to say of every name that one takes from another which module defines it: the names
 * that Python modules import, and what symbols name.
 */
export interface NameLinks {
  clear(): void;
  put(module: ResolvedModule): void;
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** The records that are others than when they were put in, or than the last answer said. */
  follow(): ModuleRecord[];
}

/** Links with no module in them. */
export function createNameLinks(): NameLinks {
  const byId = new Map<string, ResolvedModule>();
  /** Modules to look at: those put in since the last answer, or all where a module gives other names now. */
  const pending = new Set<string>();
  let haveNamesChanged = false;

  function forget(id: string): void {
    pending.delete(id);
    if (byId.delete(id)) haveNamesChanged = true;
  }

  return {
    clear() {
      byId.clear();
      pending.clear();
    },
    put(module) {
      const { id } = module.record.module;
      if (module.bindings === undefined && module.symbols === undefined) {
        forget(id);
        return;
      }
      const before = byId.get(id);
      haveNamesChanged ||=
        !isSameBindings(before?.bindings, module.bindings) || !isSameSurface(before?.symbols, module.symbols);
      byId.set(id, module);
      pending.add(id);
    },
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) forget(id);
    },
    follow() {
      const follow = createNameFollower(id => byId.get(id)?.bindings);
      const lookup = createLookup(byId, follow);
      const changed: ModuleRecord[] = [];
      for (const id of haveNamesChanged ? byId.keys() : pending) {
        const module = byId.get(id)!;
        const record = withSymbols(followRecord(module, follow), module, lookup);
        if (record === module.record) continue;
        byId.set(id, { ...module, record });
        changed.push(record);
      }
      pending.clear();
      haveNamesChanged = false;
      return changed;
    },
  };
}

function createLookup(byId: ReadonlyMap<string, ResolvedModule>, followName: FollowName): SymbolLookup {
  const followExport = createExportFollower(id => byId.get(id)?.symbols?.exports);
  const symbols = new Map<string, ReadonlyMap<string, SymbolFact>>();
  return {
    follow: (module, name) =>
      byId.get(module)?.bindings === undefined ? followExport(module, name) : followName(module, name),
    find(module, name) {
      let named = symbols.get(module);
      if (named === undefined) {
        named = new Map(byId.get(module)?.symbols?.facts.symbols.map(symbol => [symbol.name, symbol]));
        symbols.set(module, named);
      }
      return named.get(name);
    },
  };
}

/** The same record where its symbols are as before. */
function withSymbols(record: ModuleRecord, module: ResolvedModule, lookup: SymbolLookup): ModuleRecord {
  const { symbols: unlinked } = module;
  if (unlinked === undefined || unlinked.facts.symbols.length === 0) return record;
  const { id, language } = record.module;
  const symbols = linkSymbols(id, language === 'python', unlinked, lookup);
  return isSameData(symbols, record.symbols) ? record : { ...record, symbols };
}

/** The same record where nothing is other than before. */
function followRecord({ record, followable }: ResolvedModule, follow: FollowName): ModuleRecord {
  let dependencies: Dependency[] | undefined;
  for (const place of followable) {
    const row = record.dependencies[place]!;
    const definedIn = findDefinitions(row, follow);
    if (isSameData(definedIn, row.definedIn)) continue;
    dependencies ??= [...record.dependencies];
    const { definedIn: _, ...rest } = row;
    dependencies[place] = definedIn === undefined ? rest : { ...rest, definedIn };
  }
  return dependencies === undefined ? record : { ...record, dependencies };
}

function findDefinitions({ to, names }: Dependency, follow: FollowName): Dependency['definedIn'] {
  let found: [string, string][] | undefined;
  for (const name of names) {
    const module = follow(to, name)?.module;
    if (module === undefined || module === to || isExternal(module)) continue;
    found ??= [];
    found.push([name, module]);
  }
  return found === undefined ? undefined : Object.fromEntries(found);
}

function isSameBindings(a: ModuleBindings | undefined, b: ModuleBindings | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    isSameData(a.defines, b.defines) &&
    isSameData(a.exports, b.exports) &&
    isSameData(a.stars, b.stars) &&
    isSameData([...a.imported], [...b.imported])
  );
}
