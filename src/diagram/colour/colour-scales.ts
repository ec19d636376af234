import { interpolateLab, interpolateViridis, interpolateYlGnBu, piecewise, scaleSymlog } from 'd3';
import type { Palette } from '../palette';
import { isDark, mixColours } from './contrast';

/** A colour of the legend and what it stands for. */
export interface LegendStop {
  readonly colour: string;
  readonly label: string;
}

/** Colours for amounts. */
export interface ColourScale {
  colour(amount: number): string;
  readonly stops: readonly LegendStop[];
}

/** Colours from 0 to 1 that can be told apart by people with colour-blindness, and from the picture's ground. */
export interface Ramps {
  /** What is little is near to the ground, what is much stands out from it. */
  sequential(share: number): string;
  /** Pale in the middle, purple towards 0, orange towards 1. */
  diverging(share: number): string;
}

/** Colours of a ramp: more would hardly be told apart, and boxes of one colour are painted together. */
const STEPS = 16;

/** The ramps for a palette: ColorBrewer's and matplotlib's, for a dark or a light ground. */
export function chooseRamps(palette: Palette): Ramps {
  const stepped = (ramp: (share: number) => string) => (share: number) =>
    ramp(Math.round(share * STEPS) / STEPS);
  const middle = mixColours(palette.background, palette.text, 0.12);
  return isDark(palette.background)
    ? {
        sequential: stepped(share => interpolateViridis(0.2 + 0.8 * share)),
        diverging: stepped(piecewise(interpolateLab, ['#a78ee0', middle, '#f0a04b'])),
      }
    : {
        sequential: stepped(share => interpolateYlGnBu(0.12 + 0.78 * share)),
        diverging: stepped(piecewise(interpolateLab, ['#7157ab', middle, '#d97a0b'])),
      };
}

/** For values from 0 to 1. `labels` are those of the legend's stops, evenly spread. */
export function createShareScale(ramp: (share: number) => string, labels: readonly string[]): ColourScale {
  return {
    colour: ramp,
    stops: labels.map((label, i) => ({ label, colour: ramp(i / (labels.length - 1)) })),
  };
}

/** Part of the values, at the small end, that may fall outside what the ramp is stretched over. */
const OUTSIDE = 0.02;
const STOPS = 5;

/**
 * For amounts of which few are large: logarithmic, with zero in its place. The ramp is stretched over nearly all of the
 * values that occur; the few below have the colour of its lower end, as have those beyond its upper end.
 */
export function createAmountScale(
  amounts: readonly number[],
  ramp: (share: number) => string,
  format: (amount: number) => string,
): ColourScale {
  const sorted = [...amounts].sort((a, b) => a - b);
  const low = sorted[Math.floor(OUTSIDE * sorted.length)] ?? 0;
  const high = Math.max(low + 1, Math.ceil(sorted.at(-1) ?? 1));
  const scale = scaleSymlog().domain([low, high]).range([0, 1]).clamp(true);
  const colour = (amount: number) => ramp(scale(amount));
  const marks = [0, 1, 2, 3, 4].map(i => roundTo(scale.invert(i / (STOPS - 1)), i === 4 ? 'up' : 'near'));
  const values = [...new Set(sorted.length === 0 ? [] : marks)];
  return {
    colour,
    stops: values.map((value, i) => ({
      colour: colour(value),
      label: i === 0 && sorted[0] < low ? `up to ${format(value)}` : format(value),
    })),
  };
}

/** A number that is easy to read: with one digit that is not zero, two for the last so that it stays near the truth. */
function roundTo(value: number, how: 'near' | 'up'): number {
  if (value < 10) return how === 'up' ? Math.ceil(value - 1e-9) : Math.round(value);
  const unit = 10 ** (Math.floor(Math.log10(value)) - (how === 'up' ? 1 : 0));
  return how === 'up' ? Math.ceil(value / unit - 1e-9) * unit : Math.round(value / unit) * unit;
}

/** Days, with the names they go by. */
const SPANS: readonly (readonly [number, string])[] = [
  [0, 'today'],
  [7, '1 week'],
  [30, '1 month'],
  [91, '3 months'],
  [365, '1 year'],
  [1095, '3 years'],
  [3650, '10 years'],
];

/** For ages in days; what is new stands out. */
export function createAgeScale(days: readonly number[], ramp: (share: number) => string): ColourScale {
  const high = Math.max(7, maximum(days));
  const scale = scaleSymlog().constant(7).domain([0, high]).range([1, 0]).clamp(true);
  const colour = (age: number) => ramp(scale(age));
  return {
    colour,
    stops: SPANS.filter(([span]) => span <= high).map(([span, label]) => ({ label, colour: colour(span) })),
  };
}

/** The largest of many numbers; spreading thousands of arguments could overflow the stack. */
function maximum(numbers: readonly number[]): number {
  return numbers.reduce((largest, number) => Math.max(largest, number), 0);
}
