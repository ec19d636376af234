import { everything, isDefaultFilter, type ViewFilter } from '../../src/graph/view-filter';
import type { ModuleRecord } from '../../src/model/snapshot';
import type { ViewContext } from '../view';
import { createElement, createIcon } from './dom';
import { countChoices } from './filter-choices';
import { createFilterForm } from './filter-form';
import { icons } from './icons';
import { keepFocus } from './keep-focus';
import { createPopover } from './popover';

/** The button in the bar that opens the filter, with a badge that says how much of it is set. */
export function createFilterControl(context: ViewContext) {
  const badge = createElement('span', { class: 'badge' });
  const button = createElement(
    'button',
    { class: 'icon filter', attributes: { type: 'button' } },
    createIcon(icons.filter),
    badge,
  );
  const notice = createElement(
    'div',
    { class: 'hint', attributes: { role: 'status' } },
    createElement('span', { text: 'The filter leaves nothing to show.' }),
    createElement('button', {
      class: 'link',
      text: 'Reset',
      attributes: { type: 'button' },
      onClick: () => context.set({ filter: everything }),
    }),
  );
  notice.hidden = true;
  let drawn: ViewFilter | undefined;
  const fill = (element: HTMLElement) => {
    const { filter } = context.state();
    drawn = filter;
    const folders = listFolders(context.data()?.snapshot.records ?? []);
    const form = createFilterForm({ filter, folders, set: next => context.set({ filter: next }) });
    keepFocus(element, () => element.replaceChildren(...form));
  };
  const popover = createPopover(button, 'Filter', fill);
  return {
    element: popover.element,
    /** Stands over the views where the filter leaves nothing. */
    notice,
    update() {
      const { filter } = context.state();
      const choices = countChoices(filter);
      const data = context.data();
      notice.hidden = !data || data.records.length > 0 || data.snapshot.records.length === 0;
      badge.hidden = isDefaultFilter(filter);
      badge.textContent = String(choices);
      const label = badge.hidden ? 'Filter' : `Filter: ${choices} ${choices === 1 ? 'choice' : 'choices'}`;
      button.setAttribute('aria-label', label);
      button.title = badge.hidden ? 'Filter what is shown' : label;
      if (popover.isOpen() && filter !== drawn) {
        const sheet = popover.element.querySelector<HTMLElement>('.popover');
        if (sheet) fill(sheet);
      }
    },
  };
}

/** All folders that hold modules, in the order of their paths. */
function listFolders(records: readonly ModuleRecord[]): string[] {
  const folders = new Set<string>();
  for (const { module } of records)
    for (let end = module.id.lastIndexOf('/'); end > 0; end = module.id.lastIndexOf('/', end - 1)) {
      const folder = module.id.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return [...folders].sort();
}
