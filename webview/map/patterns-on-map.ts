import type { Rect } from '../../src/diagram/layout/layout';
import type { Highlight } from '../../src/diagram/map/highlight';
import type { FindingIndex } from '../../src/diagram/patterns/finding-index';
import { highlightRoles } from '../../src/diagram/patterns/highlight-roles';
import { connectRoles } from '../../src/diagram/patterns/role-arcs';
import type { PanelData } from '../panel-data';
import type { Selection, ViewState } from '../view-state';
import { findBox, type MapModel } from './map-model';

/** Arrows between the roles of a finding before they would hide it. */
const ROLES_CONNECTED = 24;

const known = new WeakMap<
  MapModel,
  { readonly key: readonly unknown[]; readonly highlight: Highlight | undefined }
>();

/** Lights what plays a role in the finding that is picked or, while nothing is, in the patterns that are chosen. */
export function lightPatterns(
  model: MapModel,
  data: PanelData | undefined,
  { selection, patterns }: Pick<ViewState, 'selection' | 'patterns'>,
): Highlight | undefined {
  const index = data?.patterns;
  if (!index || (selection ? !('finding' in selection) : !patterns)) return undefined;
  const key = [index, selection, patterns];
  const last = known.get(model);
  if (last && key.every((part, i) => part === last.key[i])) return last.highlight;
  const highlight = light(model, data, index, selection, patterns ?? []);
  known.set(model, { key, highlight });
  return highlight;
}

function light(
  { hierarchy, scene, visible }: MapModel,
  { record }: PanelData,
  index: FindingIndex,
  selection: Selection | undefined,
  patterns: readonly string[],
): Highlight | undefined {
  if (selection && 'finding' in selection) {
    const finding = index.byKey.get(selection.finding);
    const arcs = finding && connectRoles(finding, record, ROLES_CONNECTED);
    return finding && highlightRoles(hierarchy, scene, visible, [finding], arcs);
  }
  const chosen = new Set(patterns);
  const findings = index.findings.filter(({ pattern }) => chosen.has(pattern));
  return highlightRoles(hierarchy, scene, visible, findings);
}

/** A rectangle round the boxes that play a role in the finding that is picked. */
export function findFindingPlace(
  model: MapModel | undefined,
  index: FindingIndex | undefined,
  selection: Selection | undefined,
): Rect | undefined {
  if (!model || !selection || !('finding' in selection)) return undefined;
  const roles = index?.byKey.get(selection.finding)?.roles ?? [];
  const boxes = roles.flatMap(({ module }) => findBox(model, module) ?? []);
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(box => box.x + box.width)) - x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - y,
  };
}
