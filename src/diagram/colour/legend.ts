import { estimateTextWidth } from '../layout/text-width';
import { style } from '../style';
import type { Colouring } from './colouring';

/** The legend of a colouring as plain data: swatches and texts in pixels, from 0, 0. */
export interface LegendScene {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly LegendText[];
  readonly swatches: readonly { readonly x: number; readonly y: number; readonly colour?: string }[];
}

/** A text of a legend and its place, in pixels. */
export interface LegendText {
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly isTitle: boolean;
}

/** Side of a swatch, height of a line, and the gaps between a swatch, its label and the next, in pixels. */
export const SWATCH = { width: 16, height: 11 } as const;
const LINE = 20;
const GAP = 6;
const NEXT = 16;

/** Sets title and stops of a colouring in lines of at most `width` pixels. The last stop is that of nodes without value. */
export function layoutLegend(colouring: Colouring, width: number): LegendScene {
  const texts: LegendText[] = [];
  const swatches: { x: number; y: number; colour?: string }[] = [];
  const title = `${colouring.title}: ${colouring.meaning}`;
  texts.push({ x: 0, y: LINE / 2, text: title, isTitle: true });
  let widest = estimateTextWidth(title, style.fontSize);
  let x = 0;
  let y = LINE;
  for (const { colour, label } of listStops(colouring)) {
    const needed = SWATCH.width + (label ? GAP + estimateTextWidth(label, style.smallFontSize) : 0);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += LINE;
    }
    swatches.push({ x, y: y + (LINE - SWATCH.height) / 2, ...(colour && { colour }) });
    if (label) texts.push({ x: x + SWATCH.width + GAP, y: y + LINE / 2, text: label, isTitle: false });
    x += needed + (label ? NEXT : GAP);
    widest = Math.max(widest, x);
  }
  return { width: Math.min(widest, width), height: y + LINE, texts, swatches };
}

/** A stop of the legend; without a colour, that of nodes without a value. */
export interface ListedStop {
  readonly label: string;
  readonly colour?: string;
}

/** The stops with, last, that of nodes without a value where there can be such. */
export function listStops({ stops, missing }: Colouring): readonly ListedStop[] {
  return missing ? [...stops, { label: missing }] : stops;
}
