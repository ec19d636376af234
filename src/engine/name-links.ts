import type { Dependency } from '../model/dependency';
import { isExternal } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import { createNameFollower, type FollowName, type ModuleBindings } from '../resolve/python/follow-names';
import type { ResolvedModule } from './resolve-facts';
import { isSameData } from './same-data';

/** The Python modules of a workspace, kept to say of every imported name which module defines it. */
export interface NameLinks {
  clear(): void;
  put(module: ResolvedModule): void;
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** The records whose `definedIn` is another than when they were put in, or than the last answer said. */
  follow(): ModuleRecord[];
}

/** Links with no module in them. */
export function createNameLinks(): NameLinks {
  const byId = new Map<string, ResolvedModule>();
  /** Modules to look at: those put in since the last answer, or all where a module has other names now. */
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
      if (module.bindings === undefined) {
        forget(id);
        return;
      }
      haveNamesChanged ||= !isSameBindings(byId.get(id)?.bindings, module.bindings);
      byId.set(id, module);
      pending.add(id);
    },
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) forget(id);
    },
    follow() {
      const follow = createNameFollower(id => byId.get(id)?.bindings);
      const changed: ModuleRecord[] = [];
      for (const id of haveNamesChanged ? byId.keys() : pending) {
        const module = byId.get(id)!;
        const record = followRecord(module, follow);
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
    const module = follow(to, name);
    if (module === undefined || module === to || isExternal(module)) continue;
    found ??= [];
    found.push([name, module]);
  }
  return found === undefined ? undefined : Object.fromEntries(found);
}

function isSameBindings(a: ModuleBindings | undefined, b: ModuleBindings): boolean {
  if (a === undefined) return false;
  return (
    isSameData(a.defines, b.defines) &&
    isSameData(a.exports, b.exports) &&
    isSameData(a.stars, b.stars) &&
    isSameData([...a.imported], [...b.imported])
  );
}
