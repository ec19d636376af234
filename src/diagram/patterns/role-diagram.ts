import { buildDigraph } from '../../graph/digraph';
import { assignLevels } from '../../graph/levels';
import type { Finding, FindingRole } from '../../model/finding';
import type { ModuleRecord } from '../../model/snapshot';
import type { RelationKind } from '../../model/symbol';
import { arrangeItems } from '../layout/arrange';
import type { Rect } from '../layout/layout';
import { estimateTextWidth, shortenLabel } from '../layout/text-width';
import type { CurvePoints } from '../map/route';
import { routeArrows } from '../map/route-arrows';
import { describeRole, nameOfRole } from './pattern-words';
import { connectRoles } from './role-arcs';

/** Measures of a role's box, in pixels. */
export const roleStyle = { height: 50, padding: 10, roleSize: 9.5, nameSize: 12.5, pathSize: 9.5 } as const;

/** Longest texts in a box, in characters. */
const NAME_LIMIT = 30;
const PATH_LIMIT = 34;

/** A box for what plays a role, or several. */
export interface RoleBox extends Rect {
  readonly role: FindingRole;
  /** The names of the roles, in words. */
  readonly roles: string;
  readonly name: string;
  readonly path: string;
  readonly isChief: boolean;
}

/** An arrow between two boxes. */
export interface RoleArrow {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly points: CurvePoints;
}

/** A finding as a picture: what plays its roles, above what each depends on. In pixels, from 0, 0. */
export interface RoleDiagram {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly RoleBox[];
  readonly arrows: readonly RoleArrow[];
  /** Roles that did not find room. */
  readonly rest: number;
}

/** How a diagram is to come out. */
export interface RoleLayoutOptions {
  /** Width over height, as near as levels allow. */
  readonly aspect: number;
  /** Whether boxes tell the whole paths of modules, or the files' names alone. */
  readonly paths: 'whole' | 'file';
  /** Boxes that there is room for. */
  readonly most: number;
}

/** Lays a finding out. */
export function layoutRoles(
  finding: Finding,
  record: (module: string) => ModuleRecord | undefined,
  { aspect, paths, most }: RoleLayoutOptions,
): RoleDiagram {
  const merged = mergeRoles(finding, paths === 'whole');
  const shown = merged.slice(0, most);
  const roles = shown.map(({ role }) => role);
  const arcs = connectRoles({ ...finding, roles }, record).map(arc => ({ ...arc, weight: 1 }));
  const { level, feedback } = assignLevels(buildDigraph(shown.length, arcs));
  const isConnected = new Set(arcs.flatMap(({ from, to }) => [from, to]));
  const items = shown.map((part, i) => ({
    width: measureRole(part),
    height: roleStyle.height,
    level: isConnected.has(i) ? level[i] : -1,
    lowestTop: 0,
  }));
  const { width, height, x, y } = arrangeItems(items, arcs, aspect);
  const boxes = shown.map((part, i) => ({
    ...part,
    x: x[i],
    y: y[i],
    width: items[i].width,
    height: roleStyle.height,
  }));
  const isUp = new Set(feedback.map(({ from, to }) => `${from} ${to}`));
  const chosen = arcs.map(arc => ({ ...arc, up: isUp.has(`${arc.from} ${arc.to}`) }));
  const kinds = new Map(arcs.map(arc => [`${arc.from} ${arc.to}`, arc.kind]));
  const arrows = routeArrows(chosen, boxes, 0, width).map(({ arc, points }) => ({
    from: boxes[arc.from].name,
    to: boxes[arc.to].name,
    kind: kinds.get(`${arc.from} ${arc.to}`) ?? 'uses',
    points,
  }));
  return { width, height, boxes, arrows, rest: merged.length - shown.length };
}

type RolePart = Omit<RoleBox, keyof Rect>;

/** One part for each symbol, whatever number of roles it plays. */
function mergeRoles({ roles }: Finding, isWhole: boolean): RolePart[] {
  const names = new Map<string, Set<string>>();
  const parts = new Map<string, RolePart>();
  for (const [i, role] of roles.entries()) {
    const key = `${role.module}#${role.symbol}`;
    const ofSymbol = names.get(key) ?? new Set();
    names.set(key, ofSymbol.add(describeRole(role.role)));
    const known = parts.get(key);
    parts.set(key, {
      role: known?.role ?? role,
      roles: shortenLabel([...ofSymbol].join(', '), PATH_LIMIT),
      name: shortenLabel(nameOfRole(role), NAME_LIMIT),
      path: shortenLabel(
        isWhole ? role.module : role.module.slice(role.module.lastIndexOf('/') + 1),
        PATH_LIMIT,
      ),
      isChief: known?.isChief ?? i === 0,
    });
  }
  return [...parts.values()];
}

function measureRole({ roles, name, path }: RolePart): number {
  const { roleSize, nameSize, pathSize, padding } = roleStyle;
  const widths = [
    estimateTextWidth(roles, roleSize),
    estimateTextWidth(name, nameSize) * 1.05,
    estimateTextWidth(path, pathSize),
  ];
  return Math.max(80, Math.ceil(Math.max(...widths)) + 2 * padding);
}
