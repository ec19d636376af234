import { createElement } from '../controls/dom';
import type { Trace } from '../view-state';
import { changeDepth } from './trace';

const DIRECTIONS: readonly { direction: Trace['direction']; label: string; title: string }[] = [
  { direction: 'uses', label: 'Uses', title: 'What it uses (U)' },
  { direction: 'both', label: 'Both', title: 'What it uses and what uses it (B)' },
  { direction: 'usedBy', label: 'Used by', title: 'What depends on it (D)' },
];

/** The controls that say how far, and which way, neighbours of what is picked light up. */
export function createTraceBar(trace: () => Trace, set: (trace: Trace) => void) {
  const directions = DIRECTIONS.map(({ direction, label, title }) =>
    createElement('button', {
      text: label,
      attributes: { type: 'button', title, 'data-direction': direction },
      onClick: () => set({ ...trace(), direction }),
    }),
  );
  const depth = createElement('output', { attributes: { 'aria-live': 'polite' } });
  const createStep = (text: string, label: string, key: string, by: 1 | -1) =>
    createElement('button', {
      text,
      attributes: { type: 'button', 'aria-label': label, title: `${label} (${key})` },
      onClick: () => set({ ...trace(), depth: changeDepth(trace(), by) }),
    });
  const less = createStep('−', 'One step less', '[', -1);
  const more = createStep('+', 'One step more', ']', 1);
  const all = createElement('button', {
    text: 'All',
    attributes: { type: 'button', title: 'However many steps away' },
    onClick: () => set({ ...trace(), depth: trace().depth === 'all' ? 1 : 'all' }),
  });
  const element = createElement(
    'div',
    { class: 'trace', attributes: { role: 'toolbar', 'aria-label': 'What lights up' } },
    createElement(
      'div',
      { class: 'segments', attributes: { role: 'group', 'aria-label': 'Direction' } },
      ...directions,
    ),
    createElement(
      'div',
      { class: 'segments', attributes: { role: 'group', 'aria-label': 'Steps' } },
      less,
      depth,
      more,
      all,
    ),
  );
  return {
    element,
    update() {
      const now = trace();
      for (const [i, button] of directions.entries())
        button.setAttribute('aria-pressed', String(DIRECTIONS[i].direction === now.direction));
      all.setAttribute('aria-pressed', String(now.depth === 'all'));
      less.disabled = now.depth === 1;
      more.disabled = now.depth === 'all';
      depth.textContent =
        now.depth === 'all' ? 'any steps' : `${now.depth} ${now.depth === 1 ? 'step' : 'steps'}`;
    },
  };
}
