import type { Hierarchy } from '../../graph/hierarchy';
import type { Finding } from '../../model/finding';
import type { SceneNote } from '../colour/note';
import type { Highlight } from '../map/highlight';
import { joinBoxes } from '../map/highlight';
import { lightBoxes } from '../map/light-boxes';
import type { Scene, SceneBox } from '../map/scene';
import { describeRole } from './pattern-words';
import type { RoleArc } from './role-arcs';
import { findRoleNode } from './role-nodes';

/** Roles named beside one box before they are counted. */
const ROLES_NAMED = 2;

/** What a visible box plays. */
interface Part {
  /** Roles that patterns are named for, which are told first. */
  readonly chief: Set<string>;
  readonly roles: Set<string>;
  readonly findings: Set<Finding>;
}

/**
 * Lights what plays a role in some findings: each box has the names of its roles beside it, a closed container the number of
 * findings that reach into it. `arcs` are arrows to draw between the roles of the first finding, by their places.
 */
export function highlightRoles(
  hierarchy: Hierarchy,
  scene: Scene,
  visible: Int32Array,
  findings: readonly Finding[],
  arcs: readonly RoleArc[] = [],
): Highlight {
  const boxOf = (role: Finding['roles'][number]) => {
    const node = findRoleNode(hierarchy, role);
    return node === undefined ? -1 : visible[node];
  };
  const parts = new Map<number, Part>();
  for (const finding of findings)
    for (const [i, role] of finding.roles.entries()) {
      const box = boxOf(role);
      if (box < 1) continue;
      const part = parts.get(box) ?? { chief: new Set(), roles: new Set(), findings: new Set() };
      parts.set(box, part);
      (i === 0 ? part.chief : part.roles).add(describeRole(role.role));
      part.findings.add(finding);
    }
  const boxes = new Map(scene.boxes.filter(box => parts.has(box.node)).map(box => [box.node, box]));
  const [first] = findings;
  return {
    arrows: arcs.flatMap(({ from, to }) => {
      const [source, target] = [first.roles[from], first.roles[to]].map(role => boxes.get(boxOf(role)));
      return source && target && source !== target
        ? // Whether it points up is not what is asked here.
          [{ ...joinBoxes(source, target, 1), up: false }]
        : [];
    }),
    lit: lightBoxes(hierarchy, scene, new Set(parts.keys()), false),
    notes: [...boxes.values()].map(box => noteRoles(box, parts.get(box.node) as Part)),
  };
}

function noteRoles(box: SceneBox, { chief, roles, findings }: Part): SceneNote {
  const place = { x: box.x + 2, y: box.y - 5, startsAt: true } as const;
  if (box.kind === 'container') return { ...place, text: String(findings.size) };
  const names = [...new Set([...chief, ...roles])];
  const rest = names.length - ROLES_NAMED;
  const named = names.slice(0, ROLES_NAMED).join(', ');
  return { ...place, text: rest > 0 ? `${named} +${rest}` : named };
}
