import { describeNode } from '../../src/diagram/map/outline';
import { findNode } from '../../src/graph/hierarchy';
import { createElement } from '../controls/dom';
import { listRolesAt } from '../patterns/roles-at';
import type { ViewContext } from '../view';

/** What the keys do, for a canvas that is only heard. */
const HINT =
  'Arrow keys go from box to box, Enter opens, Space opens and closes. Press question mark for all keys, Tab for the same as a tree.';

/** Says what is picked on the map's canvas while the keyboard is on it: a canvas itself says nothing. */
export function createAnnouncer(context: ViewContext, canvas: HTMLElement) {
  const hint = createElement('p', { class: 'unseen', text: HINT, attributes: { id: 'map-hint' } });
  const live = createElement('p', {
    class: 'unseen announced',
    attributes: { 'aria-live': 'polite', 'aria-atomic': 'true' },
  });
  canvas.setAttribute('aria-describedby', 'map-hint');

  function describe(): string {
    const { selection } = context.state();
    const data = context.data();
    if (!selection || !data) return '';
    if ('finding' in selection) return '';
    if ('from' in selection) return `${selection.from} to ${selection.to}`;
    const node = findNode(data.hierarchy, selection.box);
    if (node === undefined) return '';
    const state = context.open().has(data.hierarchy.nodes[node].id) ? ', open' : '';
    const roles = data.patterns ? listRolesAt(data.patterns, data.hierarchy, node) : [];
    return [`${describeNode(data.hierarchy, node, data.metrics)}${state}`, ...roles].join(', ');
  }

  return {
    elements: [hint, live],
    update() {
      if (document.activeElement !== canvas) return;
      const text = describe();
      if (live.textContent !== text) live.textContent = text;
    },
  };
}
