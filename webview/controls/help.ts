import { createElement, createIcon } from './dom';
import { listWays, type Way } from './help-keys';
import { icons } from './icons';

/** The sheet with all keys and movements of the hand, and the button that opens it. */
export function createHelp(container: HTMLElement, hasEditor: boolean) {
  const close = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', 'aria-label': 'Close', title: 'Close (Escape)' },
    onClick: () => element.close(),
  });
  const element = createElement(
    'dialog',
    { class: 'help', attributes: { 'aria-labelledby': 'help-title' } },
    createElement(
      'header',
      {},
      createElement('h2', { text: 'Keys and mouse', attributes: { id: 'help-title' } }),
      close,
    ),
    createElement(
      'div',
      { class: 'help-groups', attributes: { tabindex: '0', role: 'group', 'aria-labelledby': 'help-title' } },
      ...listWays(hasEditor).map(({ title, ways }) =>
        createElement(
          'section',
          {},
          createElement('h3', { text: title }),
          createElement('dl', {}, ...ways.flatMap(describeWay)),
        ),
      ),
    ),
  );
  container.append(element);
  // A press beside the sheet closes it; keys in it are for it alone.
  element.addEventListener('pointerdown', event => event.target === element && element.close());
  element.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.key !== '?' && event.key !== 'F1') return;
    element.close();
    event.preventDefault();
  });
  const button = createElement(
    'button',
    {
      class: 'icon',
      attributes: {
        type: 'button',
        title: 'Keys and mouse (?)',
        'aria-label': 'Help',
        'aria-haspopup': 'dialog',
      },
      onClick: () => show(),
    },
    createIcon(icons.help),
  );

  function show(): boolean {
    if (!element.open) element.showModal();
    return true;
  }
  return { button, show };
}

function describeWay({ by, does }: Way): HTMLElement[] {
  const ways = by.split('|').map((way, i) => {
    const parts = way.split('`').map((text, j) => createElement(j % 2 === 1 ? 'kbd' : 'span', { text }));
    return createElement('span', { class: i > 0 ? 'way other' : 'way' }, ...parts);
  });
  return [createElement('dt', {}, ...ways), createElement('dd', { text: does })];
}
