import type { Store } from '../store';
import { VIEWS, type ViewName } from '../view-state';
import { createElement, createIcon } from './dom';
import { icons } from './icons';

const TABS: Readonly<Record<ViewName, { label: string; icon: string; title: string }>> = {
  map: { label: 'Map', icon: icons.map, title: 'Parts and what they stand on' },
  matrix: { label: 'Matrix', icon: icons.matrix, title: 'Dependency structure matrix' },
  plot: { label: 'Plot', icon: icons.plot, title: 'Abstractness against instability' },
  table: { label: 'Table', icon: icons.table, title: 'All numbers, sortable' },
  treemap: { label: 'Treemap', icon: icons.treemap, title: 'Areas by lines of code' },
};

/** The row along the top: a tab for each view, back and forward, and what views share. */
export function createBar(store: Store) {
  const tabs = VIEWS.map(name => createTab(name, () => store.set({ view: name })));
  const tablist = createElement(
    'div',
    { class: 'tabs', attributes: { role: 'tablist', 'aria-label': 'Views' } },
    ...tabs,
  );
  const back = createStep('Back', 'Alt+Left', icons.back, () => store.back());
  const forward = createStep('Forward', 'Alt+Right', icons.forward, () => store.forward());
  const steps = createElement('div', { class: 'steps' }, back, forward);
  const element = createElement('header', { class: 'bar' }, tablist, steps);
  tablist.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next =
      (tabs.indexOf(document.activeElement as HTMLButtonElement) + step + tabs.length) % tabs.length;
    tabs[next].focus();
    tabs[next].click();
    event.preventDefault();
  });

  function update() {
    const { view } = store.get();
    for (const [i, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(VIEWS[i] === view));
      tab.tabIndex = VIEWS[i] === view ? 0 : -1;
    }
    back.disabled = !store.canGoBack();
    forward.disabled = !store.canGoForward();
  }
  store.listen(update);
  update();
  return { element };
}

function createTab(name: ViewName, choose: () => void): HTMLButtonElement {
  const { label, icon, title } = TABS[name];
  return createElement(
    'button',
    {
      class: 'tab',
      attributes: {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': `view-${name}`,
        'aria-label': label,
        title: `${label}: ${title}`,
      },
      onClick: choose,
    },
    createIcon(icon),
    createElement('span', { text: label }),
  );
}

function createStep(label: string, key: string, icon: string, take: () => void): HTMLButtonElement {
  return createElement(
    'button',
    {
      class: 'icon',
      attributes: { type: 'button', title: `${label} (${key})`, 'aria-label': label },
      onClick: take,
    },
    createIcon(icon),
  );
}
