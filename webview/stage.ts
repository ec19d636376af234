import { createElement } from './controls/dom';
import type { View } from './view';
import type { Change } from './view-change';
import type { ViewName } from './view-state';

const EVERYTHING: Change = {
  data: true,
  open: true,
  selection: true,
  colours: true,
  reveals: false,
  animated: false,
};

/** What `createStage` makes. */
export type Stage = ReturnType<typeof createStage>;

/** The room in which one view at a time is shown. A view that was not in front when things changed catches up. */
export function createStage(container: HTMLElement) {
  const element = createElement('main', { class: 'stage' });
  const rooms = createElement('div', { class: 'rooms' });
  const covers = createElement('div', { class: 'covers' });
  element.append(rooms, covers);
  container.append(element);
  const views = new Map<ViewName, View>();
  let front: View | undefined;
  return {
    element,
    /** Lies over the rooms, for what floats there. */
    covers,
    /** An empty room for a view, filling the stage. */
    createRoom(name: ViewName): HTMLElement {
      const room = createElement('div', {
        class: `room ${name}`,
        attributes: { role: 'tabpanel', id: `view-${name}`, 'aria-labelledby': `tab-${name}` },
      });
      room.hidden = true;
      rooms.append(room);
      return room;
    },
    add(view: View) {
      views.set(view.name, view);
    },
    front: () => front,
    /** Brings a view to the front; it shows everything anew, and what is picked too if `reveals`. */
    show(name: ViewName, reveals: boolean) {
      const next = views.get(name);
      if (!next || next === front) return false;
      if (front) front.element.hidden = true;
      front = next;
      next.element.hidden = false;
      next.update({ ...EVERYTHING, reveals });
      return true;
    },
    update: (change: Change) => front?.update(change),
  };
}
