import { style } from './style';

/** Something to place: a box or a framed group of boxes, with its level (higher stands above). */
export interface Item {
  readonly width: number;
  readonly height: number;
  readonly level: number;
  /** How far below the item's own top the lowest top of a box in it is: 0 for a box, more for a framed group. */
  readonly lowestTop: number;
}

/** An arc between two items by their positions in the list. */
export interface ItemArc {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Where each item's top left corner is, in a rectangle that starts at 0, 0. */
export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Share of the ideal width that is tried for rows; the arrangement that fits the wanted shape best wins. */
const WIDTH_TRIALS = [0.55, 0.7, 0.85, 1, 1.2, 1.45, 1.8, 2.3];

/** Stepped rows are harder to read than plain ones: they have to save this share of the size to be taken. */
const STEPPED_PENALTY = 1.2;

/**
 * Places items in rows by level, highest first, so that the whole comes near `aspect` (width over height): wide levels
 * are wrapped into several lines; where levels of few items would make a tower, successive levels share a row as steps
 * that go down to the right, so that an item's top still lies above the top of everything it depends on. Within a
 * level, items are ordered to shorten arrows (barycentre sweeps). Deterministic.
 */
export function arrangeItems(items: readonly Item[], arcs: readonly ItemArc[], aspect: number): Arrangement {
  const rows = orderRows(items, arcs);
  const area = items.reduce(
    (sum, item) => sum + (item.width + style.gapX) * (item.height + style.levelGap),
    0,
  );
  const ideal = Math.sqrt(area * aspect);
  let best: Arrangement | undefined;
  let bestSize = Number.POSITIVE_INFINITY;
  for (const stepped of [false, true])
    for (const trial of WIDTH_TRIALS) {
      const candidate = stackStrips(items, buildStrips(items, rows, ideal * trial, stepped));
      const size = Math.max(candidate.width / aspect, candidate.height) * (stepped ? STEPPED_PENALTY : 1);
      if (size < bestSize - 0.5) [best, bestSize] = [candidate, size];
    }
  return best ?? { width: 0, height: 0, x: [], y: [] };
}

/** The items of each level, highest level first, each row ordered by the mean place of its neighbours. */
function orderRows(items: readonly Item[], arcs: readonly ItemArc[]): number[][] {
  const byLevel = new Map<number, number[]>();
  for (const [i, { level }] of items.entries()) {
    const row = byLevel.get(level);
    if (row) row.push(i);
    else byLevel.set(level, [i]);
  }
  const rows = [...byLevel].sort((a, b) => b[0] - a[0]).map(([, row]) => row);
  const above: ItemArc[][] = items.map(() => []);
  const below: ItemArc[][] = items.map(() => []);
  for (const arc of arcs) {
    if (items[arc.from].level <= items[arc.to].level) continue;
    below[arc.from].push(arc);
    above[arc.to].push(arc);
  }
  const place = new Float64Array(items.length);
  const settle = (row: readonly number[]) => {
    for (const [i, item] of row.entries()) place[item] = (i + 0.5) / row.length;
  };
  for (const row of rows) settle(row);
  for (let sweep = 0; sweep < 4; sweep++) {
    const downward = sweep % 2 === 0;
    for (const row of downward ? rows : [...rows].reverse()) {
      const wish = new Map(row.map(i => [i, meanPlace(i, downward ? above[i] : below[i], place)]));
      row.sort((a, b) => (wish.get(a) as number) - (wish.get(b) as number) || place[a] - place[b] || a - b);
      settle(row);
    }
  }
  return rows;
}

function meanPlace(item: number, arcs: readonly ItemArc[], place: Float64Array): number {
  let sum = 0;
  let weight = 0;
  for (const arc of arcs) {
    const w = Math.sqrt(arc.weight);
    sum += w * place[arc.from === item ? arc.to : arc.from];
    weight += w;
  }
  return weight === 0 ? place[item] : sum / weight;
}

/** A piece of a row: one item, or a block of small items stacked beside tall ones. */
interface Piece {
  readonly width: number;
  readonly height: number;
  readonly lowestTop: number;
  readonly parts: readonly { readonly item: number; readonly x: number; readonly y: number }[];
}

/** One line of pieces; `drops` tells how far below the strip's top each piece hangs (without: they are centred). */
interface Strip {
  readonly line: readonly Piece[];
  readonly drops?: readonly number[];
  readonly gapAbove: number;
}

/** Turns levels into strips no wider than `limit` where that can be. */
function buildStrips(
  items: readonly Item[],
  rows: readonly number[][],
  limit: number,
  stepped: boolean,
): Strip[] {
  const strips: Strip[] = [];
  for (const row of rows) {
    const pieces = gatherPieces(items, row, limit);
    const last = strips.at(-1);
    // Items without any arc stand apart: a step would say that something depends on them.
    const isConnected = items[row[0]].level >= 0;
    if (stepped && isConnected && last?.drops && measureLine([...last.line, ...pieces]) <= limit) {
      const drop =
        style.step + Math.max(...last.line.map((piece, i) => (last.drops as number[])[i] + piece.lowestTop));
      const drops = [...last.drops, ...pieces.map(() => drop)];
      strips[strips.length - 1] = { ...last, line: [...last.line, ...pieces], drops };
      continue;
    }
    const lines = wrapPieces(pieces, limit);
    for (const [l, line] of lines.entries())
      strips.push({ line, gapAbove: l > 0 ? style.lineGap : style.levelGap });
    if (stepped && lines.length === 1)
      strips[strips.length - 1] = { line: lines[0], drops: lines[0].map(() => 0), gapAbove: style.levelGap };
  }
  return strips;
}

function stackStrips(items: readonly Item[], strips: readonly Strip[]): Arrangement {
  const width = Math.max(0, ...strips.map(strip => measureLine(strip.line)));
  const x = new Array<number>(items.length).fill(0);
  const y = new Array<number>(items.length).fill(0);
  let top = 0;
  for (const [s, { line, drops, gapAbove }] of strips.entries()) {
    if (s > 0) top += gapAbove;
    const isStepped = drops?.some(drop => drop > 0);
    const height = Math.max(...line.map((piece, i) => piece.height + (drops?.[i] ?? 0)));
    let left = (width - measureLine(line)) / 2;
    for (const [i, piece] of line.entries()) {
      const offset = isStepped ? (drops?.[i] ?? 0) : (height - piece.height) / 2;
      for (const part of piece.parts) {
        x[part.item] = left + part.x;
        y[part.item] = top + offset + part.y;
      }
      left += piece.width + style.gapX;
    }
    top += height;
  }
  return { width, height: top, x, y };
}

function measureLine(line: readonly Piece[]): number {
  return line.reduce((sum, piece) => sum + piece.width, 0) + style.gapX * (line.length - 1);
}

/** Breaks a row into lines no wider than `limit` (or one piece), the lines as even as the order allows. */
function wrapPieces(pieces: readonly Piece[], limit: number): Piece[][] {
  const total = measureLine(pieces);
  const count = Math.max(1, Math.ceil(total / Math.max(limit, 1)));
  const even = Math.min(limit, total / count + Math.max(...pieces.map(piece => piece.width)) / 2);
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
function gatherPieces(items: readonly Item[], row: readonly number[], limit: number): Piece[] {
  const lowest = Math.min(...row.map(i => items[i].height));
  const tall = row.filter(i => items[i].height > TALL * lowest);
  const low = row.filter(i => items[i].height <= TALL * lowest);
  if (tall.length === 0 || low.length < 3) return row.map(i => createPiece(items, i));
  const block = stackBlock(items, low, Math.max(...tall.map(i => items[i].height)));
  // A block is not broken into lines: thousands of boxes beside one tall one have to stay a row that is.
  if (block.width > limit) return row.map(i => createPiece(items, i));
  const middle = Math.ceil(tall.length / 2);
  return [
    ...tall.slice(0, middle).map(i => createPiece(items, i)),
    block,
    ...tall.slice(middle).map(i => createPiece(items, i)),
  ];
}

function createPiece(items: readonly Item[], item: number): Piece {
  const { width, height, lowestTop } = items[item];
  return { width, height, lowestTop, parts: [{ item, x: 0, y: 0 }] };
}

/** Wraps items into a block of about the given height. */
function stackBlock(items: readonly Item[], row: readonly number[], height: number): Piece {
  const pieces = row.map(i => createPiece(items, i));
  const lineHeight = Math.max(...pieces.map(piece => piece.height)) + style.lineGap;
  const lineCount = Math.max(1, Math.floor((height * 0.8 + style.lineGap) / lineHeight));
  const widest = Math.max(...pieces.map(piece => piece.width));
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
