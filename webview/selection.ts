import { highlightBox } from '../src/diagram/highlight';
import type { SceneArrow, SceneBox } from '../src/diagram/scene';
import { findBox, type MapModel } from './map-model';
import type { Marks, Target } from './map-view';
import type { Selection } from './view-state';

/** The visible box that is picked, or that holds what is picked. */
export function findSelectedBox(
  model: MapModel | undefined,
  selection: Selection | undefined,
): SceneBox | undefined {
  return model && selection && 'box' in selection ? findBox(model, selection.box) : undefined;
}

/** The arrow that is picked, while it is drawn. */
export function findSelectedArrow(
  model: MapModel | undefined,
  selection: Selection | undefined,
): SceneArrow | undefined {
  if (!model || !selection || 'box' in selection) return undefined;
  const { from, to } = selection;
  const all = [model.scene.inside, ...model.scene.boxes.map(box => box.inside)];
  return all.flatMap(inside => inside?.arrows ?? []).find(arrow => arrow.from === from && arrow.to === to);
}

/**
 * What lights up: the closed box or arrow that is pointed at, else what is picked. Open containers light up only when
 * picked: the pointer is nearly always over one.
 */
export function chooseMarks(
  model: MapModel,
  selection: Selection | undefined,
  hovered: Target | undefined,
  active: string | undefined,
): Marks {
  const selected = findSelectedBox(model, selection);
  const pointed = hovered?.arrow || hovered?.box?.inside ? undefined : hovered?.box;
  const arrow = hovered?.arrow ?? (pointed ? undefined : findSelectedArrow(model, selection));
  const focus = arrow ? undefined : (pointed ?? selected);
  return {
    arrow,
    highlight: focus && highlightBox(model.hierarchy, model.scene, model.visible, focus),
    selected: selected?.id,
    active: active === undefined ? undefined : findBox(model, active)?.id,
  };
}

/** What the tip beside the pointer says, line by line. */
export function describeTarget(model: MapModel | undefined, { arrow, box }: Target): string[] {
  if (arrow) {
    const imports = `${arrow.weight} ${arrow.weight === 1 ? 'import' : 'imports'}${arrow.up ? ', pointing up' : ''}`;
    return [`${arrow.from} → ${arrow.to}`, imports];
  }
  if (!box) return [];
  const lines = `${model?.hierarchy.nodes[box.node].lines.toLocaleString()} lines`;
  const size = box.kind === 'container' ? `${box.modules.toLocaleString()} modules, ${lines}` : lines;
  const up = box.up > 0 ? [`${box.up} ${box.up === 1 ? 'import points' : 'imports point'} up from here`] : [];
  return [box.id, size, ...up];
}
