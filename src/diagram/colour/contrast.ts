import { interpolateRgb, lab, rgb } from 'd3';

/** Whether a CSS colour is nearer to black than to white, as seen. */
export function isDark(colour: string): boolean {
  return lab(colour).l < 50;
}

/** A colour with a share (0 to 1) of another in it. */
export function mixColours(ground: string, other: string, share: number): string {
  return interpolateRgb(ground, other)(share);
}

/** Contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Black or white, whichever reads better on a ground; its contrast ratio is at least 4.58, more than WCAG AA asks. */
export function chooseTextColour(ground: string): string {
  return contrastRatio(ground, '#000000') >= contrastRatio(ground, '#ffffff') ? '#000000' : '#ffffff';
}

function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red, green, blue] = [r, g, b].map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
