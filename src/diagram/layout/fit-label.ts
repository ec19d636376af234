import { estimateTextWidth, shortenLabel } from './text-width';

/** Fewer characters than this say nothing, so the label is left out. */
const FEWEST = 3;

/** A label cut in the middle to a width in pixels; '' where less than a hint of it would be left. */
export function fitLabel(label: string, fontSize: number, width: number): string {
  const wanted = estimateTextWidth(label, fontSize);
  if (wanted <= width) return label;
  let limit = Math.floor(([...label].length * Math.max(0, width)) / wanted);
  for (; limit >= FEWEST; limit--) {
    const short = shortenLabel(label, limit);
    if (estimateTextWidth(short, fontSize) <= width) return short;
  }
  return '';
}

/** The same for names in little room, cut at the end: how they begin tells the most. A file gives up its extension first. */
export function fitStart(label: string, fontSize: number, width: number): string {
  if (estimateTextWidth(label, fontSize) <= width) return label;
  const dot = label.indexOf('.', 1);
  const stem = dot > 0 ? label.slice(0, dot) : label;
  let left = width - estimateTextWidth('…', fontSize);
  let kept = '';
  for (const character of stem) {
    left -= estimateTextWidth(character, fontSize);
    if (left < 0) break;
    kept += character;
  }
  return [...kept].length >= FEWEST ? `${kept}…` : '';
}
