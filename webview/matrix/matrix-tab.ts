import {
  buildMatrix,
  describeCell,
  findSpan,
  type Matrix,
  type MatrixSpan,
} from '../../src/diagram/matrix/matrix';
import { readCell } from '../../src/diagram/matrix/matrix-cells';
import type { MatrixPlace } from '../../src/diagram/matrix/matrix-layout';
import { writeMatrixSvg } from '../../src/diagram/matrix/matrix-svg';
import { createElement } from '../controls/dom';
import './matrix.css';
import { icons } from '../controls/icons';
import { createToolbar } from '../controls/toolbar';
import type { View, ViewContext } from '../view';
import type { Change } from '../view-change';
import { listPicked } from '../view-state';
import { type Cursor, carryCursor, findNextAgainst, readKey } from './matrix-cursor';
import type { MatrixMarks } from './matrix-frame';
import { createMatrixLegend } from './matrix-legend';
import { exposeMatrixToTests } from './matrix-test-hook';
import { createMatrixView } from './matrix-view';

/** The dependency structure matrix as one of the panel's views. */
export function createMatrixTab(element: HTMLElement, context: ViewContext): View {
  let matrix: Matrix | undefined;
  let cursor: Cursor | undefined;
  let hovered: MatrixPlace | undefined;
  let isFirst = true;

  const view = createMatrixView(element, context.palette(), {
    hovered: hover,
    clicked: click,
    doubleClicked: open,
    menuAsked: askMenu,
    covered: context.covered,
  });
  const legend = createMatrixLegend(context);
  const status = createElement('div', { class: 'unseen', attributes: { role: 'status' } });
  const toolbar = createToolbar([
    { label: 'Fit the whole matrix', key: '0', icon: icons.fit, run: () => view.fit() },
    { label: 'Zoom in', key: '+', icon: icons.zoomIn, run: () => view.zoomBy(1.3) },
    { label: 'Zoom out', key: '-', icon: icons.zoomOut, run: () => view.zoomBy(1 / 1.3) },
    { label: 'Next cell against the order', key: 'N', icon: icons.nextAgainst, run: goToNextAgainst },
  ]);
  toolbar.element.setAttribute('aria-label', 'Matrix');
  legend.element.prepend(toolbar.element);
  element.append(legend.element, legend.note, status);

  function update(change: Change): void {
    if (change.colours) view.setPalette(context.palette());
    if (change.data || change.open) rebuild();
    legend.update(matrix, context.data());
    mark();
    if (change.reveals || isFirst) revealPicked();
    if (matrix) isFirst = false;
    // The details come up after the views have been told; then the room to scroll to is another.
    if (change.selection) requestAnimationFrame(() => view.measure());
  }

  function rebuild(): void {
    const data = context.data();
    if (!data) return;
    const next = buildMatrix(data.hierarchy, context.open());
    cursor = carryCursor(cursor, matrix, next, data.hierarchy);
    matrix = next;
    hovered = undefined;
    view.show(next);
  }

  function mark(): void {
    const active = context.active();
    view.setMarks({
      selected: findPicked(),
      hovered,
      cursor,
      active: active === undefined ? undefined : spanOf(active)?.start,
    });
    const picked = listPicked(context.state().selection).join(' → ');
    view.canvas.setAttribute(
      'aria-label',
      picked ? `Dependency matrix. Selected: ${picked}` : 'Dependency matrix',
    );
  }

  function spanOf(id: string): MatrixSpan | undefined {
    const data = context.data();
    return matrix && data && findSpan(matrix, data.hierarchy, id);
  }

  function findPicked(): MatrixMarks['selected'] {
    const { selection } = context.state();
    if (!selection || 'finding' in selection) return undefined;
    const isPair = 'from' in selection;
    const rows = spanOf(isPair ? selection.to : selection.box);
    const columns = spanOf(isPair ? selection.from : selection.box);
    return rows && columns && { rows, columns, isPair };
  }

  function revealPicked(): void {
    const picked = findPicked();
    if (picked) view.reveal(picked.rows.start, picked.columns.start);
  }

  function hover(place: MatrixPlace | undefined, x: number, y: number): void {
    const isSame = JSON.stringify(place) === JSON.stringify(hovered);
    if (place && matrix) {
      const { left, top } = element.getBoundingClientRect();
      const stage = (element.parentElement as HTMLElement).getBoundingClientRect();
      context.showTip(describe(place), x + left - stage.left, y + top - stage.top);
    } else context.hideTip();
    if (isSame) return;
    hovered = place;
    mark();
  }

  function describe(place: MatrixPlace): string[] {
    if (!matrix) return [];
    if (place.part === 'cell')
      return describeCell(matrix, place.row, place.column, readCell(matrix, place.row, place.column));
    const node = place.group?.node ?? matrix.lines[place.line].node;
    const about = context.data()?.hierarchy.nodes[node];
    if (!about) return [];
    const lines = `${about.lines.toLocaleString('en')} lines`;
    return [
      about.id,
      about.kind === 'container' ? `${about.modules.toLocaleString('en')} modules, ${lines}` : lines,
    ];
  }

  /** The id that a place of a header stands for; of a cell, that of its row. */
  function headOf(place: MatrixPlace): string {
    if (place.part === 'cell') return matrix?.lines[place.row].id ?? '';
    return place.group?.id ?? matrix?.lines[place.line].id ?? '';
  }

  function click(place: MatrixPlace, event: MouseEvent): void {
    if (!matrix) return;
    cursor =
      place.part === 'cell'
        ? { row: place.row, column: place.column }
        : place.part === 'row'
          ? { row: place.line, column: -1 }
          : { row: -1, column: place.line };
    const { selection } = context.state();
    if (place.part === 'cell') pick(cursor);
    else if (place.onChevron) context.toggle(headOf(place));
    else if (event.shiftKey && selection && 'box' in selection && selection.box !== headOf(place))
      context.select({ from: selection.box, to: headOf(place) });
    else context.select({ box: headOf(place) });
    mark();
  }

  /** By the mouse for what is under it; by the keyboard for what it is on. */
  function askMenu(place: MatrixPlace | undefined, event: MouseEvent): void {
    event.preventDefault();
    const isByMouse = event.button === 2;
    const on = isByMouse ? place : cursor && placeOf(cursor);
    if (!on) return;
    const { left, top } = view.canvas.getBoundingClientRect();
    if (isByMouse) context.showMenu(headOf(on), event.clientX, event.clientY);
    else context.showMenu(headOf(on), left + 40, top + 40);
  }

  function pick({ row, column }: Cursor): void {
    if (!matrix) return;
    const [used, user] = [matrix.lines[row]?.id, matrix.lines[column]?.id];
    if (row === -1 || column === -1 || row === column) context.select({ box: used ?? user });
    else context.select({ from: user, to: used });
  }

  function open(place: MatrixPlace): void {
    if (!matrix || place.part === 'cell' || place.onChevron) return;
    const line = matrix.lines[place.line];
    if (place.group || line.kind === 'container') context.toggle(headOf(place));
    else if (line.kind === 'module') context.openInEditor(line.id);
  }

  function goTo(to: Cursor): void {
    if (!matrix) return;
    cursor = to;
    view.reveal(to.row, to.column);
    status.textContent = describe(placeOf(to)).join(', ');
    context.hideTip();
    mark();
  }

  function goToNextAgainst(): void {
    const next = matrix && findNextAgainst(matrix, cursor);
    if (!next) return;
    goTo(next);
    pick(next);
  }

  view.canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !matrix) return;
    const step = readKey(matrix, cursor, event.key);
    if (step?.do === 'move') goTo(step.to);
    else if (step?.do === 'toggle') context.toggle(step.id);
    else if (step?.do === 'pick' && cursor) pick(cursor);
    else if (event.key === 'Escape') context.select(undefined);
    else if (event.key === '+' || event.key === '=') view.zoomBy(1.3);
    else if (event.key === '-') view.zoomBy(1 / 1.3);
    else if (event.key === '0') view.fit();
    else if (event.key === 'n') goToNextAgainst();
    else return;
    event.preventDefault();
  });
  exposeMatrixToTests(view, () => matrix);

  return {
    name: 'matrix',
    element,
    update,
    focus: () => view.canvas.focus({ preventScroll: true }),
    drawSvg: () => {
      const measures = view.measures();
      return matrix && measures
        ? writeMatrixSvg(matrix, measures, context.palette(), 'Dependency matrix')
        : '';
    },
  };
}

function placeOf({ row, column }: Cursor): MatrixPlace {
  return column === -1 || row === -1
    ? { part: column === -1 ? 'row' : 'column', line: Math.max(row, column), onChevron: false }
    : { part: 'cell', row, column };
}
