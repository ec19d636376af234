import type { Matrix } from '../../src/diagram/matrix/matrix';
import { createCellScale } from '../../src/diagram/matrix/matrix-colours';
import {
  chooseSize,
  fitSize,
  locatePlace,
  type MatrixMeasures,
  type MatrixPlace,
  matrixStyle,
  measureMatrix,
} from '../../src/diagram/matrix/matrix-layout';
import type { Palette } from '../../src/diagram/palette';
import { createElement } from '../controls/dom';
import type { MatrixMarks } from './matrix-frame';
import { paintMatrix } from './matrix-painter';

/** Moves of the mouse shorter than this, in CSS pixels, are part of a click. */
const CLICK_SLACK = 4;

/** More than a scrollbar takes, in CSS pixels. */
const SCROLLBAR = 17;

/** What a person does in the matrix. */
export interface MatrixHandlers {
  hovered(place: MatrixPlace | undefined, x: number, y: number): void;
  clicked(place: MatrixPlace, event: MouseEvent): void;
  doubleClicked(place: MatrixPlace): void;
  /** By the mouse, or by the keyboard (then the button is not 2 and the place means nothing). */
  menuAsked(place: MatrixPlace | undefined, event: MouseEvent): void;
  /** What other things cover of the room at the right and below. */
  covered(): { readonly right: number; readonly bottom: number };
}

/** The view, as `createMatrixView` makes it. */
export type MatrixView = ReturnType<typeof createMatrixView>;

/**
 * A canvas that stays in place while the browser scrolls an empty sheet as large as the matrix: scrollbars, wheel, trackpad
 * and touch work as everywhere, and only what is visible is drawn.
 */
