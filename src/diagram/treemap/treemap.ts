import { type HierarchyRectangularNode, hierarchy as nest, treemap, treemapSquarify } from 'd3';
import type { Hierarchy } from '../../graph/hierarchy';
import type { Colouring } from '../colour/colouring';
import { fitStart } from '../layout/fit-label';
import type { Rect } from '../layout/layout';
import { estimateTextWidth } from '../layout/text-width';
import type { Palette } from '../palette';

/** Measures of the treemap, in pixels. */
export const treemapStyle = {
  titleHeight: 18,
  titleSize: 11.5,
  labelSize: 11,
  lineHeight: 14,
  /** Between a tile's edge and its text. */
  inset: 4,
  /** Round what is in a container that has a title, and in one that is too small for one. */
  padding: 3,
  tightPadding: 1,
  /** Between tiles; taken from the tiles as they are drawn, so that the smallest still have an area to click. */
  gap: 1,
} as const;

/** The least a container has to measure for a title, and for any padding at all. */
const TITLED = { width: 44, height: 40 };
const PADDED = 12;
/** How much wider than plain text titles run. */
const BOLD = 1.08;

/** The area of one container or module. Tiles come in paint order: a container before what is inside it. */
export interface TreemapTile extends Rect {
  readonly id: string;
  /** Number of the node in the hierarchy. */
  readonly node: number;
  readonly kind: 'container' | 'module';
  /** Nesting depth; 1 for the outermost. */
  readonly depth: number;
  readonly fill: string;
  readonly text: string;
  /** As much of the name as fits; '' where that would say nothing. */
  readonly label: string;
  /** A second line, where there is room; else ''. */
  readonly detail: string;
  /** Test, generated or vendored code throughout. */
  readonly isForeign: boolean;
  /** Of a container: where the tiles inside it end in the list. */
  readonly inside?: { readonly end: number };
}

/** The whole picture as plain data, in pixels from 0, 0. */
export interface Treemap {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly TreemapTile[];
}

/**
 * Areas by physical lines, squarified (Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000), the larger first. Empty
 * modules count as one line, so that each can be seen; libraries, which have no lines here, are left out.
 */
export function buildTreemap(
  hierarchy: Hierarchy,
  size: { readonly width: number; readonly height: number },
  colouring: Colouring,
  palette: Palette,
): Treemap {
  const { width, height } = size;
  const { nodes } = hierarchy;
  const tiles: TreemapTile[] = [];
  if (nodes.length <= 1 || width <= 0 || height <= 0) return { width, height, tiles };
  const { padding, tightPadding, titleHeight } = treemapStyle;
  const isTitled = (node: HierarchyRectangularNode<number>) =>
    node.depth > 0 && node.x1 - node.x0 >= TITLED.width && node.y1 - node.y0 >= TITLED.height;
  const pad = (node: HierarchyRectangularNode<number>) => {
    if (node.depth === 0 || Math.min(node.x1 - node.x0, node.y1 - node.y0) < PADDED) return 0;
    return isTitled(node) ? padding : tightPadding;
  };
  const root = nest(0, index => listParts(hierarchy, index))
    .sum(index => (nodes[index].kind === 'module' ? Math.max(1, nodes[index].lines) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || a.data - b.data);
  const placed = treemap<number>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingOuter(node => pad(node as HierarchyRectangularNode<number>))
    .paddingTop(node => {
      const placedNode = node as HierarchyRectangularNode<number>;
      return isTitled(placedNode) ? titleHeight : pad(placedNode);
    })(root);

  function addTile(node: HierarchyRectangularNode<number>): void {
    const place = tiles.length;
    const rect = { x: node.x0, y: node.y0, width: node.x1 - node.x0, height: node.y1 - node.y0 };
    const { id, kind, label, origin, lines } = nodes[node.data];
    const about = { ...rect, id, node: node.data, depth: node.depth, isForeign: origin !== undefined };
    if (kind === 'module') {
      const { fill = palette.module, text = palette.text, short } = colouring.of(node.data);
      const describe = () => (colouring.by === 'language' || !short ? describeLines(lines) : short);
      tiles.push({ ...about, kind: 'module', fill, text, ...fitTexts(label, describe, rect) });
      return;
    }
    const fill = palette.open[Math.min(node.depth, palette.open.length) - 1];
    const room = rect.width - 2 * treemapStyle.inset;
    const title = isTitled(node) ? fitStart(label, BOLD * treemapStyle.titleSize, room) : '';
    const container = {
      ...about,
      kind: 'container' as const,
      fill,
      text: palette.text,
      label: title,
      detail: '',
    };
    tiles.push(container);
    for (const child of node.children ?? []) addTile(child);
    tiles[place] = { ...container, inside: { end: tiles.length } };
  }
  for (const child of placed.children ?? []) addTile(child);
  return { width, height, tiles };
}

/** What has an area inside a container: folders and modules, but neither symbols nor libraries. */
function listParts({ nodes }: Hierarchy, index: number): number[] {
  if (nodes[index].kind !== 'container') return [];
  return nodes[index].children.filter(child => nodes[child].kind === 'module' || isFolder(nodes[child]));
}

function isFolder({ kind, lines, id }: Hierarchy['nodes'][number]): boolean {
  return kind === 'container' && (lines > 0 || !id.endsWith(':'));
}

function fitTexts(
  label: string,
  describe: () => string,
  { width, height }: Rect,
): { label: string; detail: string } {
  const { inset, labelSize, lineHeight } = treemapStyle;
  const room = width - 2 * inset;
  if (height < lineHeight + 2 || room < 14) return { label: '', detail: '' };
  const detail = height >= 2 * lineHeight + 4 ? describe() : '';
  const hasSecond = estimateTextWidth(detail, labelSize) <= room;
  return { label: fitStart(label, labelSize, room), detail: hasSecond ? detail : '' };
}

/** Made once: it costs far more to make than to use. */
const numbers = new Intl.NumberFormat('en');

/** `1 line`, `1,234 lines`. */
export function describeLines(lines: number): string {
  return `${numbers.format(lines)} ${lines === 1 ? 'line' : 'lines'}`;
}

/** The innermost tile at a point; what does not hold the point is passed over with all that is inside. */
export function findTile({ tiles }: Treemap, x: number, y: number): TreemapTile | undefined {
  let found: TreemapTile | undefined;
  for (let i = 0; i < tiles.length; ) {
    const tile = tiles[i];
    const holds = x >= tile.x && y >= tile.y && x < tile.x + tile.width && y < tile.y + tile.height;
    if (holds) found = tile;
    i = holds ? i + 1 : (tile.inside?.end ?? i + 1);
  }
  return found;
}

/** What of a tile is painted: all but the gap to its neighbours, of which a small tile gives less. */
export function shrinkTile({ x, y, width, height }: Rect): Rect {
  const gap = Math.min(treemapStyle.gap, 0.15 * width, 0.15 * height);
  return { x: x + gap / 2, y: y + gap / 2, width: width - gap, height: height - gap };
}
