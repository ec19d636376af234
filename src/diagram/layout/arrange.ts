import { style } from '../style';
import {
  createPiece,
  findLargest,
  gatherPieces,
  type Item,
  measureLine,
  type Piece,
  wrapPieces,
} from './arrange-pieces';

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
  const lines = rows.map(row => prepareRow(items, row));
  let best: readonly Strip[] = [];
  let bestSize = Number.POSITIVE_INFINITY;
  for (const stepped of [false, true])
    for (const trial of WIDTH_TRIALS) {
      const strips = buildStrips(lines, ideal * trial, stepped);
      const { width, height } = measureStrips(strips);
      const size = Math.max(width / aspect, height) * (stepped ? STEPPED_PENALTY : 1);
      if (size < bestSize - 0.5) [best, bestSize] = [strips, size];
    }
  return placeStrips(items.length, best);
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

/** One line of pieces; `drops` tells how far below the strip's top each piece hangs (without: they are centred). */
interface Strip {
  readonly line: readonly Piece[];
  readonly width: number;
  readonly drops?: readonly number[];
  readonly gapAbove: number;
}

/** A row of one level as pieces, which depend on the width there is only where low items stand beside tall ones. */
interface Row {
  readonly pieces: (limit: number) => readonly Piece[];
  /** Items without any arc stand apart: a step would say that something depends on them. */
  readonly isConnected: boolean;
}

function prepareRow(items: readonly Item[], row: readonly number[]): Row {
  const isConnected = items[row[0]].level >= 0;
  const alone = row.map(i => createPiece(items, i));
  const gathered = gatherPieces(items, row);
  if (!gathered) return { pieces: () => alone, isConnected };
  const { block, pieces } = gathered;
  // A block is not broken into lines: thousands of boxes beside one tall one have to stay a row that is.
  return { pieces: limit => (block.width > limit ? alone : pieces), isConnected };
}

/** Turns levels into strips no wider than `limit` where that can be. */
function buildStrips(rows: readonly Row[], limit: number, stepped: boolean): Strip[] {
  const strips: Strip[] = [];
  for (const row of rows) {
    const pieces = row.pieces(limit);
    const width = measureLine(pieces);
    const last = strips.at(-1);
    const joined = (last?.width ?? 0) + style.gapX + width;
    if (stepped && row.isConnected && last?.drops && joined <= limit) {
      const lowest = last.line.map((piece, i) => (last.drops as number[])[i] + piece.lowestTop);
      const drop = style.step + findLargest(lowest);
      const drops = [...last.drops, ...pieces.map(() => drop)];
      strips[strips.length - 1] = { ...last, line: [...last.line, ...pieces], width: joined, drops };
      continue;
    }
    const lines = wrapPieces(pieces, limit);
    for (const [l, line] of lines.entries())
      strips.push({ line, width: measureLine(line), gapAbove: l > 0 ? style.lineGap : style.levelGap });
    if (stepped && lines.length === 1)
      strips[strips.length - 1] = {
        line: lines[0],
        width,
        drops: lines[0].map(() => 0),
        gapAbove: style.levelGap,
      };
  }
  return strips;
}

function measureStrips(strips: readonly Strip[]): { width: number; height: number } {
  let width = 0;
  let height = 0;
  for (const [s, strip] of strips.entries()) {
    width = Math.max(width, strip.width);
    height += (s > 0 ? strip.gapAbove : 0) + measureHeight(strip);
  }
  return { width, height };
}

function measureHeight({ line, drops }: Strip): number {
  let height = 0;
  for (let i = 0; i < line.length; i++) height = Math.max(height, line[i].height + (drops?.[i] ?? 0));
  return height;
}

function placeStrips(size: number, strips: readonly Strip[]): Arrangement {
  const { width, height: total } = measureStrips(strips);
  const x = new Array<number>(size).fill(0);
  const y = new Array<number>(size).fill(0);
  let top = 0;
  for (const [s, strip] of strips.entries()) {
    const { line, drops, gapAbove } = strip;
    if (s > 0) top += gapAbove;
    const isStepped = drops?.some(drop => drop > 0);
    const height = measureHeight(strip);
    let left = (width - strip.width) / 2;
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
  return { width, height: total, x, y };
}
