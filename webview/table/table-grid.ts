import { type ColumnName, columns, formatCell, type TableRow } from '../../src/diagram/table';
import { createElement } from '../controls/dom';

/** Height of a row and of the header, in CSS pixels, as in the style sheet. */
const ROW = 22;
const HEADER = 27;
/** Rows that are made above and below those in view. */
const SPARE = 12;
const WIDTHS: Readonly<Partial<Record<ColumnName, number>>> = {
  name: 190,
  path: 270,
  language: 96,
  instability: 98,
  abstractness: 116,
};
const NUMBER_WIDTH = 84;

/** What the grid shows. */
export interface GridContent {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnName[];
  readonly sort: ColumnName;
  readonly descending: boolean;
}

/** What the grid tells of a person. */
export interface GridHandlers {
  sorted(column: ColumnName): void;
  selected(row: TableRow): void;
  cleared(): void;
  opened(row: TableRow): void;
  /** Places are in CSS pixels of the page. */
  menuAsked(row: TableRow, x: number, y: number): void;
}

/** A table of any length: only rows in view are elements. The keyboard goes from row to row. */
export function createTableGrid(handlers: GridHandlers) {
  const head = createElement('tr', { attributes: { 'aria-rowindex': '1' } });
  const body = createElement('tbody');
  const widths = createElement('colgroup');
  const table = createElement(
    'table',
    { attributes: { role: 'grid', 'aria-label': 'Numbers' } },
    widths,
    createElement('thead', {}, head),
    body,
  );
  const element = createElement(
    'div',
    {
      class: 'table-scroller',
      // Only a few roles may say which of their rows is the present one.
      attributes: { tabindex: '0', role: 'group', 'aria-label': 'Numbers' },
    },
    table,
  );
  let content: GridContent | undefined;
  let largest: Partial<Record<ColumnName, number>> = {};
  let place = new Map<string, number>();
  let selected: string | undefined;
  let first = -1;

  function draw(isNew = false): void {
    if (!content) return;
    const { rows } = content;
    const from = Math.max(0, Math.floor(element.scrollTop / ROW) - SPARE);
    if (from === first && !isNew) return;
    first = from;
    const to = Math.min(rows.length, from + Math.ceil(element.clientHeight / ROW) + 2 * SPARE);
    body.replaceChildren(
      createSpacer(from),
      ...rows.slice(from, to).map((row, i) => createRow(row, from + i)),
      createSpacer(rows.length - to),
    );
  }

  function createSpacer(rows: number): HTMLElement {
    const row = createElement(
      'tr',
      { class: 'spacer', attributes: { 'aria-hidden': 'true' } },
      createElement('td'),
    );
    row.style.setProperty('--height', `${rows * ROW}px`);
    return row;
  }

  function createRow(row: TableRow, index: number): HTMLElement {
    const isSelected = row.id === selected;
    const cells = (content?.columns ?? []).map(column => createCell(row, column));
    return createElement(
      'tr',
      {
        attributes: {
          id: `row-${index}`,
          'data-row': String(index),
          'aria-rowindex': String(index + 2),
          'aria-selected': String(isSelected),
        },
      },
      ...cells,
    );
  }

  function createCell(row: TableRow, column: ColumnName): HTMLElement {
    const value = row.values[column];
    const text = formatCell(column, value);
    if (columns[column].isText)
      return createElement('td', { class: 'text', text, attributes: { role: 'gridcell', title: text } });
    const share = typeof value === 'number' ? value / (largest[column] || 1) : 0;
    const cell = createElement('td', {
      class: share > 0 ? 'magnitude' : '',
      text,
      attributes: { role: 'gridcell' },
    });
    cell.style.setProperty('--share', String(Math.round(share * 1000) / 1000));
    return cell;
  }

  function drawHead({ columns: shown, sort, descending }: GridContent): void {
    widths.replaceChildren(
      ...shown.map(column => {
        const width = createElement('col');
        width.style.width = `${WIDTHS[column] ?? NUMBER_WIDTH}px`;
        return width;
      }),
    );
    table.style.minWidth = `${shown.reduce((sum, column) => sum + (WIDTHS[column] ?? NUMBER_WIDTH), 0)}px`;
    head.replaceChildren(
      ...shown.map(column => {
        const { title, meaning, isText } = columns[column];
        const order = column === sort ? (descending ? 'descending' : 'ascending') : 'none';
        const button = createElement('button', {
          text: title,
          attributes: { type: 'button', title: meaning, 'data-column': column },
          onClick: () => handlers.sorted(column),
        });
        return createElement(
          'th',
          { class: isText ? 'text' : '', attributes: { scope: 'col', 'aria-sort': order } },
          button,
        );
      }),
    );
  }

  function reveal(index: number): void {
    const top = index * ROW;
    const room = element.clientHeight - HEADER - ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
    draw();
  }

  function rowOf(event: Event): TableRow | undefined {
    const index = (event.target as HTMLElement).closest<HTMLElement>('tr[data-row]')?.dataset.row;
    return index === undefined ? undefined : content?.rows[Number(index)];
  }

  function go(index: number): void {
    if (!content || content.rows.length === 0) return;
    const to = Math.max(0, Math.min(content.rows.length - 1, index));
    // The next key may come before the panel has told what is picked now.
    selected = content.rows[to].id;
    reveal(to);
    handlers.selected(content.rows[to]);
  }

  table.addEventListener('click', event => {
    const row = rowOf(event);
    if (!row) return;
    element.focus({ preventScroll: true });
    handlers.selected(row);
  });
  table.addEventListener('dblclick', event => {
    const row = rowOf(event);
    if (row) handlers.opened(row);
  });
  table.addEventListener('contextmenu', event => {
    const row = rowOf(event);
    if (!row) return;
    event.preventDefault();
    handlers.menuAsked(row, event.clientX, event.clientY);
  });
  element.addEventListener('keydown', event => {
    if (!content || event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = (selected !== undefined && place.get(selected)) || 0;
    const isNowhere = selected === undefined || !place.has(selected);
    const page = Math.max(1, Math.floor(element.clientHeight / ROW) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: isNowhere ? 0 : at + 1,
      ArrowUp: isNowhere ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: content.rows.length - 1,
    };
    if (event.key in targets) go(targets[event.key]);
    else if (event.key === 'Enter' && !isNowhere) handlers.opened(content.rows[at]);
    else if (event.key === 'Escape') handlers.cleared();
    else return;
    event.preventDefault();
  });
  element.addEventListener('scroll', () => draw());
  new ResizeObserver(() => draw(true)).observe(element);

  return {
    element,
    show(next: GridContent) {
      const focused = (document.activeElement as HTMLElement | null)?.dataset.column;
      content = next;
      place = new Map(next.rows.map((row, i) => [row.id, i]));
      largest = {};
      for (const { values } of next.rows)
        for (const column of next.columns) {
          const value = values[column];
          if (typeof value === 'number') largest[column] = Math.max(largest[column] ?? 0, value);
        }
      table.setAttribute('aria-rowcount', String(next.rows.length + 1));
      table.setAttribute('aria-colcount', String(next.columns.length));
      drawHead(next);
      if (focused) head.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
      draw(true);
    },
    /** Marks a row and brings it into view. */
    select(id: string | undefined) {
      const isNew = id !== selected;
      selected = id;
      const index = id === undefined ? undefined : place.get(id);
      if (index === undefined) element.removeAttribute('aria-activedescendant');
      else {
        if (isNew) reveal(index);
        element.setAttribute('aria-activedescendant', `row-${index}`);
      }
      draw(true);
    },
  };
}
