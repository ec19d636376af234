import { interpolateRgb, lab, scaleLog } from 'd3';
import type { Palette } from '../palette';

/** The ground of a cell and what can be read on it. */
export interface CellColours {
  readonly fill: string;
  readonly text: string;
}

/** Colours by strength: as many steps as an eye tells apart. */
export interface CellScale {
  readonly below: readonly CellColours[];
  /** Of cells against the order. */
  readonly above: readonly CellColours[];
  /** The step of a count from 1 on, 0 to `STEPS` - 1. */
  stepOf(count: number): number;
}

/** Steps of strength. */
export const STEPS = 6;

/** Colours for counts from 1 to `most`, on a logarithmic scale: one import shows beside a thousand. */
export function createCellScale(palette: Palette, most: number): CellScale {
  const strength = scaleLog([1, Math.max(2, most)], [0, STEPS - 1]).clamp(true);
  return {
    below: mixSteps(palette, palette.arrow),
    above: mixSteps(palette, palette.up),
    stepOf: count => Math.round(strength(count)),
  };
}

function mixSteps(palette: Palette, colour: string): CellColours[] {
  const mix = interpolateRgb(palette.background, colour);
  return Array.from({ length: STEPS }, (_, step) => {
    const fill = mix(0.28 + (0.72 * step) / (STEPS - 1));
    return { fill, text: chooseText(fill, palette) };
  });
}

/** Of the text's and the background's colour the one that stands out more. */
function chooseText(fill: string, { text, background }: Palette): string {
  const distance = (colour: string) => Math.abs(lab(colour).l - lab(fill).l);
  return distance(text) >= distance(background) ? text : background;
}

/** A count in the width of a cell: `999`, `1k`, `12k`, `3M`. */
export function shortenCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 1_000_000 ? `${Math.floor(count / 1000)}k` : `${Math.floor(count / 1_000_000)}M`;
}
