import { isExternal } from '../model/module';
import type { NameReference, SymbolFacts } from '../model/symbol-facts';
import type { FollowedName } from '../resolve/followed-name';
import type { ResolvedTarget } from '../resolve/resolver';
import type { ScriptExports } from '../resolve/script/follow-exports';

/** The symbols of a module whose imports are resolved, while it is still open which symbols others give it. */
export interface UnlinkedSymbols {
  readonly facts: SymbolFacts;
  /** Where each of the facts' references leads at first; `undefined` for what lies outside of the workspace. */
  readonly hops: readonly (FollowedName | undefined)[];
  readonly exports: ScriptExports;
}

/** The symbols of a module with these targets of its imports, by their places. */
export function prepareSymbols(
  id: string,
  facts: SymbolFacts,
  targetsOf: readonly (readonly ResolvedTarget[])[],
): UnlinkedSymbols {
  const hops = facts.references.map(reference => findHop(id, reference, targetsOf));
  const own = new Set<string>();
  for (const { name, exported } of facts.symbols) if (exported) own.add(name);
  const passed = new Map<string, FollowedName>();
  const stars: string[] = [];
  for (const { name, reference } of facts.exports) {
    const hop = hops[reference];
    if (hop === undefined) continue;
    if (name === '*') stars.push(hop.module);
    else if (!passed.has(name)) passed.set(name, hop);
  }
  return { facts, hops, exports: { own, passed, stars } };
}

function findHop(
  id: string,
  reference: NameReference,
  targetsOf: readonly (readonly ResolvedTarget[])[],
): FollowedName | undefined {
  const { import: place, name } = reference;
  if (place === undefined) return { module: id, name };
  for (const { to, kind, names, isSubmodule } of targetsOf[place] ?? []) {
    if (kind === 'implicit' || isExternal(to)) continue;
    if (name === '*') return { module: to, name: undefined };
    if (names.includes(name)) return { module: to, name: isSubmodule ? undefined : name };
  }
  return undefined;
}
