import type { Rect } from '../../src/diagram/layout/layout';
import { type Highlight, highlightBox } from '../../src/diagram/map/highlight';
import type { SceneArrow, SceneBox } from '../../src/diagram/map/scene';
import type { FindingIndex } from '../../src/diagram/patterns/finding-index';
import { listRolesAt } from '../patterns/roles-at';
import type { Selection, ViewState } from '../view-state';
import { lightSelection } from './lighting';
import { findBox, type MapModel } from './map-model';
import type { Marks, Target } from './map-view';

/** The visible box that is picked, or that holds what is picked. */
export function findSelectedBox(
  model: MapModel | undefined,
  selection: Selection | undefined,
): SceneBox | undefined {
  return model && selection && 'box' in selection ? findBox(model, selection.box) : undefined;
}

/** Where what is picked can be seen: its box, or a rectangle round the two boxes of a pair. */
export function findSelectedPlace(
  model: MapModel | undefined,
  selection: Selection | undefined,
): Rect | undefined {
  if (!model || !selection || 'finding' in selection) return undefined;
  if ('box' in selection) return findBox(model, selection.box);
  const [from, to] = [findBox(model, selection.from), findBox(model, selection.to)];
  if (!from || !to) return from ?? to;
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  return {
    x,
    y,
    width: Math.max(from.x + from.width, to.x + to.width) - x,
    height: Math.max(from.y + from.height, to.y + to.height) - y,
  };
}

/** The arrow that is picked, while it is drawn. */
export function findSelectedArrow(
  model: MapModel | undefined,
  selection: Selection | undefined,
): SceneArrow | undefined {
  if (!model || !selection || !('from' in selection)) return undefined;
  const { from, to } = selection;
  const all = [model.scene.inside, ...model.scene.boxes.map(box => box.inside)];
  return all.flatMap(inside => inside?.arrows ?? []).find(arrow => arrow.from === from && arrow.to === to);
}

/** What can light up on the map, besides what is picked. */
export interface Pointing {
  readonly hovered?: Target | undefined;
  /** The module in the active editor. */
  readonly active?: string | undefined;
  /** What somebody is looking for at the moment; it goes before everything else. */
  readonly sought?: Highlight | undefined;
  /** What plays a role in the patterns that are chosen, or in the finding that is picked. */
  readonly roles?: Highlight | undefined;
}

/**
 * What lights up: what is looked for, else the closed box or arrow that is pointed at, else what is picked. Open containers
 * light up only when picked: the pointer is nearly always over one.
 */
export function chooseMarks(
  model: MapModel,
  state: Pick<ViewState, 'selection' | 'trace' | 'paths'>,
  { hovered, active, sought, roles }: Pointing,
): Marks {
  const { selection } = state;
  const selected = findSelectedBox(model, selection);
  const rest = { active: active === undefined ? undefined : findBox(model, active)?.id };
  if (sought) return { ...rest, highlight: sought };
  const pointed = hovered?.arrow || hovered?.box?.inside ? undefined : hovered?.box;
  const picked = state.paths === 'all' ? undefined : findSelectedArrow(model, selection);
  const arrow = hovered?.arrow ?? (pointed ? undefined : picked);
  const highlight = pointed
    ? highlightBox(model.hierarchy, model.scene, model.visible, pointed)
    : (roles ?? lightSelection(model, state));
  const other = selection && 'from' in selection ? findBox(model, selection.to)?.id : undefined;
  return { ...rest, arrow, highlight: arrow ? undefined : highlight, selected: selected?.id ?? other };
}

/** Broken rules that a tip tells. */
const MESSAGES = 3;

/** What the tip beside the pointer says, line by line. */
export function describeTarget(
  model: MapModel | undefined,
  { arrow, box }: Target,
  patterns?: FindingIndex,
): string[] {
  if (arrow) {
    const { broken = [] } = arrow;
    const isUp = arrow.up && broken.length === 0;
    const imports = `${arrow.weight} ${arrow.weight === 1 ? 'import' : 'imports'}${isUp ? ', pointing up' : ''}`;
    const messages = broken.slice(0, MESSAGES).map(({ message }) => message);
    const rest = broken.length - messages.length;
    const more = rest > 0 ? [`… and ${rest} more that break a rule`] : [];
    return [`${arrow.from} → ${arrow.to}`, imports, ...messages, ...more];
  }
  if (!box) return [];
  const lines = `${model?.hierarchy.nodes[box.node].lines.toLocaleString()} lines`;
  const size = box.kind === 'container' ? `${box.modules.toLocaleString()} modules, ${lines}` : lines;
  const up = box.up > 0 ? [`${box.up} ${box.up === 1 ? 'import points' : 'imports point'} up from here`] : [];
  const roles = model && patterns ? listRolesAt(patterns, model.hierarchy, box.node) : [];
  return [box.id, size, ...(box.paint ? [box.paint.words] : []), ...up, ...roles];
}
