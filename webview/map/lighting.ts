import { type Highlight, highlightBox } from '../../src/diagram/map/highlight';
import { highlightPaths } from '../../src/diagram/map/highlight-paths';
import { highlightReach } from '../../src/diagram/map/highlight-reach';
import { findNode } from '../../src/graph/hierarchy';
import { findPaths } from '../../src/graph/paths';
import { findReach } from '../../src/graph/reach';
import { depthOf, isPlainTrace } from '../details/trace';
import type { PickedPair, Trace, ViewState } from '../view-state';
import { findBox, type MapModel } from './map-model';

const known = new WeakMap<MapModel, { key: string; highlight: Highlight | undefined }>();

/** What lights up round what is picked: a box with all within reach of it, or a pair with the paths between the two. */
export function lightSelection(
  model: MapModel,
  { selection, trace, paths }: Pick<ViewState, 'selection' | 'trace' | 'paths'>,
): Highlight | undefined {
  if (!selection || 'finding' in selection) return undefined;
  const key = JSON.stringify([selection, trace, paths]);
  const last = known.get(model);
  if (last?.key === key) return last.highlight;
  const highlight =
    'box' in selection
      ? lightReach(model, selection.box, trace)
      : lightPair(model, selection, paths === 'all');
  known.set(model, { key, highlight });
  return highlight;
}

function lightReach(model: MapModel, id: string, trace: Trace): Highlight | undefined {
  const { hierarchy, scene, visible } = model;
  const focus = findBox(model, id);
  if (!focus || isPlainTrace(trace)) return focus && highlightBox(hierarchy, scene, visible, focus);
  const reach = findReach(hierarchy, focus.node, { direction: trace.direction, depth: depthOf(trace) });
  return highlightReach(hierarchy, scene, visible, focus, reach, trace.depth !== 1);
}

function lightPair(
  { hierarchy, scene, visible }: MapModel,
  pair: PickedPair,
  all: boolean,
): Highlight | undefined {
  const [from, to] = [findNode(hierarchy, pair.from), findNode(hierarchy, pair.to)];
  if (from === undefined || to === undefined) return undefined;
  const paths = findPaths(hierarchy, from, to) ?? { shortest: [], all: [], modules: new Set(), direct: [] };
  return highlightPaths(hierarchy, scene, visible, { from, to }, paths, all);
}
