import type { Hierarchy, HierarchyNode } from '../graph/hierarchy';
import { arrangeItems, type Item } from './arrange';
import { type ContainerLevels, findContainerLevels } from './container-levels';
import { style } from './style';
import { estimateTextWidth, shortenLabel } from './text-width';

/** A rectangle in pixels at zoom 1; the map starts at 0, 0. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A visible node and its place. */
export interface LayoutBox extends Rect {
  readonly node: number;
  readonly open: boolean;
}

/** The dashed frame round the members of a tangle. */
export interface LayoutFrame extends Rect {
  readonly container: number;
  readonly members: readonly number[];
}

/** Places of everything visible, parents before what is inside them. The workspace itself has no box. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly LayoutBox[];
  readonly frames: readonly LayoutFrame[];
}

/** Which containers are open, by id, and the shape to come near to (width over height). */
export interface LayoutOptions {
  readonly open: ReadonlySet<string>;
  readonly aspect: number;
  /** Whether boxes get room for a value behind their label. */
  readonly values?: boolean;
}

/** Wider than high: labels are, and so are screens. */
const INNER_ASPECT = 1.5;

/** Lays out the map: nested containers, in each the children above those they depend on. A pure function. */
export function layoutMap(hierarchy: Hierarchy, options: LayoutOptions): Layout {
  const sized = sizeChildren(hierarchy, 0, options, options.aspect);
  const boxes: LayoutBox[] = [];
  const frames: LayoutFrame[] = [];
  placeGroup(sized, 0, 0, boxes, frames);
  return { width: sized.width, height: sized.height, boxes, frames };
}

/** Whether a node has something inside that can be shown. */
export function canOpen(node: HierarchyNode): boolean {
  return node.kind === 'container' || node.symbols !== undefined;
}

/** The label as drawn in a node's box. */
export function boxLabel(node: HierarchyNode): string {
  return shortenLabel(node.label, style.labelLimit);
}

/** A measured thing with what is inside it, placed relative to its own corner. */
interface Sized {
  readonly width: number;
  readonly height: number;
  readonly box?: { readonly node: number; readonly open: boolean };
  readonly frame?: { readonly container: number; readonly members: readonly number[] };
  readonly inside: readonly { readonly sized: Sized; readonly x: number; readonly y: number }[];
}

function sizeNode(hierarchy: Hierarchy, index: number, options: LayoutOptions): Sized {
  const node = hierarchy.nodes[index];
  const open = node.children.length > 0 && options.open.has(node.id);
  const label = estimateTextWidth(boxLabel(node), style.fontSize);
  const mark = canOpen(node) || node.kind === 'symbol' ? style.chevron : 0;
  const counted = node.kind === 'container' ? String(node.modules) : '';
  const behind = options.values ? style.valueRoom : measureCount(counted);
  const width = label + mark + behind + 2 * style.boxPadding;
  if (!open) {
    const height = node.kind === 'container' ? style.containerHeight : style.moduleHeight;
    return { width, height, box: { node: index, open: false }, inside: [] };
  }
  const group = sizeChildren(hierarchy, index, options, INNER_ASPECT);
  return wrap(group, width, style.padding, style.headerHeight, { box: { node: index, open: true } });
}

/** Width of the number behind a container's label, with the gap in front of it. */
function measureCount(count: string): number {
  return count ? style.countGap + estimateTextWidth(count, style.smallFontSize) : 0;
}

/** The children of a container, its tangles framed, arranged by level; no padding round them. */
function sizeChildren(
  hierarchy: Hierarchy,
  container: number,
  options: LayoutOptions,
  aspect: number,
): Sized {
  const levels = findContainerLevels(hierarchy, container);
  const sized = levels.children.map(child => sizeNode(hierarchy, child, options));
  const groups = groupTangles(levels);
  const items = groups.map(members =>
    members.length === 1
      ? sized[members[0]]
      : frameTangle(
          levels,
          members,
          sized,
          container,
          members.map(i => levels.children[i]),
        ),
  );
  return arrangeGroup(levels, groups, items, aspect);
}

/** Children by their places: each tangle together, every other child alone. */
function groupTangles(levels: ContainerLevels): number[][] {
  const tangled = new Set(levels.tangles.flat());
  const alone = levels.children.map((_, i) => i).filter(i => !tangled.has(i));
  return [...alone.map(i => [i]), ...levels.tangles.map(members => [...members])].sort((a, b) => a[0] - b[0]);
}

function frameTangle(
  levels: ContainerLevels,
  members: readonly number[],
  sized: readonly Sized[],
  container: number,
  nodes: readonly number[],
): Sized {
  const group = arrangeGroup(
    levels,
    members.map(i => [i]),
    members.map(i => sized[i]),
    INNER_ASPECT,
  );
  const title = estimateTextWidth(`cycle of ${members.length}`, style.smallFontSize);
  return wrap(group, title + 2 * style.tanglePadding, style.tanglePadding, style.tangleHeader, {
    frame: { container, members: nodes },
  });
}

function arrangeGroup(
  levels: ContainerLevels,
  groups: readonly (readonly number[])[],
  sized: readonly Sized[],
  aspect: number,
): Sized {
  const groupOf = new Map(groups.flatMap((members, g) => members.map(i => [i, g] as const)));
  const arcs = levels.arcs.flatMap(arc => {
    const from = groupOf.get(arc.from);
    const to = groupOf.get(arc.to);
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, weight: arc.weight }];
  });
  const items: Item[] = groups.map((members, g) => ({
    width: sized[g].width,
    height: sized[g].height,
    level: Math.min(...members.map(i => levels.level[i])),
    lowestTop: findLowestTop(sized[g]),
  }));
  const { width, height, x, y } = arrangeItems(items, arcs, aspect);
  return { width, height, inside: sized.map((one, i) => ({ sized: one, x: x[i], y: y[i] })) };
}

/** How far below its own top the lowest box among the outermost ones of a group starts. */
function findLowestTop(sized: Sized): number {
  if (sized.box) return 0;
  return Math.max(0, ...sized.inside.map(part => part.y + findLowestTop(part.sized)));
}

function wrap(group: Sized, minimum: number, padding: number, header: number, what: Partial<Sized>): Sized {
  const width = Math.max(group.width + 2 * padding, minimum);
  const left = (width - group.width) / 2;
  const height = group.height + header + padding;
  return { width, height, inside: [{ sized: group, x: left, y: header }], ...what };
}

function placeGroup(sized: Sized, x: number, y: number, boxes: LayoutBox[], frames: LayoutFrame[]): void {
  const rect = { x, y, width: sized.width, height: sized.height };
  if (sized.box) boxes.push({ ...rect, ...sized.box });
  if (sized.frame) frames.push({ ...rect, ...sized.frame });
  for (const part of sized.inside) placeGroup(part.sized, x + part.x, y + part.y, boxes, frames);
}
