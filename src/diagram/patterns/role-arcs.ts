import type { Finding } from '../../model/finding';
import type { ModuleRecord } from '../../model/snapshot';
import type { RelationKind } from '../../model/symbol';
import { ownerOfRole } from './pattern-words';

/** How what plays one role depends on what plays another, by the places of the two in the finding. */
export interface RoleArc {
  readonly from: number;
  readonly to: number;
  readonly kind: RelationKind;
}

/** From the weakest to the strongest. */
const STRENGTH: readonly RelationKind[] = ['uses', 'creates', 'implements', 'inherits'];

/**
 * The strongest relation between each two of the first `limit` roles of a finding, as the records have it. A role of a method
 * depends on what its class depends on, unless the class plays a role itself; a module on what it imports.
 */
export function connectRoles(
  { roles }: Finding,
  record: (module: string) => ModuleRecord | undefined,
  limit: number = roles.length,
): RoleArc[] {
  const shown = roles.slice(0, limit);
  /** The place of a role by module and symbol; a class itself goes before its methods. */
  const places = new Map<string, number>();
  const modules = new Map<string, number>();
  for (const [i, role] of shown.entries()) {
    const key = `${role.module}#${ownerOfRole(role)}`;
    const isOwner = ownerOfRole(role) === role.symbol;
    if (!places.has(key) || (isOwner && shown[places.get(key) as number].symbol !== role.symbol))
      places.set(key, i);
    if (role.symbol === role.module && !modules.has(role.module)) modules.set(role.module, i);
  }
  const strongest = new Map<string, RoleArc>();
  const add = (from: number, to: number | undefined, kind: RelationKind) => {
    if (to === undefined || to === from) return;
    const known = strongest.get(`${from} ${to}`);
    if (!known || STRENGTH.indexOf(kind) > STRENGTH.indexOf(known.kind))
      strongest.set(`${from} ${to}`, { from, to, kind });
  };
  for (const [key, from] of places) {
    const { module, symbol } = shown[from];
    const found = record(module);
    if (symbol === module) {
      for (const { to } of found?.dependencies ?? []) add(from, modules.get(to) ?? findIn(to), 'uses');
      continue;
    }
    const name = key.slice(module.length + 1);
    for (const own of found?.symbols ?? []) {
      if (own.name !== name) continue;
      for (const relation of own.relations) {
        const target = relation.module ?? module;
        add(from, places.get(`${target}#${relation.name}`) ?? modules.get(target), relation.kind);
      }
    }
  }
  return [...strongest.values()];

  /** What in an imported module plays a role. */
  function findIn(module: string): number | undefined {
    const place = shown.findIndex(role => role.module === module);
    return place < 0 ? undefined : place;
  }
}
