import type { Hierarchy, HierarchyNode } from '../../graph/hierarchy';
import { style } from '../style';
import type { Arrangement } from './arrange';
import { type ContainerLevels, findContainerLevels } from './container-levels';
import { arrangeGroup } from './layout-group';
import type { LayoutMemo } from './layout-memo';
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
  /** The inside of every open container, and of the workspace itself. */
  readonly insides: ReadonlyMap<number, LayoutInside>;
}

/** What is inside an open container, measured from the corner of what is inside it at x, y. */
export interface LayoutInside {
  readonly x: number;
  readonly y: number;
  /** Free space to the left of that corner, and the width of the container. */
  readonly left: number;
  readonly width: number;
  /** The places of the children, in their order. */
  readonly children: readonly Rect[];
  /** What the places come from: those of the container and of its tangles; the same objects where a memo knew them. */
  readonly arrangements: readonly Arrangement[];
}

/** Which containers are open, by id, and the shape to come near to (width over height). */
export interface LayoutOptions {
  readonly open: ReadonlySet<string>;
  readonly aspect: number;
  /** What earlier layouts worked out; the layout is the same without. */
  readonly memo?: LayoutMemo | undefined;
  /** Whether boxes get room for a value behind their label. */
  readonly values?: boolean;
}

/** Wider than high: labels are, and so are screens. */
const INNER_ASPECT = 1.5;

/** Lays out the map: nested containers, in each the children above those they depend on. A pure function. */
export function layoutMap(hierarchy: Hierarchy, options: LayoutOptions): Layout {
  const sized = sizeChildren(hierarchy, 0, options, options.aspect);
  const places: Places = { boxes: [], frames: [], insides: new Map() };
  placeGroup(sized, 0, 0, places);
  const { children, arrangements } = sized.inside as SizedInside;
  places.insides.set(0, { x: 0, y: 0, left: 0, width: sized.width, children, arrangements });
  return { width: sized.width, height: sized.height, ...places };
}

interface Places {
  readonly boxes: LayoutBox[];
  readonly frames: LayoutFrame[];
  readonly insides: Map<number, LayoutInside>;
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
  /** How far below its own top the lowest box among the outermost ones in it starts; 0 for a box. */
  readonly lowestTop: number;
  readonly box?: { readonly node: number; readonly open: boolean };
  readonly frame?: { readonly container: number; readonly members: readonly number[] };
  readonly parts: readonly { readonly sized: Sized; readonly x: number; readonly y: number }[];
  /** Of a group of all children of a container. */
  readonly inside?: SizedInside;
}

type SizedInside = Pick<LayoutInside, 'children' | 'arrangements'>;

function sizeNode(hierarchy: Hierarchy, index: number, options: LayoutOptions): Sized {
  const node = hierarchy.nodes[index];
  const open = node.children.length > 0 && options.open.has(node.id);
  const label = estimateTextWidth(boxLabel(node), style.fontSize);
  const mark = canOpen(node) || node.kind === 'symbol' ? style.chevron : 0;
  const counted = node.kind === 'container' ? node.modules.toLocaleString('en') : '';
  const behind = options.values ? style.valueRoom : measureCount(counted);
  const width = label + mark + behind + 2 * style.boxPadding;
  if (!open) {
    const height = node.kind === 'container' ? style.containerHeight : style.moduleHeight;
    return { width, height, lowestTop: 0, box: { node: index, open: false }, parts: [] };
  }
  const group = sizeChildren(hierarchy, index, options, INNER_ASPECT);
  return {
    ...wrap(group, width, style.padding, style.headerHeight),
    lowestTop: 0,
    box: { node: index, open: true },
  };
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
  const { memo } = options;
  const { id } = hierarchy.nodes[container];
  const levels = findContainerLevels(hierarchy, container, memo);
  const sized = levels.children.map(child => sizeNode(hierarchy, child, options));
  const groups = groupTangles(levels);
  const arrangements: Arrangement[] = [];
  const arrange = (members: readonly (readonly number[])[], parts: readonly Sized[], shape: number) => {
    const group = { levels, members, sizes: parts, aspect: shape };
    const arrangement = arrangeGroup(group, `${arrangements.length} ${id}`, memo);
    arrangements.push(arrangement);
    return placeParts(parts, arrangement);
  };
  const items = groups.map(members => {
    if (members.length === 1) return sized[members[0]];
    const alone = members.map(i => [i]);
    const parts = members.map(i => sized[i]);
    const nodes = members.map(i => levels.children[i]);
    return frameTangle(arrange(alone, parts, INNER_ASPECT), container, nodes);
  });
  const group = arrange(groups, items, aspect);
  return { ...group, inside: { children: listPlaces(groups, group, sized), arrangements } };
}

function placeParts(sized: readonly Sized[], { width, height, x, y }: Arrangement): Sized {
  const parts = sized.map((one, i) => ({ sized: one, x: x[i], y: y[i] }));
  const lowestTop = parts.reduce((lowest, part) => Math.max(lowest, part.y + part.sized.lowestTop), 0);
  return { width, height, lowestTop, parts };
}

/** The places of all children of a container, those in frames too, in the order of the children. */
function listPlaces(groups: readonly (readonly number[])[], group: Sized, sized: readonly Sized[]): Rect[] {
  const places = new Array<Rect>(sized.length);
  for (const [g, members] of groups.entries()) {
    const { x, y, sized: item } = group.parts[g];
    for (const [m, child] of members.entries()) {
      const { width, height } = sized[child];
      const within = item.frame ? item.parts[0] : undefined;
      const part = within?.sized.parts[m];
      places[child] = {
        x: within && part ? x + within.x + part.x : x,
        y: within && part ? y + within.y + part.y : y,
        width,
        height,
      };
    }
  }
  return places;
}

/** Children by their places: each tangle together, every other child alone. */
function groupTangles(levels: ContainerLevels): number[][] {
  const tangled = new Set(levels.tangles.flat());
  const alone = levels.children.map((_, i) => i).filter(i => !tangled.has(i));
  return [...alone.map(i => [i]), ...levels.tangles.map(members => [...members])].sort((a, b) => a[0] - b[0]);
}

function frameTangle(group: Sized, container: number, members: readonly number[]): Sized {
  const title = estimateTextWidth(`cycle of ${members.length}`, style.smallFontSize);
  return {
    ...wrap(group, title + 2 * style.tanglePadding, style.tanglePadding, style.tangleHeader),
    lowestTop: Math.max(0, style.tangleHeader + group.lowestTop),
    frame: { container, members },
  };
}

function wrap(
  group: Sized,
  minimum: number,
  padding: number,
  header: number,
): Pick<Sized, 'width' | 'height' | 'parts'> {
  const width = Math.max(group.width + 2 * padding, minimum);
  const left = (width - group.width) / 2;
  const height = group.height + header + padding;
  return { width, height, parts: [{ sized: group, x: left, y: header }] };
}

function placeGroup(sized: Sized, x: number, y: number, places: Places): void {
  const { width, height, box, frame } = sized;
  if (box) places.boxes.push({ x, y, width, height, node: box.node, open: box.open });
  if (frame) places.frames.push({ x, y, width, height, ...frame });
  if (sized.box?.open) {
    const [group] = sized.parts;
    places.insides.set(sized.box.node, {
      x: x + group.x,
      y: y + group.y,
      left: group.x,
      width: sized.width,
      ...(group.sized.inside as SizedInside),
    });
  }
  for (const part of sized.parts) placeGroup(part.sized, x + part.x, y + part.y, places);
}
