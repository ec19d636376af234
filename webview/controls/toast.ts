import { createElement } from './dom';

/** Time a message stays, in milliseconds. */
const SHOWN_TIME = 4_000;

/** A line at the bottom that says what has just happened, also to screen readers, and goes by itself. */
export function createToast(container: HTMLElement) {
  const element = createElement('div', { class: 'toast', attributes: { role: 'status' } });
  container.append(element);
  let timer: number | undefined;
  return {
    show(text: string) {
      clearTimeout(timer);
      element.textContent = text;
      timer = setTimeout(() => {
        element.textContent = '';
      }, SHOWN_TIME) as unknown as number;
    },
  };
}
