import type { FollowedName } from '../resolve/followed-name';
import { WHOLE } from '../resolve/script/follow-exports';
import type { ChangedNames } from './changed-names';
import type { ResolvedModule } from './resolve-facts';

/** Who takes which names from whom, to find out whom a change of names concerns. */
export interface NameUsers {
  /** Takes a module in, or its new state. */
  put(module: ResolvedModule): void;
  forget(id: string): void;
  /** The modules that these changes may concern, directly or by way of those that pass names on. */
  findConcerned(changes: ReadonlyMap<string, ChangedNames>): Set<string>;
}

/** What one module takes from another by name; `all` where it takes the whole. */
type Taken = Set<string> | 'all';

/** An index with nothing in it. */
export function createNameUsers(): NameUsers {
  const byId = new Map<string, ResolvedModule>();
  /** By the module that is taken from, then by the one that takes. */
  const users = new Map<string, Map<string, Taken>>();
  /** The modules that each takes from. */
  const sources = new Map<string, Set<string>>();

  function forget(id: string): void {
    for (const source of sources.get(id) ?? []) users.get(source)?.delete(id);
    sources.delete(id);
    byId.delete(id);
  }

  function add(user: string, from: string, name: string | undefined): void {
    let takers = users.get(from);
    if (takers === undefined) {
      takers = new Map();
      users.set(from, takers);
    }
    const taken = takers.get(user);
    if (name === undefined) takers.set(user, 'all');
    else if (taken === undefined) takers.set(user, new Set([name]));
    else if (taken !== 'all') taken.add(name);
    sources.get(user)!.add(from);
  }

  return {
    forget,
    put(module) {
      const { id } = module.record.module;
      forget(id);
      byId.set(id, module);
      sources.set(id, new Set());
      for (const place of module.followable) {
        const { to, names } = module.record.dependencies[place]!;
        for (const name of names) add(id, to, name);
      }
      for (const hop of module.symbols?.hops ?? []) if (hop !== undefined) add(id, hop.module, hop.name);
      for (const { module: from, name } of listPassed(module)) add(id, from, name);
      for (const from of listStars(module)) add(id, from, undefined);
    },
    findConcerned(changes) {
      const concerned = new Set<string>();
      const known = new Map<string, Taken>();
      const pending: [id: string, names: ChangedNames][] = [...changes];
      for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
        const [id] = entry;
        const names = withDefault(entry[1]);
        if (!isMore(known, id, names)) continue;
        for (const [user, taken] of users.get(id) ?? []) {
          if (!overlaps(taken, names)) continue;
          concerned.add(user);
          const passed = passOn(byId.get(user)!, id, names);
          if (passed === 'all' || passed.size > 0) pending.push([user, passed]);
        }
      }
      return concerned;
    },
  };
}

function listPassed({ bindings, symbols }: ResolvedModule): FollowedName[] {
  return [...(bindings?.imported.values() ?? []), ...(symbols?.exports.passed.values() ?? [])];
}

function listStars({ bindings, symbols }: ResolvedModule): string[] {
  return [...(bindings?.stars ?? []), ...(symbols?.exports.stars ?? [])];
}

/** What a module is as a whole is what a default import of it gives. */
function withDefault(names: ChangedNames): ChangedNames {
  return names !== 'all' && names.has(WHOLE) ? new Set([...names, 'default']) : names;
}

/** Whether there is a name among these that was not known to have changed. They are, from then on. */
function isMore(known: Map<string, Taken>, id: string, names: ChangedNames): boolean {
  const before = known.get(id);
  if (before === 'all') return false;
  if (names === 'all') {
    known.set(id, 'all');
    return true;
  }
  if (before === undefined) {
    known.set(id, new Set(names));
    return names.size > 0;
  }
  const { size } = before;
  for (const name of names) before.add(name);
  return before.size > size;
}

function overlaps(taken: Taken, names: ChangedNames): boolean {
  if (taken === 'all' || names === 'all') return true;
  for (const name of names) if (taken.has(name)) return true;
  return false;
}

/** The names by which a module passes on what another one gives by these. */
function passOn({ bindings, symbols }: ResolvedModule, from: string, names: ChangedNames): ChangedNames {
  const passed = new Set<string>();
  if (bindings?.stars.includes(from) || symbols?.exports.stars.includes(from)) {
    if (names === 'all') return 'all';
    for (const name of names) passed.add(name);
  }
  for (const links of [bindings?.imported, symbols?.exports.passed])
    for (const [local, { module, name }] of links ?? [])
      if (module === from && (name === undefined || names === 'all' || names.has(name))) passed.add(local);
  return passed;
}
