import type { Matrix } from '../../src/diagram/matrix/matrix';
import type { MatrixView } from './matrix-view';

/** A cell or header as a test needs it: its middle in CSS pixels of the page. */
interface ShownPlace {
  readonly x: number;
  readonly y: number;
}

/** Says where rows, columns and cells of the matrix are, as `boxes` does for the map. */
export function exposeMatrixToTests(view: MatrixView, matrix: () => Matrix | undefined): void {
  const place = (row: number, column: number): ShownPlace | undefined => {
    const measures = view.measures();
    if (!measures) return undefined;
    const { size, headerWidth, headerHeight } = measures;
    const { left, top } = view.canvas.getBoundingClientRect();
    return {
      x:
        left +
        (column === -1 ? headerWidth - 12 : headerWidth + (column + 0.5) * size - view.scroller.scrollLeft),
      y: top + (row === -1 ? 12 : headerHeight + (row + 0.5) * size - view.scroller.scrollTop),
    };
  };
  Object.assign((window as unknown as { __lintel: object }).__lintel, {
    matrix: {
      isStill: () => view.isStill(),
      measures: () => view.measures(),
      lines: () =>
        (matrix()?.lines ?? []).map(({ id, depth }, i) => ({
          id,
          depth,
          row: place(i, -1),
          column: place(-1, i),
        })),
      groups: () => (matrix()?.groups ?? []).map(({ id, start, end, depth }) => ({ id, start, end, depth })),
      cells: () => {
        const shown = matrix();
        if (!shown) return [];
        return shown.lines.flatMap((used, row) =>
          [...shown.columns.subarray(shown.offsets[row], shown.offsets[row + 1])].map((column, i) => ({
            from: shown.lines[column].id,
            to: used.id,
            count: shown.counts[shown.offsets[row] + i],
            against: column > row,
            ...place(row, column),
          })),
        );
      },
    },
  });
}
