import { createElement } from './dom';

/**
 * A sheet that a button opens under itself. Escape and a press elsewhere close it; the keyboard's focus goes into it and, by
 * Escape, back to the button.
 */
export function createPopover(
  button: HTMLButtonElement,
  label: string,
  fill: (element: HTMLElement) => void,
) {
  const element = createElement('div', {
    class: 'popover',
    attributes: { role: 'dialog', 'aria-label': label },
  });
  element.hidden = true;
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');

  function show(isOpen: boolean) {
    if (isOpen) fill(element);
    element.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) element.querySelector<HTMLElement>('input, select, button')?.focus();
  }

  function close(returnsFocus: boolean) {
    if (element.hidden) return;
    show(false);
    if (returnsFocus) button.focus();
  }

  button.addEventListener('click', () => (element.hidden ? show(true) : close(true)));
  const owner = createElement('div', { class: 'popover-owner' }, button, element);
  owner.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || element.hidden) return;
    close(true);
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener(
    'pointerdown',
    event => {
      // What was pressed may have been replaced since.
      if (!event.composedPath().includes(owner)) close(owner.contains(document.activeElement));
    },
    { capture: true },
  );
  return { element: owner, close, isOpen: () => !element.hidden };
}
