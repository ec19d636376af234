import type { OutlineRow } from '../../src/diagram/map/outline';
import { createElement } from '../controls/dom';

/** Height of a row, in CSS pixels; the style sheet has the same number. */
export const ROW_HEIGHT = 22;

/** What is written in a row. */
export interface RowTexts {
  readonly label: string;
  /** Behind the label, dimmed. */
  readonly hint: string;
  /** All that the row says, for those who hear it. */
  readonly name: string;
}

/** The rows that are in the page, of a tree that may have many more. */
export interface TreeRows {
  /**
   * Puts the rows of these places in the list, in order, and takes all others out. Elements of rows that stay are kept, so
   * that the keyboard's focus stays with them.
   */
  show(places: readonly number[], state: RowState): void;
  /** The element of a row that is in the page. */
  find(id: string): HTMLElement | undefined;
  /** The id of the row that an element is in. */
  idOf(element: EventTarget | null): string | undefined;
}

/** What the rows in the page are made of. */
export interface RowState {
  readonly rows: readonly OutlineRow[];
  readonly describe: (row: OutlineRow) => RowTexts;
  /** The row that Tab leads to. */
  readonly active: string | undefined;
  readonly selected: string | undefined;
}

/** Keeps row elements in a container that is as high as all rows. */
export function createTreeRows(container: HTMLElement): TreeRows {
  const elements = new Map<string, HTMLElement>();
  const ids = new WeakMap<Node, string>();

  function create(id: string): HTMLElement {
    const element = createElement(
      'div',
      { class: 'tree-row', attributes: { role: 'treeitem' } },
      createElement('span', { class: 'tree-mark', attributes: { 'aria-hidden': 'true' } }),
      createElement('span', { class: 'tree-label' }),
      createElement('span', { class: 'tree-hint', attributes: { 'aria-hidden': 'true' } }),
    );
    ids.set(element, id);
    elements.set(id, element);
    return element;
  }

  function fill(element: HTMLElement, place: number, { rows, describe, active, selected }: RowState): void {
    const row = rows[place];
    const { label, hint, name } = describe(row);
    const [, labelElement, hintElement] = element.children;
    if (labelElement.textContent !== label) labelElement.textContent = label;
    // Drawn by the style sheet, as the open/close mark: the name of the row says the same in words.
    hintElement.setAttribute('data-hint', hint);
    element.style.top = `${place * ROW_HEIGHT}px`;
    element.style.paddingLeft = `${6 + (row.depth - 1) * 12}px`;
    element.title = row.id;
    element.tabIndex = row.id === active ? 0 : -1;
    const attributes: Record<string, string | undefined> = {
      'aria-label': name,
      'aria-level': String(row.depth),
      'aria-posinset': String(row.position),
      'aria-setsize': String(row.siblings),
      'aria-selected': String(row.id === selected),
      'aria-expanded': row.isOpen === undefined ? undefined : String(row.isOpen),
    };
    for (const [name, value] of Object.entries(attributes))
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  return {
    find: id => elements.get(id),
    idOf: element => {
      const row = element instanceof Element ? element.closest('.tree-row') : null;
      return row ? ids.get(row) : undefined;
    },
    show(places, state) {
      const { rows } = state;
      container.style.height = `${rows.length * ROW_HEIGHT}px`;
      const wanted = new Set(places.map(place => rows[place].id));
      for (const [id, element] of elements)
        if (!wanted.has(id)) {
          elements.delete(id);
          element.remove();
        }
      let next = container.firstElementChild;
      for (const place of places) {
        const { id } = rows[place];
        const element = elements.get(id) ?? create(id);
        fill(element, place, state);
        if (element === next) next = next.nextElementSibling;
        else container.insertBefore(element, next);
      }
    },
  };
}
