import type { SceneNote } from '../colour/note';
import type { Rect } from '../layout/layout';
import { estimateTextWidth } from '../layout/text-width';
import type { MapMarks } from '../map/map-marks';
import type { Scene } from '../map/scene';
import type { Palette } from '../palette';
import { escapeXml, round } from './svg-text';

/** Height of a plate and size of its text, in pixels. */
const NOTE = { height: 14, fontSize: 10 };

/** Rings round the box that is picked or that all lit ones belong to, and a dotted one round that of the active editor. */
export function writeRings(
  scene: Scene,
  { selected, active, highlight }: MapMarks,
  palette: Palette,
): string[] {
  return scene.boxes.flatMap(box => {
    const isPicked = box.id === selected || box.id === highlight?.focus;
    return [
      ...(isPicked ? [writeRing(box, palette, 2)] : []),
      ...(box.id === active ? [writeRing(box, palette, 1, '3 2')] : []),
    ];
  });
}

function writeRing(box: Rect, palette: Palette, width: number, dash?: string): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
  return `<rect x="${round(box.x - 1.5)}" y="${round(box.y - 1.5)}" width="${round(box.width + 3)}" height="${round(box.height + 3)}" rx="5" fill="none" stroke="${palette.focus}" stroke-width="${width}"${dashes}/>`;
}

/** Numbers on small round plates. */
export function writeNotes(notes: readonly SceneNote[], palette: Palette): string[] {
  return notes.map(({ x: start, y, text, startsAt }) => {
    const width = Math.max(NOTE.height, estimateTextWidth(text, NOTE.fontSize) + 7);
    const x = startsAt ? start + width / 2 : start;
    return `<g><rect x="${round(x - width / 2)}" y="${round(y - NOTE.height / 2)}" width="${round(width)}" height="${NOTE.height}" rx="${NOTE.height / 2}" fill="${palette.background}" stroke="${palette.focus}" stroke-width="1.2"/><text x="${round(x)}" y="${round(y)}" dominant-baseline="central" text-anchor="middle" font-size="${NOTE.fontSize}" font-weight="600" fill="${palette.text}">${escapeXml(text)}</text></g>`;
  });
}
