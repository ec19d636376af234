import { style } from '../style';

/** Something to place: a box or a framed group of boxes, with its level (higher stands above). */
export interface Item {
  readonly width: number;
  readonly height: number;
  readonly level: number;
  /** How far below the item's own top the lowest top of a box in it is: 0 for a box, more for a framed group. */
  readonly lowestTop: number;
}

/** A piece of a row: one item, or a block of small items stacked beside tall ones. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly lowestTop: number;
  readonly parts: readonly { readonly item: number; readonly x: number; readonly y: number }[];
}

/** Width of pieces side by side, with the gaps between them. */
export function measureLine(line: readonly Piece[]): number {
  let width = 0;
  for (const piece of line) width += piece.width;
  return width + style.gapX * (line.length - 1);
}

/** Breaks a row into lines no wider than `limit` (or one piece), the lines as even as the order allows. */
export function wrapPieces(pieces: readonly Piece[], limit: number): Piece[][] {
  const total = measureLine(pieces);
  const count = Math.max(1, Math.ceil(total / Math.max(limit, 1)));
  const even = Math.min(limit, total / count + findLargest(pieces.map(piece => piece.width)) / 2);
  const lines: Piece[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (width + style.gapX + piece.width > even + 0.01) {
      lines.push([]);
      width = -style.gapX;
    }
    (lines.at(-1) as Piece[]).push(piece);
    width += style.gapX + piece.width;
  }
  return lines;
}

/** An item is tall from this many times the lowest of its row. */
const TALL = 2.2;

/** Makes one block of the low items of a row that also has tall ones, so that they do not leave a wide gap above. */
export function gatherPieces(
  items: readonly Item[],
  row: readonly number[],
): { block: Piece; pieces: Piece[] } | undefined {
  const lowest = row.reduce((least, i) => Math.min(least, items[i].height), Number.POSITIVE_INFINITY);
  const tall = row.filter(i => items[i].height > TALL * lowest);
  const low = row.filter(i => items[i].height <= TALL * lowest);
  if (tall.length === 0 || low.length < 3) return undefined;
  const block = stackBlock(items, low, findLargest(tall.map(i => items[i].height)));
  const beside = tall.map(i => createPiece(items, i));
  const middle = Math.ceil(tall.length / 2);
  return { block, pieces: [...beside.slice(0, middle), block, ...beside.slice(middle)] };
}

/** One item as a piece. */
export function createPiece(items: readonly Item[], item: number): Piece {
  const { width, height, lowestTop } = items[item];
  return { width, height, lowestTop, parts: [{ item, x: 0, y: 0 }] };
}

/** Wraps items into a block of about the given height. */
function stackBlock(items: readonly Item[], row: readonly number[], height: number): Piece {
  const pieces = row.map(i => createPiece(items, i));
  const lineHeight = findLargest(pieces.map(piece => piece.height)) + style.lineGap;
  const lineCount = Math.max(1, Math.floor((height * 0.8 + style.lineGap) / lineHeight));
  const widest = findLargest(pieces.map(piece => piece.width));
  const lines = wrapPieces(pieces, Math.max(widest, (measureLine(pieces) / lineCount) * 1.15));
  const width = Math.max(...lines.map(measureLine));
  const parts: { item: number; x: number; y: number }[] = [];
  let top = 0;
  for (const line of lines) {
    let left = (width - measureLine(line)) / 2;
    for (const piece of line) {
      parts.push({ item: piece.parts[0].item, x: left, y: top });
      left += piece.width + style.gapX;
    }
    top += Math.max(...line.map(piece => piece.height)) + style.lineGap;
  }
  const lowestTop = Math.max(...parts.map(part => part.y + items[part.item].lowestTop));
  return { width, height: top - style.lineGap, lowestTop, parts };
}

/** The largest number; negative infinity where there is none. */
export function findLargest(numbers: readonly number[]): number {
  return numbers.reduce((largest, number) => Math.max(largest, number), Number.NEGATIVE_INFINITY);
}
