import type { Matrix, MatrixSpan } from '../../src/diagram/matrix/matrix';
import type { CellScale } from '../../src/diagram/matrix/matrix-colours';
import type { MatrixMeasures, MatrixPlace } from '../../src/diagram/matrix/matrix-layout';
import type { Palette } from '../../src/diagram/palette';

/** What lights up: whole rows and columns, or where they cross. */
export interface MatrixMarks {
  /** What is picked: rows and columns of a box, or the block of a pair. */
  readonly selected?:
    | { readonly rows: MatrixSpan; readonly columns: MatrixSpan; readonly isPair: boolean }
    | undefined;
  readonly hovered?: MatrixPlace | undefined;
  /** Where the keyboard is; -1 stands for the header. Drawn while the canvas has the focus. */
  readonly cursor?: { readonly row: number; readonly column: number } | undefined;
  /** The line that is or holds the module in the active editor. */
  readonly active?: number | undefined;
}

/** Everything one redraw of the matrix needs. Lengths are CSS pixels. */
export interface MatrixFrame {
  readonly matrix: Matrix;
  readonly measures: MatrixMeasures;
  readonly scroll: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly palette: Palette;
  readonly scale: CellScale;
  readonly marks: MatrixMarks;
}

/** The lines that a window of some length shows. */
export function findShownLines(frame: MatrixFrame, axis: 'rows' | 'columns'): MatrixSpan {
  const { matrix, measures, scroll, width, height } = frame;
  const [offset, length] =
    axis === 'rows' ? [scroll.y, height - measures.headerHeight] : [scroll.x, width - measures.headerWidth];
  const start = Math.max(0, Math.floor(offset / measures.size));
  return {
    start,
    end: Math.max(start, Math.min(matrix.lines.length, Math.ceil((offset + length) / measures.size))),
  };
}
