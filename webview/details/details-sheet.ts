import { createElement } from '../controls/dom';
import type { SheetSize } from '../kept-state';

/** The least of the details that is worth showing, and what is always left to the view, in CSS pixels. */
const LEAST = { width: 200, height: 80 };
const LEFT_OVER = { width: 160, height: 120 };
/** What one key press changes, in CSS pixels. */
const STEP = 20;

/**
 * The sheet that holds the details, at the right side or, in a narrow panel, at the bottom, with an edge by which it is made
 * larger and smaller: by dragging, or with the arrow keys, Home and End; a double click gives it its usual size back.
 */
export function createDetailsSheet(
  details: HTMLElement,
  initial: SheetSize,
  changed: (size: SheetSize) => void,
): HTMLElement {
  let size = initial;
  const edge = createElement('div', {
    class: 'sheet-edge',
    attributes: { role: 'separator', tabindex: '0', 'aria-label': 'Size of the details' },
  });
  const element = createElement('div', { class: 'sheet' }, edge, details);
  details.id = 'details';
  edge.setAttribute('aria-controls', details.id);

  const isAtSide = () => getComputedStyle(edge).cursor === 'ew-resize';
  const dimension = () => (isAtSide() ? 'width' : 'height');

  /** Between the least and what leaves something to the view. */
  function limits(): { least: number; most: number } {
    const stage = element.parentElement as HTMLElement;
    const room = isAtSide() ? stage.clientWidth : stage.clientHeight;
    const least = LEAST[dimension()];
    return { least, most: Math.max(least, room - LEFT_OVER[dimension()]) };
  }

  function apply(): void {
    for (const name of ['width', 'height'] as const) {
      const length = size[name];
      if (length === undefined) element.style.removeProperty(`--sheet-${name}`);
      else element.style.setProperty(`--sheet-${name}`, `${length}px`);
    }
    describe();
  }

  function describe(): void {
    if (!element.parentElement) return;
    const { least, most } = limits();
    const now = isAtSide() ? details.offsetWidth : details.offsetHeight;
    const values = {
      orientation: isAtSide() ? 'vertical' : 'horizontal',
      valuemin: least,
      valuemax: most,
      valuenow: Math.min(most, Math.max(least, now)),
    };
    for (const [name, value] of Object.entries(values))
      edge.setAttribute(`aria-${name}`, String(typeof value === 'number' ? Math.round(value) : value));
  }

  function resize(length: number): void {
    const { least, most } = limits();
    size = { ...size, [dimension()]: Math.round(Math.min(most, Math.max(least, length))) };
    apply();
    changed(size);
  }

  edge.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    const atSide = isAtSide();
    const start = atSide ? event.clientX : event.clientY;
    const before = atSide ? details.offsetWidth : details.offsetHeight;
    const move = ({ clientX, clientY }: PointerEvent) =>
      resize(before + start - (atSide ? clientX : clientY));
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
      once: true,
    });
    event.preventDefault();
  });
  edge.addEventListener('dblclick', () => {
    size = { ...size, [dimension()]: undefined };
    apply();
    changed(size);
  });
  edge.addEventListener('keydown', event => {
    const atSide = isAtSide();
    const now = atSide ? details.offsetWidth : details.offsetHeight;
    const { least, most } = limits();
    const next = {
      [atSide ? 'ArrowLeft' : 'ArrowUp']: now + STEP,
      [atSide ? 'ArrowRight' : 'ArrowDown']: now - STEP,
      Home: least,
      End: most,
    }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    resize(next);
    event.preventDefault();
    event.stopPropagation();
  });
  new ResizeObserver(describe).observe(details);
  apply();
  return element;
}
