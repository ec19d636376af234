import { buildHierarchy } from '../../graph/hierarchy';
import { measureNodes } from '../../graph/metrics';
import type { DescribedFindings } from '../../model/finding';
import type { Snapshot } from '../../model/snapshot';
import type { ColourBy } from '../colour/colour-by';
import { createColouring } from '../colour/colouring';
import type { HistoryInput } from '../colour/node-history';
import { paintScene } from '../colour/paint-scene';
import { chooseInitiallyOpen } from '../layout/initial-open';
import { layoutMap } from '../layout/layout';
import { darkPalette, lightPalette } from '../palette';
import { badgeScene } from '../patterns/badges';
import { indexFindings } from '../patterns/finding-index';
import { writeSvg } from '../write/svg';
import { buildScene } from './build-scene';

/** The shape to come near to, in pixels, and the colours. */
export interface DrawOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  /** What boxes are coloured by; absent: as what they are. */
  readonly colourBy?: ColourBy | undefined;
  /** Needed for churn and age. */
  readonly history?: HistoryInput | undefined;
  /** Boxes have badges of what was found in them. */
  readonly patterns?: DescribedFindings | undefined;
}

/** The map of a snapshot as SVG text, opened as a panel would first show it. */
export function drawMap(snapshot: Snapshot, options: DrawOptions): string {
  const hierarchy = buildHierarchy(snapshot.records);
  const open = chooseInitiallyOpen(hierarchy);
  const { width, height, theme, colourBy, history, patterns } = options;
  const layout = layoutMap(hierarchy, { open, aspect: width / height, values: colourBy !== undefined });
  const palette = theme === 'dark' ? darkPalette : lightPalette;
  const title = `Architecture map of ${snapshot.roots.map(root => root.name).join(', ')}`;
  const plain = buildScene(hierarchy, layout);
  const scene = patterns ? badgeScene(plain, hierarchy, indexFindings(patterns)) : plain;
  if (!colourBy) return writeSvg(scene, palette, title);
  const metrics = measureNodes(hierarchy, snapshot.records);
  const colouring = createColouring(colourBy, { hierarchy, metrics, palette, history });
  return writeSvg(paintScene(scene, colouring), palette, title, colouring);
}
