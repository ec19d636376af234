import { chevronPoints, markPlace, type SceneBox } from '../../src/diagram/map/scene';
import { chooseBoxColours, type Palette } from '../../src/diagram/palette';
import { type Cell, gatherCells } from './cells';
import { type BoxLabel, prepareLabels } from './labels';

interface Style {
  readonly fill: string;
  readonly stroke: string;
}

/** Boxes of one style that lie near each other, with what is drawn of them, made on first use. */
export interface BoxCell extends Cell<SceneBox, Style> {
  /** The outlines; without round corners where these could not be seen. */
  outline(isRound: boolean): Path2D;
  /** Language marks and open/close marks, by colour; symbols have a letter instead. */
  marks(): ReadonlyMap<string, Path2D>;
  labels(context: CanvasRenderingContext2D): readonly BoxLabel[];
}

/** Gathers the boxes of one nesting depth for drawing. */
export function gatherBoxes(boxes: Iterable<SceneBox>, palette: Palette): BoxCell[] {
  return gatherCells(
    boxes,
    box => box,
    box => {
      const style = chooseBoxColours(box, palette);
      return { key: `${style.fill} ${style.stroke}`, style };
    },
  ).map(cell => createBoxCell(cell, palette));
}

/** The same cell with some of its boxes. */
export function createBoxCell(cell: Cell<SceneBox, Style>, palette: Palette): BoxCell {
  let round: Path2D | undefined;
  let square: Path2D | undefined;
  let marks: Map<string, Path2D> | undefined;
  let labels: readonly BoxLabel[] | undefined;
  return {
    ...cell,
    outline(isRound) {
      if (isRound) round ??= outlineBoxes(cell.items, true);
      else square ??= outlineBoxes(cell.items, false);
      return (isRound ? round : square) as Path2D;
    },
    marks() {
      marks ??= outlineMarks(cell.items, palette);
      return marks;
    },
    labels(context) {
      labels ??= prepareLabels(context, cell.items, palette);
      return labels;
    },
  };
}

function outlineBoxes(boxes: readonly SceneBox[], isRound: boolean): Path2D {
  const path = new Path2D();
  for (const { x, y, width, height } of boxes) {
    if (isRound) path.roundRect(x, y, width, height, 4);
    else path.rect(x, y, width, height);
  }
  return path;
}

function outlineMarks(boxes: readonly SceneBox[], palette: Palette): Map<string, Path2D> {
  const paths = new Map<string, Path2D>();
  for (const box of boxes) {
    if (box.symbol) continue;
    const colour = chooseBoxColours(box, palette).mark;
    const path = paths.get(colour) ?? new Path2D();
    paths.set(colour, path);
    if (box.canOpen) {
      const points = chevronPoints(box);
      path.moveTo(points[0], points[1]);
      for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
      path.closePath();
    } else {
      const mark = markPlace(box);
      path.rect(mark.x, mark.y - 6, 2.5, 12);
    }
  }
  return paths;
}
