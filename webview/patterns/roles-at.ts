import type { FindingIndex, PlayedRole } from '../../src/diagram/patterns/finding-index';
import { describeRole, nameOfRole, ownerOfRole } from '../../src/diagram/patterns/pattern-words';
import type { Hierarchy } from '../../src/graph/hierarchy';
import type { Finding } from '../../src/model/finding';

/** Roles, or patterns of a folder, that are told in a few words. */
const TOLD = 4;

/** The roles that a module, or a symbol of an open one, plays. */
export function findRolesOf(
  { ofModule }: FindingIndex,
  { nodes }: Hierarchy,
  node: number,
): readonly PlayedRole[] {
  const { id, kind, parent, label } = nodes[node];
  if (kind === 'module') return ofModule.get(id) ?? [];
  if (kind !== 'symbol') return [];
  return (ofModule.get(nodes[parent].id) ?? []).filter(({ role }) => ownerOfRole(role) === label);
}

/** The findings that are named for something in a folder, by pattern, in the order in which patterns are listed. */
export function findPatternsIn(
  { ofModule, descriptions }: FindingIndex,
  { nodes }: Hierarchy,
  node: number,
): ReadonlyMap<string, readonly Finding[]> {
  const byPattern = new Map<string, Finding[]>(descriptions.map(({ id }) => [id, []]));
  for (let i = node; i < nodes[node].end; i++)
    for (const { finding, isChief } of (nodes[i].kind === 'module' && ofModule.get(nodes[i].id)) || []) {
      if (!isChief) continue;
      const found = byPattern.get(finding.pattern) ?? [];
      byPattern.set(finding.pattern, found);
      found.push(finding);
    }
  return new Map([...byPattern].filter(([, found]) => found.length > 0));
}

/** What is played in a module, symbol or folder, in a few lines. */
export function listRolesAt(index: FindingIndex, hierarchy: Hierarchy, node: number): string[] {
  if (hierarchy.nodes[node].kind === 'container') {
    const found = [...findPatternsIn(index, hierarchy, node)];
    const named = found.slice(0, TOLD).map(([id, { length }]) => `${index.titleOf(id)} ${length}`);
    const rest = found.length - TOLD;
    return named.length > 0 ? [`${named.join(', ')}${rest > 0 ? ` and ${rest} more patterns` : ''}`] : [];
  }
  const played = findRolesOf(index, hierarchy, node);
  const lines = [...new Set(played.map(one => describePlayed(index, one)))];
  const rest = lines.length - TOLD;
  return rest > 0 ? [...lines.slice(0, TOLD), `and ${rest} more roles`] : lines;
}

function describePlayed(index: FindingIndex, { finding, role, isChief }: PlayedRole): string {
  const title = index.titleOf(finding.pattern);
  return isChief
    ? `${title}: ${nameOfRole(role)}`
    : `${describeRole(role.role)} in ${title}: ${nameOfRole(role)}`;
}
