import type { Dependency } from '../model/dependency';
import { isExternal } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import type { SymbolRelation } from '../model/symbol';
import type { SymbolFact } from '../model/symbol-facts';
import type { ClassRelations } from '../patterns/code/class-relations';
import { createNameFollower, type FollowName } from '../resolve/python/follow-names';
import { createExportFollower } from '../resolve/script/follow-exports';
import { type ChangedNames, findChangedNames } from './changed-names';
import { linkSymbols, type SymbolLookup } from './link-symbols';
import { createNameUsers, type NameUsers } from './name-users';
import type { ResolvedModule } from './resolve-facts';
import { isSameData } from './same-data';

/**
 * The modules of a workspace, kept to say of every name that one takes from another which module defines it: the names
 * that Python modules import, and what symbols name.
 */
export interface NameLinks {
  clear(): void;
  put(module: ResolvedModule): void;
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** Takes the place of all relations that the model of code has told before. */
  relate(relations: ClassRelations): void;
  /** The records that are others than when they were put in, or than the last answer said. */
  follow(): ModuleRecord[];
  /** The same of at most so many modules; `undefined` where there are none left to look at. */
  followSome(count: number): ModuleRecord[] | undefined;
}

/** Links with no module in them. */
export function createNameLinks(): NameLinks {
  const byId = new Map<string, ResolvedModule>();
  /** Modules put in since the last answer. */
  const pending = new Set<string>();
  /** The names that modules give and that are others since the last answer. */
  const changes = new Map<string, ChangedNames>();
  /** What the model of code tells of the modules' symbols, besides what they name. */
  let told: ClassRelations = new Map();
  /** Made when first asked, for the first answer looks at all modules anyway. */
  let users: NameUsers | undefined;

  function note(id: string, names: ChangedNames): void {
    const known = changes.get(id);
    if (names === 'all' || known === 'all') changes.set(id, 'all');
    else if (names.size > 0) changes.set(id, new Set([...(known ?? []), ...names]));
  }

  function forget(id: string): void {
    pending.delete(id);
    users?.forget(id);
    if (byId.delete(id)) note(id, 'all');
  }

  /** Modules whose names may lead elsewhere than when last asked. */
  function listConcerned(): Iterable<string> {
    if (pending.size === byId.size) return byId.keys();
    if (changes.size === 0) return pending;
    if (users === undefined) {
      users = createNameUsers();
      for (const module of byId.values()) users.put(module);
    }
    return new Set([...pending, ...users.findConcerned(changes)]);
  }

  function followSome(count: number): ModuleRecord[] | undefined {
    const concerned = [...listConcerned()];
    pending.clear();
    changes.clear();
    for (const id of concerned.splice(count)) pending.add(id);
    if (concerned.length === 0) return undefined;
    const follow = createNameFollower(id => byId.get(id)?.bindings);
    const lookup = createLookup(byId, follow);
    const changed: ModuleRecord[] = [];
    for (const id of concerned) {
      const module = byId.get(id)!;
      const record = withSymbols(followRecord(module, follow), module, lookup, told.get(id));
      if (record === module.record) continue;
      byId.set(id, { ...module, record });
      changed.push(record);
    }
    return changed;
  }

  return {
    clear() {
      byId.clear();
      pending.clear();
      changes.clear();
      users = undefined;
      told = new Map();
    },
    relate(relations) {
      for (const id of new Set([...told.keys(), ...relations.keys()]))
        if (byId.has(id) && !isSameMap(told.get(id), relations.get(id))) pending.add(id);
      told = relations;
    },
    put(module) {
      const { id } = module.record.module;
      if (module.bindings === undefined && module.symbols === undefined) {
        forget(id);
        return;
      }
      note(id, findChangedNames(byId.get(id), module));
      byId.set(id, module);
      users?.put(module);
      pending.add(id);
    },
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) forget(id);
    },
    follow: () => followSome(Number.POSITIVE_INFINITY) ?? [],
    followSome,
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
function withSymbols(
  record: ModuleRecord,
  module: ResolvedModule,
  lookup: SymbolLookup,
  told: ReadonlyMap<string, readonly SymbolRelation[]> | undefined,
): ModuleRecord {
  const { symbols: unlinked } = module;
  if (unlinked === undefined || unlinked.facts.symbols.length === 0) return record;
  const { id, language } = record.module;
  const linked = linkSymbols(id, language === 'python', unlinked, lookup);
  const symbols =
    told === undefined
      ? linked
      : linked.map(symbol => {
          const relations = told.get(symbol.name);
          return relations === undefined
            ? symbol
            : { ...symbol, relations: [...symbol.relations, ...relations] };
        });
  return isSameData(symbols, record.symbols) ? record : { ...record, symbols };
}

function isSameMap(
  one: ReadonlyMap<string, readonly SymbolRelation[]> | undefined,
  other: ReadonlyMap<string, readonly SymbolRelation[]> | undefined,
): boolean {
  return isSameData([...(one ?? [])], [...(other ?? [])]);
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
