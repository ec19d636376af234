import { listRows, type RowKind } from '../../src/diagram/choose-rows';
import {
  buildTable,
  COLUMNS,
  type ColumnName,
  columns,
  sortRows,
  type TableRow,
  writeCsv,
} from '../../src/diagram/table';
import { createElement } from '../controls/dom';
import { findHiding } from '../map/map-model';
import type { PanelData } from '../panel-data';
import { createRowsSwitch } from './rows-switch';
import { createTableGrid } from './table-grid';
import '../plot/plot.css';
import './table.css';
import type { View, ViewContext } from '../view';
import type { Change } from '../view-change';
import type { TableChoice } from '../view-state';

const START: TableChoice = { sort: 'lines', descending: true, rows: 'modules' };

/** What the table asks of the outside. */
export interface TableRequests {
  /** Puts a text on the clipboard. */
  copy(text: string): void;
  /** Asks what version control says; the answer comes with the data. */
  askHistory(): void;
  isHistoryAsked(): boolean;
}

/** All numbers of all modules or folders as one of the panel's views. */
export function createTableTab(element: HTMLElement, context: ViewContext, requests: TableRequests): View {
  let rows: readonly TableRow[] = [];
  let shown: readonly ColumnName[] = COLUMNS;
  let built: { readonly data: PanelData; readonly choice: TableChoice } | undefined;

  const choice = (): TableChoice => context.state().table ?? START;
  const choose = (change: Partial<TableChoice>) => context.set({ table: { ...choice(), ...change } });
  const kind = createRowsSwitch('table-rows', (next: RowKind) => choose({ rows: next }));
  const note = createElement('span');
  const copyButton = createElement('button', {
    class: 'copy',
    text: 'Copy as CSV',
    attributes: { type: 'button', title: 'Copy all rows in this order as comma-separated values' },
    onClick: () => requests.copy(writeCsv(rows, shown)),
  });
  const historyButton = createElement('button', {
    class: 'copy',
    text: 'Add commits and age',
    attributes: { type: 'button', title: 'Ask git how often and when modules changed' },
    onClick: () => {
      requests.askHistory();
      showHistoryState();
    },
  });
  const historyNote = createElement('span', { attributes: { role: 'status' } });
  const grid = createTableGrid({
    sorted: column => {
      const { sort, descending } = choice();
      choose({ sort: column, descending: column === sort ? !descending : !columns[column].isText });
    },
    selected: row => context.select({ box: row.id }),
    cleared: () => context.select(undefined),
    opened: open,
    menuAsked: (row, x, y) => context.showMenu(row.id, x, y),
  });
  const strip = createElement(
    'div',
    { class: 'strip' },
    ...[kind.element, note, copyButton, historyButton, historyNote],
  );
  element.append(strip, grid.element);

  function rebuild(): void {
    const data = context.data();
    const now = choice();
    if (!data || (built?.data === data && built.choice === now)) return;
    built = { data, choice: now };
    const { hierarchy, records, history } = data;
    const past = history && { modules: history.modules, now: Date.now() };
    const all = buildTable(now.rows, { hierarchy, metrics: data.metrics(), records, history: past });
    const hasHistory = Object.keys(history?.modules ?? {}).length > 0;
    shown = COLUMNS.filter(column => hasHistory || !columns[column].isHistory);
    rows = sortRows(all, shown.includes(now.sort) ? now.sort : START.sort, now.descending);
    kind.update(now.rows);
    note.textContent = describe(data, now.rows);
    grid.show({ rows, columns: shown, sort: now.sort, descending: now.descending });
  }

  function describe({ hierarchy }: PanelData, rowKind: RowKind): string {
    const many = listRows(hierarchy, rowKind).length;
    const noun = rowKind === 'modules' ? 'module' : 'folder';
    return `${many.toLocaleString('en')} ${noun}${many === 1 ? '' : 's'}`;
  }

  function showHistoryState(): void {
    const history = context.data()?.history;
    historyButton.hidden = history !== undefined || requests.isHistoryAsked();
    const isAwaited = requests.isHistoryAsked() && !history;
    historyNote.textContent = isAwaited ? 'Reading git history…' : (history?.message ?? '');
  }

  /** Shows a module in the editor, a folder on the map. */
  function open(row: TableRow): void {
    const data = context.data();
    if (!data) return;
    if (data.hierarchy.nodes[row.node].kind === 'module') context.openInEditor(row.id);
    else {
      const hiding = findHiding(data.hierarchy, row.id);
      context.set(
        { view: 'map', open: [...new Set([...context.open(), ...hiding])], selection: { box: row.id } },
        { reveals: true },
      );
    }
  }

  function mark(): void {
    const { selection } = context.state();
    grid.select(selection && 'box' in selection ? selection.box : undefined);
  }

  /** Leaves the room that the details take. */
  function settle(): void {
    const { right, bottom } = context.covered();
    const isWide = element.clientWidth - right > 300;
    for (const part of [strip, grid.element]) part.style.marginRight = `${isWide ? right : 0}px`;
    grid.element.style.marginBottom = `${bottom}px`;
  }

  return {
    name: 'table',
    element,
    update(_change: Change) {
      rebuild();
      showHistoryState();
      // Details come up after the views have been told; then the room is another.
      requestAnimationFrame(() => {
        settle();
        mark();
      });
    },
    focus: () => grid.element.focus({ preventScroll: true }),
  };
}
