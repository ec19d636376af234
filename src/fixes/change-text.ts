import type { TextChange, TextPlace } from '../model/fix';

/** A change by offsets in a text, in UTF-16 units. */
export interface OffsetChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes of a text with lines and columns in place of offsets, in the order of the text. */
export function placeChanges(text: string, changes: readonly OffsetChange[]): TextChange[] {
  return [...changes]
    .sort((a, b) => a.start - b.start)
    .map(change => ({
      start: placeOf(text, change.start),
      end: placeOf(text, change.end),
      text: change.text,
    }));
}

/** The text with changes made, which may not overlap. */
export function changeText(text: string, changes: readonly OffsetChange[]): string {
  let changed = text;
  for (const { start, end, text: by } of [...changes].sort((a, b) => b.start - a.start))
    changed = changed.slice(0, start) + by + changed.slice(end);
  return changed;
}

/** The offset of a line and column that count from 1; the end of the text where there is no such line. */
export function offsetOf(text: string, { line, column }: TextPlace): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  return start + column - 1;
}

/** The line break that a text has. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
