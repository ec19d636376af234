import type { ModuleSymbol, RelationKind, SymbolRelation } from '../model/symbol';
import { RELATION_KINDS, type SymbolFact } from '../model/symbol-facts';
import type { FollowedName } from '../resolve/followed-name';
import { WHOLE } from '../resolve/script/follow-exports';
import type { UnlinkedSymbols } from './unlinked-symbols';

/** What linking asks about other modules. */
export interface SymbolLookup {
  /** Follows a name that a module gives to where it is defined. */
  follow(module: string, name: string): FollowedName | undefined;
  /** The symbol that a module defines by a name. */
  find(module: string, name: string): SymbolFact | undefined;
}

interface Target {
  readonly module: string;
  readonly symbol: SymbolFact;
  /** Not the symbol itself is named, but something in it: `Order.make`. */
  readonly isMember: boolean;
}

/**
 * The symbols of a module with relations to those of the workspace; what leads elsewhere is dropped. In Python, where
 * any base is called the same and so is any call, the targets say what a relation is.
 */
export function linkSymbols(
  id: string,
  isPython: boolean,
  { facts, hops }: UnlinkedSymbols,
  lookup: SymbolLookup,
): ModuleSymbol[] {
  const targets = hops.map((hop, place) => {
    const found = hop && followMembers(id, hop, facts.references[place]!.members, lookup);
    const symbol = found?.name === undefined ? undefined : lookup.find(found.module, found.name);
    return symbol && found ? { module: found.module, symbol, isMember: found.isMember } : undefined;
  });
  return facts.symbols.map(symbol => {
    const { name, kind, abstract, exported, line, endLine } = symbol;
    return {
      name,
      kind,
      ...(abstract && { abstract }),
      ...(exported && { exported }),
      line,
      endLine,
      relations: relate(id, isPython, symbol, targets),
    };
  });
}

function followMembers(
  id: string,
  { module, name }: FollowedName,
  members: string | undefined,
  { follow }: SymbolLookup,
): (FollowedName & Pick<Target, 'isMember'>) | undefined {
  let isMember = false;
  let at = name === undefined || module === id ? { module, name } : follow(module, name);
  // What `import x from` takes from a module that is as a whole something else.
  if (at === undefined && name === 'default') at = follow(module, WHOLE);
  for (const member of members?.split('.') ?? []) {
    // The member of a class or object.
    isMember = at !== undefined && at.name !== undefined;
    if (at === undefined || isMember) break;
    at = follow(at.module, member);
  }
  const found = at !== undefined && at.name === undefined ? follow(at.module, WHOLE) : at;
  return found && { ...found, isMember };
}

function relate(
  id: string,
  isPython: boolean,
  from: SymbolFact,
  targets: readonly (Target | undefined)[],
): SymbolRelation[] {
  const relations: SymbolRelation[] = [];
  /** Targets that were related to before, by kind. */
  const seen = new Map<SymbolFact, Set<RelationKind>>();
  const { uses } = from;
  for (let i = 0; i < uses.length; i += 3) {
    const target = targets[uses[i + 1]!];
    if (target === undefined || target.symbol === from) continue;
    const found = target.isMember ? 'uses' : RELATION_KINDS[uses[i]!]!;
    const kind = isPython ? settleKind(found, from, target.symbol) : found;
    const kinds = seen.get(target.symbol);
    if (kinds?.has(kind)) continue;
    if (kinds === undefined) seen.set(target.symbol, new Set([kind]));
    else kinds.add(kind);
    const { name } = target.symbol;
    const line = uses[i + 2]!;
    relations.push(target.module === id ? { kind, name, line } : { kind, name, module: target.module, line });
  }
  return relations;
}

function settleKind(found: RelationKind, from: SymbolFact, to: SymbolFact): RelationKind {
  const isClass = to.kind === 'class' || to.kind === 'protocol';
  if (found === 'creates') return isClass ? 'creates' : 'uses';
  if (found === 'inherits') {
    if (to.kind === 'function') return 'uses';
    return to.abstract && from.kind !== 'protocol' ? 'implements' : 'inherits';
  }
  return found;
}
