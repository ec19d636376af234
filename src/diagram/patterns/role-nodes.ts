import type { Hierarchy } from '../../graph/hierarchy';
import type { FindingRole } from '../../model/finding';
import { ownerOfRole } from './pattern-words';

/** The node that plays a role: the symbol where its module is open, else the module; `undefined` where there is neither. */
export function findRoleNode(hierarchy: Hierarchy, role: FindingRole): number | undefined {
  const { byId } = hierarchy;
  return byId.get(`${role.module}#${ownerOfRole(role)}`) ?? byId.get(role.module);
}