export function createMatrixView(room: HTMLElement, palette: Palette, handlers: MatrixHandlers) {
  const canvas = createElement('canvas', {
    attributes: { tabindex: '0', role: 'application', 'aria-label': 'Dependency matrix' },
  });
  const sheet = createElement('div', { class: 'matrix-sheet' }, canvas);
  const scroller = createElement('div', { class: 'matrix-scroller' }, sheet);
  room.append(scroller);
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  let matrix: Matrix | undefined;
  let measures: MatrixMeasures | undefined;
  let scale = createCellScale(palette, 1);
  let marks: MatrixMarks = {};
  let width = 0;
  let height = 0;
  /** Side of a cell as a person chose it; absent while it is chosen by what fits. */
  let chosen: number | undefined;
  let request = 0;

  function redraw() {
    if (request === 0) request = requestAnimationFrame(paint);
  }

  function paint() {
    request = 0;
    if (!matrix || !measures || width === 0) return;
    const scroll = { x: scroller.scrollLeft, y: scroller.scrollTop };
    const pixelRatio = devicePixelRatio;
    const shownMarks = document.activeElement === canvas ? marks : { ...marks, cursor: undefined };
    paintMatrix(context, {
      matrix,
      measures,
      scroll,
      width,
      height,
      pixelRatio,
      palette,
      scale,
      marks: shownMarks,
    });
  }

  /**
   * The room with scrollbars there, whether they are or not: what is chosen by the room must not decide about its size, or the
   * two would take turns for ever.
   */
  function findRoom() {
    return { width: scroller.offsetWidth - SCROLLBAR, height: scroller.offsetHeight - SCROLLBAR };
  }

  /** Measures anew and gives the sheet its size; with what covers the room, so that all can be scrolled to. */
  function measure() {
    if (!matrix || width === 0) return;
    const room = findRoom();
    const size = chosen ?? chooseSize(matrix, room);
    measures = measureMatrix(matrix, size, room);
    const side = matrix.lines.length * size;
    const covered = handlers.covered();
    sheet.style.width = `${Math.max(width, measures.headerWidth + side + 1 + covered.right)}px`;
    sheet.style.height = `${Math.max(height, measures.headerHeight + side + 1 + covered.bottom)}px`;
    redraw();
  }

  /** Zooms so that what is at a point of the canvas stays there. */
  function zoomTo(size: number, x: number, y: number) {
    if (!matrix || !measures) return;
    const before = measures;
    const column = (x - before.headerWidth + scroller.scrollLeft) / before.size;
    const row = (y - before.headerHeight + scroller.scrollTop) / before.size;
    const least = Math.min(matrixStyle.numbered, fitSize(matrix, findRoom()));
    chosen = Math.min(matrixStyle.largest, Math.max(least, size));
    measure();
    scroller.scrollLeft = column * measures.size - (x - measures.headerWidth);
    scroller.scrollTop = row * measures.size - (y - measures.headerHeight);
    redraw();
  }

  function locate(event: MouseEvent): MatrixPlace | undefined {
    if (!matrix || !measures) return undefined;
    const scroll = { x: scroller.scrollLeft, y: scroller.scrollTop };
    return locatePlace(matrix, measures, scroll, event.offsetX, event.offsetY);
  }

  const drag = followDrag(canvas, (dx, dy) => scroller.scrollBy(-dx, -dy));
  canvas.addEventListener('pointermove', event => {
    const place = event.buttons === 0 ? locate(event) : undefined;
    canvas.classList.toggle('pointing', place !== undefined);
    handlers.hovered(place, event.offsetX, event.offsetY);
  });
  canvas.addEventListener('pointerleave', () => handlers.hovered(undefined, 0, 0));
  canvas.addEventListener('click', event => {
    if (drag.wasDrag()) return;
    canvas.focus({ preventScroll: true });
    const place = locate(event);
    if (place) handlers.clicked(place, event);
  });
  canvas.addEventListener('dblclick', event => {
    const place = locate(event);
    if (place) handlers.doubleClicked(place);
  });
  canvas.addEventListener('contextmenu', event => handlers.menuAsked(locate(event), event));
  canvas.addEventListener('focus', redraw);
  canvas.addEventListener('blur', redraw);
  scroller.addEventListener('scroll', () => {
    handlers.hovered(undefined, 0, 0);
    redraw();
  });
  // Control and the wheel are how a pinch arrives; the browser must not zoom the whole page.
  scroller.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey || !measures) return;
      event.preventDefault();
      zoomTo(measures.size * 2 ** (-event.deltaY / 200), event.offsetX, event.offsetY);
    },
    { passive: false },
  );
  new ResizeObserver(() => {
    width = scroller.clientWidth;
    height = scroller.clientHeight;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    measure();
    // A resized canvas is blank: paint before the browser shows it.
    paint();
  }).observe(scroller);

  return {
    canvas,
    scroller,
    measures: () => measures,
    isStill: () => request === 0,
    show(next: Matrix) {
      matrix = next;
      scale = createCellScale(palette, next.most);
      measure();
    },
    measure,
    setPalette(next: Palette) {
      palette = next;
      scale = createCellScale(palette, matrix?.most ?? 1);
      redraw();
    },
    setMarks(next: MatrixMarks) {
      marks = next;
      redraw();
    },
    zoomBy(factor: number) {
      if (measures) zoomTo(measures.size * factor, measures.headerWidth, measures.headerHeight);
    },
    /** The whole matrix where a person zoomed in, else what can be read. */
    fit() {
      if (!matrix) return;
      chosen = fitSize(matrix, findRoom());
      measure();
    },
    /** Scrolls as little as brings a line into view; -1 is the header, which always is. */
    reveal(row: number, column: number) {
      if (!measures) return;
      const { size, headerWidth, headerHeight } = measures;
      const { right, bottom } = handlers.covered();
      const slide = (now: number, line: number, length: number) =>
        line < 0 ? now : Math.max(Math.min(now, line * size - size), (line + 2) * size - length, 0);
      const roomX = Math.max(3 * size, width - headerWidth - right);
      const roomY = Math.max(3 * size, height - headerHeight - bottom);
      const left = Math.min(slide(scroller.scrollLeft, column, roomX), Math.max(0, (column + 0.5) * size));
      const top = Math.min(slide(scroller.scrollTop, row, roomY), Math.max(0, (row + 0.5) * size));
      if (column >= 0) scroller.scrollLeft = left;
      if (row >= 0) scroller.scrollTop = top;
      redraw();
    },
  };
}

/** Moves by dragging with the mouse; touch scrolls by itself. */
function followDrag(canvas: HTMLCanvasElement, moved: (dx: number, dy: number) => void) {
  let start: { x: number; y: number } | undefined;
  let isDrag = false;
  canvas.addEventListener('pointerdown', event => {
    isDrag = false;
    start =
      event.button === 0 && event.pointerType === 'mouse'
        ? { x: event.clientX, y: event.clientY }
        : undefined;
  });
  canvas.addEventListener('pointermove', event => {
    if (!start || event.buttons !== 1) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (!isDrag && Math.hypot(dx, dy) < CLICK_SLACK) return;
    if (!isDrag) canvas.setPointerCapture(event.pointerId);
    isDrag = true;
    start = { x: event.clientX, y: event.clientY };
    moved(dx, dy);
  });
  canvas.addEventListener('pointerup', () => {
    start = undefined;
  });
  return { wasDrag: () => isDrag };
}
