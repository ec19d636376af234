import type { OutlineRow } from '../../src/diagram/map/outline';
import { createElement } from '../controls/dom';
import { createTypeahead, findTreeMove } from './tree-keys';
import { createTreeRows, ROW_HEIGHT, type RowTexts } from './tree-rows';

/** Rows kept in the page beyond those in view, so that reading on from one finds the next. */
const OVERSCAN = 60;

/** What a tree shows and does. */
export interface TreeHandlers {
  describe(row: OutlineRow): RowTexts;
  /** The label alone, for typing names. */
  label(row: OutlineRow): string;
  select(row: OutlineRow): void;
  /** Opens closed rows, closes open ones. */
  toggle(ids: readonly string[]): void;
  activate(row: OutlineRow): void;
  menu(row: OutlineRow, x: number, y: number): void;
}

/**
 * A tree by the ARIA pattern with one row in the order of tabs. Only rows near those in view are in the page, so that ten
 * thousand cost no more than a hundred.
 */
export function createTreeView(label: string, handlers: TreeHandlers) {
  const space = createElement('div', { class: 'tree-space', attributes: { role: 'presentation' } });
  const element = createElement(
    'div',
    { class: 'tree', attributes: { role: 'tree', 'aria-label': label } },
    space,
  );
  const list = createTreeRows(space);
  const typeahead = createTypeahead();
  let rows: readonly OutlineRow[] = [];
  let places = new Map<string, number>();
  let active: string | undefined;
  let selected: string | undefined;

  function render(): void {
    const top = Math.floor(element.scrollTop / ROW_HEIGHT);
    const count = Math.ceil(element.clientHeight / ROW_HEIGHT);
    const from = Math.max(0, top - OVERSCAN);
    const to = Math.min(rows.length, top + count + OVERSCAN);
    const shown = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
    // The row that has the focus, or that Tab leads to, stays in the page wherever the list is scrolled.
    const at = active === undefined ? undefined : places.get(active);
    if (at !== undefined && at < from) shown.unshift(at);
    else if (at !== undefined && at >= to) shown.push(at);
    list.show(shown, { rows, describe: handlers.describe, active, selected });
  }

  function scrollTo(place: number): void {
    const top = place * ROW_HEIGHT;
    const { scrollTop, clientHeight } = element;
    if (top < scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) element.scrollTop = top + ROW_HEIGHT - clientHeight;
  }

  function goTo(place: number): void {
    active = rows[place].id;
    scrollTo(place);
    render();
    list.find(active)?.focus({ preventScroll: true });
    handlers.select(rows[place]);
  }

  function rowAt(target: EventTarget | null): OutlineRow | undefined {
    const id = list.idOf(target);
    const place = id === undefined ? undefined : places.get(id);
    return place === undefined ? undefined : rows[place];
  }

  element.addEventListener('scroll', render, { passive: true });
  element.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = active === undefined ? undefined : places.get(active);
    if (at === undefined) return;
    const move = findTreeMove(rows, at, event.key);
    const place = /^[\p{L}\p{N}_]$/u.test(event.key)
      ? typeahead.find(rows.map(handlers.label), at, event.key)
      : undefined;
    if (move && 'go' in move) goTo(move.go);
    else if (move && 'toggle' in move) handlers.toggle(move.toggle);
    else if (move) handlers.activate(rows[at]);
    else if (place !== undefined) goTo(place);
    else if (!/^[\p{L}\p{N}_]$/u.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('click', event => {
    const row = rowAt(event.target);
    if (!row) return;
    const isMark = event.target instanceof Element && event.target.matches('.tree-mark');
    goTo(places.get(row.id) as number);
    if (isMark && row.isOpen !== undefined) handlers.toggle([row.id]);
  });
  element.addEventListener('dblclick', event => {
    const row = rowAt(event.target);
    if (row) handlers.activate(row);
  });
  element.addEventListener('contextmenu', event => {
    const row = rowAt(event.target);
    if (!row) return;
    event.preventDefault();
    const { left, bottom } = (list.find(row.id) as HTMLElement).getBoundingClientRect();
    if (event.button === 2) handlers.menu(row, event.clientX, event.clientY);
    else handlers.menu(row, left + 24, bottom);
  });
  new ResizeObserver(render).observe(element);

  return {
    element,
    /** Shows these rows; `reveals` scrolls to the one that is selected. */
    update(next: readonly OutlineRow[], nextSelected: string | undefined, reveals: boolean) {
      const hadFocus = element.contains(document.activeElement);
      const before = active === undefined ? 0 : (places.get(active) ?? 0);
      if (next !== rows) {
        rows = next;
        places = new Map(rows.map((row, i) => [row.id, i]));
      }
      selected = nextSelected;
      if (selected !== undefined && places.has(selected)) active = selected;
      // What the focus was on may be gone: then it goes to what stands in its place.
      else if (active === undefined || !places.has(active))
        active = rows[Math.min(before, rows.length - 1)]?.id;
      const at = active === undefined ? undefined : places.get(active);
      if (reveals && at !== undefined) scrollTo(at);
      render();
      if (hadFocus && active !== undefined && !list.find(active)?.contains(document.activeElement))
        list.find(active)?.focus({ preventScroll: true });
    },
    focus: () => (active === undefined ? undefined : list.find(active)?.focus()),
  };
}
