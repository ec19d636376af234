import { createElement } from './dom';

/** Space between the pointer and the tip, in CSS pixels. */
const OFFSET = 14;

/** A small text beside the pointer. It cannot be pointed at itself. */
export function createTooltip(container: HTMLElement) {
  const element = createElement('div', { class: 'tooltip', attributes: { 'aria-hidden': 'true' } });
  element.hidden = true;
  container.append(element);
  return {
    hide() {
      element.hidden = true;
    },
    /** Shows lines of text near a point of the container, on the side that has room. */
    show(lines: readonly string[], x: number, y: number) {
      element.hidden = false;
      element.replaceChildren(...lines.map(text => createElement('div', { text })));
      const { width, height } = element.getBoundingClientRect();
      const left = x + OFFSET + width > container.clientWidth ? x - OFFSET - width : x + OFFSET;
      const top = y + OFFSET + height > container.clientHeight ? y - OFFSET - height : y + OFFSET;
      element.style.left = `${Math.max(2, left)}px`;
      element.style.top = `${Math.max(2, top)}px`;
    },
  };
}
