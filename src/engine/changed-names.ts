import type { FollowedName } from '../resolve/followed-name';
import type { ModuleBindings } from '../resolve/python/follow-names';
import type { ResolvedModule } from './resolve-facts';
import { isSameData } from './same-data';
import type { UnlinkedSymbols } from './unlinked-symbols';

/** Names that a module gives to others and that lead elsewhere, or to something else, than before. */
export type ChangedNames = ReadonlySet<string> | 'all';

type Linkable = Pick<ResolvedModule, 'bindings' | 'symbols'>;

/** The names that others may see differently in two states of a module. */
export function findChangedNames(before: Linkable | undefined, after: Linkable | undefined): ChangedNames {
  if (before === undefined || after === undefined) return before === after ? new Set() : 'all';
  const changed = new Set<string>();
  const isNarrow =
    compareBindings(before.bindings, after.bindings, changed) &&
    compareSymbols(before.symbols, after.symbols, changed);
  return isNarrow ? changed : 'all';
}

/** Puts the names that differ into `changed`. False where it may be any. */
function compareBindings(
  a: ModuleBindings | undefined,
  b: ModuleBindings | undefined,
  changed: Set<string>,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (!isSameData(a.exports, b.exports) || !isSameData(a.stars, b.stars)) return false;
  if (!isSameData(a.defines, b.defines)) {
    const left = new Set(a.defines);
    const right = new Set(b.defines);
    for (const name of a.defines) if (!right.has(name)) changed.add(name);
    for (const name of b.defines) if (!left.has(name)) changed.add(name);
  }
  compareMaps(a.imported, b.imported, changed);
  return true;
}

function compareSymbols(
  a: UnlinkedSymbols | undefined,
  b: UnlinkedSymbols | undefined,
  changed: Set<string>,
): boolean {
  if (!isSameData(a?.exports.stars ?? [], b?.exports.stars ?? [])) return false;
  compareMaps(listSurface(a), listSurface(b), changed);
  compareMaps(a?.exports.passed ?? NOTHING, b?.exports.passed ?? NOTHING, changed);
  return true;
}

const NOTHING: ReadonlyMap<string, FollowedName> = new Map();

/** What others see of the symbols themselves. */
function listSurface(symbols: UnlinkedSymbols | undefined): Map<string, string> {
  const all = symbols?.facts.symbols ?? [];
  return new Map(
    all.map(({ name, kind, abstract = '', exported = '' }) => [name, `${kind} ${abstract} ${exported}`]),
  );
}

function compareMaps<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, changed: Set<string>): void {
  for (const [name, value] of a) if (!isSameData(value, b.get(name))) changed.add(name);
  for (const name of b.keys()) if (!a.has(name)) changed.add(name);
}
