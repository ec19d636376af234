import { buildHierarchy } from '../graph/hierarchy';
import type { Snapshot } from '../model/snapshot';
import { buildScene } from './build-scene';
import { chooseInitiallyOpen } from './initial-open';
import { layoutMap } from './layout';
import { darkPalette, lightPalette } from './palette';
import { writeSvg } from './svg';

/** The shape to come near to, in pixels, and the colours. */
export interface DrawOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** The map of a snapshot as SVG text, opened as a panel would first show it. */
export function drawMap(snapshot: Snapshot, options: DrawOptions): string {
  const hierarchy = buildHierarchy(snapshot.records);
  const open = chooseInitiallyOpen(hierarchy);
  const layout = layoutMap(hierarchy, { open, aspect: options.width / options.height });
  const palette = options.theme === 'dark' ? darkPalette : lightPalette;
  const title = `Architecture map of ${snapshot.roots.map(root => root.name).join(', ')}`;
  return writeSvg(buildScene(hierarchy, layout), palette, title);
}
