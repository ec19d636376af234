import type { Language, Origin } from '../../model/module';
import type { ModuleSymbol, RelationKind, SymbolKind } from '../../model/symbol';
import type { Rect } from '../layout/layout';
import { style } from '../style';
import type { BrokenImport } from './broken-arcs';
import type { CurvePoints } from './route';

/** A box to draw. Boxes come in paint order: a container before what is inside it. */
export interface SceneBox extends Rect {
  /** Module id or folder path. */
  readonly id: string;
  /** Number of the node in the hierarchy the scene was made from. */
  readonly node: number;
  readonly kind: 'container' | 'module' | 'symbol' | 'external';
  /** Whether there is something inside to show: it has an open/close mark. */
  readonly canOpen: boolean;
  /** Nesting depth; 1 for the outermost boxes. */
  readonly depth: number;
  readonly label: string;
  /** Modules inside; shown behind a container's label, unless a value is shown there. */
  readonly modules: number;
  readonly language: Language;
  /** Test, generated or vendored code throughout; its label is slanted and paler. */
  readonly origin?: Origin;
  /** Of a symbol: what it is. Abstract ones are slanted, as in UML. */
  readonly symbol?: Pick<ModuleSymbol, 'kind' | 'abstract' | 'line'>;
  /** Import statements from inside this box to a sibling above it; shown as a badge where not 0. */
  readonly up: number;
  /** What the box is painted with; absent while nothing is coloured by. */
  readonly paint?: BoxPaint;
  /** What was found in it, along its lower edge; absent where nothing was, or it is not shown. */
  readonly badges?: readonly BoxBadge[];
  /** What lies behind the children of an open container; absent where the box is closed. */
  readonly inside?: SceneInside;
}

/** A word on a small plate. */
export interface BoxBadge {
  readonly text: string;
  /** Of the plate, in pixels at zoom 1. */
  readonly width: number;
}

/** Measures of badges, in pixels at zoom 1: they hang over the lower edge of their box. */
export const badgeStyle = { fontSize: 8, height: 10, padding: 5, inset: 7, gap: 2, drop: 5 } as const;

/** Where the badges of a box are. */
export function placeBadges({
  x,
  y,
  height,
  badges = [],
}: Pick<SceneBox, 'x' | 'y' | 'height' | 'badges'>): (Rect & { readonly text: string })[] {
  let left = x + badgeStyle.inset;
  return badges.map(({ text, width }) => {
    const place = { text, x: left, y: y + height - badgeStyle.drop, width, height: badgeStyle.height };
    left += width + badgeStyle.gap;
    return place;
  });
}

/** The colour of a box and the value it stands for. */
export interface BoxPaint {
  /** Absent where there is no value. */
  readonly fill?: string;
  /** Readable on the fill. */
  readonly text: string;
  /** At the right end of the box's first line; colour alone must not carry what it means. */
  readonly value: string;
  /** The value with its unit. */
  readonly words: string;
}

/** Frames and arrows between the children of one container, painted before the children. */
export interface SceneInside {
  readonly frames: readonly SceneFrame[];
  readonly arrows: readonly SceneArrow[];
}

/** The dashed frame round a tangle. */
export interface SceneFrame extends Rect {
  readonly label: string;
}

/** An arrow between two visible boxes. */
export interface SceneArrow {
  readonly from: string;
  readonly to: string;
  readonly points: CurvePoints;
  /** Import statements it stands for. */
  readonly weight: number;
  /** Line width in pixels at zoom 1. */
  readonly width: number;
  /** Whether it points against the levels, or stands for an import that breaks a rule. */
  readonly up: boolean;
  /** The imports among these that break a rule; absent where none does. */
  readonly broken?: readonly BrokenImport[];
  /** Between symbols: the strongest relation it stands for. */
  readonly relation?: RelationKind;
}

/** The whole picture as plain data, in pixels at zoom 1, from 0, 0. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SceneBox[];
  /** Frames and arrows between the outermost boxes. */
  readonly inside: SceneInside;
}

/** Where a box's label starts. */
export function labelX(box: Pick<SceneBox, 'x' | 'kind' | 'canOpen'>): number {
  return box.x + style.boxPadding + (box.canOpen || box.kind === 'symbol' ? style.chevron : 0);
}

/** The letter that stands in front of a symbol's name. */
export const symbolLetters: Readonly<Record<SymbolKind, string>> = {
  class: 'C',
  interface: 'I',
  protocol: 'P',
  enum: 'E',
  type: 'T',
  function: 'ƒ',
  variable: 'v',
};

/** The left end of a box's language mark, and the middle of its first line. */
export function markPlace(box: Pick<SceneBox, 'x' | 'y' | 'height' | 'kind' | 'canOpen' | 'inside'>): {
  x: number;
  y: number;
} {
  const line = box.inside ? style.headerHeight : box.height;
  return { x: box.x + (box.canOpen || box.kind === 'symbol' ? 8 : 4), y: box.y + line / 2 };
}

/** Where a box's value ends. */
export function valueX(box: Pick<SceneBox, 'x' | 'width'>): number {
  return box.x + box.width - style.valueInset;
}

/** The open/close triangle of a box as `[x, y, …]`: pointing right where closed, down where open. */
export function chevronPoints(
  box: Pick<SceneBox, 'x' | 'y' | 'height' | 'kind' | 'canOpen' | 'inside'>,
): number[] {
  const { x, y } = markPlace(box);
  return box.inside
    ? [x, y - 3, x + 9, y - 3, x + 4.5, y + 4]
    : [x + 1.5, y - 4.5, x + 8.5, y, x + 1.5, y + 4.5];
}

/** Line width for a number of import statements: a thousand must not hide what one shows. */
export function arrowWidth(weight: number): number {
  return Math.min(3.5, 0.8 + 0.35 * Math.log2(weight));
}

/** The triangle at an arrow's end as `[tipX, tipY, leftX, leftY, rightX, rightY]`. */
export function arrowhead({
  points,
  width,
  relation,
}: Pick<SceneArrow, 'points' | 'width' | 'relation'>): number[] {
  const [fromX, fromY, tipX, tipY] = points.slice(-4);
  const length = Math.hypot(tipX - fromX, tipY - fromY) || 1;
  const dx = (tipX - fromX) / length;
  const dy = (tipY - fromY) / length;
  const size = arrowEnd({ relation, up: false }) === 'hollow' ? 9 : 4.5 + width;
  const half = size * 0.5;
  const baseX = tipX - dx * size;
  const baseY = tipY - dy * size;
  return [tipX, tipY, baseX - dy * half, baseY + dx * half, baseX + dy * half, baseY - dx * half];
}

/** Dash pattern of an arrow between symbols: as UML draws realizations and dependencies; solid where undefined. */
export function arrowDash({ relation }: Pick<SceneArrow, 'relation'>): [number, number] | undefined {
  if (relation === 'implements') return [6, 3];
  return relation === 'creates' ? [2, 3] : undefined;
}

/** What stands at an arrow's end: a hollow triangle where UML has one; nothing where position says it all. */
export function arrowEnd({
  relation,
  up,
}: {
  readonly relation?: RelationKind | undefined;
  readonly up: boolean;
}): 'hollow' | 'filled' | 'none' {
  if (relation === 'inherits' || relation === 'implements') return 'hollow';
  return up || relation === 'creates' ? 'filled' : 'none';
}
