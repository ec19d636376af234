import { createElement } from './dom';

/** One thing a menu offers; a line between groups where there is nothing to do. */
export type MenuItem =
  | { readonly label: string; readonly key?: string; readonly isDisabled?: boolean; readonly run: () => void }
  | 'line';

/** Free space between a menu and the edge of the panel, in CSS pixels. */
const MARGIN = 4;

/**
 * A menu that opens at a point of the page. Arrow keys, Home, End and first letters move through it, Enter and Space
 * choose, Escape and a click elsewhere close it; the keyboard's focus then goes back to where it was.
 */
export function createMenu(container: HTMLElement) {
  const element = createElement('div', { class: 'menu', attributes: { role: 'menu' } });
  element.hidden = true;
  container.append(element);
  let before: HTMLElement | undefined;

  function close(): void {
    if (element.hidden) return;
    element.hidden = true;
    element.replaceChildren();
    before?.focus();
  }

  function createItem(item: MenuItem): HTMLElement {
    if (item === 'line')
      return createElement('div', { class: 'menu-line', attributes: { role: 'separator' } });
    const key = item.key ? [createElement('span', { class: 'menu-key', text: item.key })] : [];
    const button = createElement(
      'button',
      {
        attributes: { type: 'button', role: 'menuitem', tabindex: '-1' },
        onClick: () => {
          close();
          item.run();
        },
      },
      createElement('span', { text: item.label }),
      ...key,
    );
    button.disabled = item.isDisabled === true;
    return button;
  }

  element.addEventListener('keydown', event => {
    const items = [...element.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowDown: at + 1,
      ArrowUp: at === -1 ? -1 : at - 1,
      Home: 0,
      End: -1,
    }[event.key];
    if (next !== undefined) items.at(next % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key.length === 1 && event.key !== ' ')
      [...items.slice(at + 1), ...items.slice(0, at + 1)]
        .find(item => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('contextmenu', event => event.preventDefault());
  document.addEventListener('pointerdown', event => {
    if (!element.contains(event.target as Node)) close();
  });
  window.addEventListener('blur', close);

  return {
    close,
    /** Opens the menu with its corner at a point of the page, in CSS pixels, or where there is room for it. */
    show(label: string, items: readonly MenuItem[], x: number, y: number) {
      if (element.hidden) before = document.activeElement as HTMLElement;
      element.setAttribute('aria-label', label);
      element.replaceChildren(...items.map(createItem));
      element.hidden = false;
      const { width, height } = element.getBoundingClientRect();
      element.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`;
      element.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
      element.querySelector<HTMLButtonElement>('button:enabled')?.focus();
    },
  };
}
