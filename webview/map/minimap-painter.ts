import type { Rect } from '../../src/diagram/layout/layout';
import type { Scene } from '../../src/diagram/map/scene';
import { chooseBoxColours, type Palette } from '../../src/diagram/palette';

/** The scale at which a scene fits into a room. */
export function chooseScale(scene: Pick<Rect, 'width' | 'height'>, width: number, height: number): number {
  return Math.min(width / Math.max(scene.width, 1), height / Math.max(scene.height, 1));
}

/** Draws all boxes as plain rectangles in the map's own colours, and a red dot on every arrow that points up. */
export function paintMinimap(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  scale: number,
): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.lineWidth = 1 / scale;
  for (const box of scene.boxes) {
    const { fill, stroke } = chooseBoxColours(box, palette);
    context.fillStyle = fill;
    context.fillRect(box.x, box.y, box.width, box.height);
    // An outline round what is smaller than two of its lines would be all there is to see of it.
    if (box.height * scale < 3) continue;
    context.strokeStyle = stroke;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
  context.fillStyle = palette.up;
  context.beginPath();
  const radius = (1.2 * devicePixelRatio) / scale;
  for (const inside of [scene.inside, ...scene.boxes.map(box => box.inside)])
    for (const { up, points } of inside?.arrows ?? []) {
      if (!up) continue;
      const middle = 6 * Math.floor((points.length - 2) / 12);
      const [x, y] = [points[middle + 6], points[middle + 7]];
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  context.fill();
}
