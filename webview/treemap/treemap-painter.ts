import type { Rect } from '../../src/diagram/layout/layout';
import type { Palette } from '../../src/diagram/palette';
import { shrinkTile, type Treemap, type TreemapTile, treemapStyle } from '../../src/diagram/treemap/treemap';
import { hasFlatGround } from '../../src/diagram/treemap/treemap-svg';

/** Everything one redraw of the tiles needs. Lengths are CSS pixels. */
export interface TreemapFrame {
  readonly scene: Treemap;
  readonly palette: Palette;
  /** Size of the canvas. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** During a glide: where tiles are now. Names are left out meanwhile. */
  readonly places?: ReadonlyMap<string, Rect> | undefined;
}

/** Borders of smaller tiles would leave nothing of them; the gap between tiles tells these apart. */
const SMALLEST_BORDERED = 8;

/** Draws all tiles with their names. */
export function paintTiles(context: CanvasRenderingContext2D, frame: TreemapFrame): void {
  const { scene, palette, pixelRatio, places } = frame;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, frame.width, frame.height);
  context.lineWidth = 1;
  const hasBorders = hasFlatGround(palette);
  for (const tile of scene.tiles) {
    const place = places ? places.get(tile.id) : tile;
    if (place) paintTile(context, tile, shrinkTile(place), palette, hasBorders);
  }
  if (!places) paintNames(context, frame);
}

function paintTile(
  context: CanvasRenderingContext2D,
  tile: TreemapTile,
  { x, y, width, height }: Rect,
  palette: Palette,
  hasBorders: boolean,
): void {
  context.fillStyle = tile.fill;
  context.fillRect(x, y, width, height);
  if (!(tile.inside || hasBorders) || width < SMALLEST_BORDERED || height < SMALLEST_BORDERED) return;
  context.strokeStyle = palette.openBorder;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

function paintNames(context: CanvasRenderingContext2D, { scene, palette }: TreemapFrame): void {
  const { inset, titleSize, labelSize, lineHeight } = treemapStyle;
  const titleFont = `600 ${titleSize}px ${palette.fontFamily}`;
  const labelFont = `${labelSize}px ${palette.fontFamily}`;
  const foreignFont = `italic ${labelFont}`;
  let used = '';
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const tile of scene.tiles) {
    if (!tile.label) continue;
    const font = tile.inside ? titleFont : tile.isForeign ? foreignFont : labelFont;
    // Setting a font costs about as much as drawing a word in it.
    if (font !== used) context.font = font;
    used = font;
    context.fillStyle = tile.text;
    context.fillText(tile.label, tile.x + inset, tile.y + inset + lineHeight / 2 - 1);
    if (!tile.detail) continue;
    context.fillText(tile.detail, tile.x + inset, tile.y + inset + 1.5 * lineHeight - 1);
  }
}

/** What lights up over the tiles. */
export interface TreemapMarks {
  /** Ids of what is picked: one, or the two of a pair. */
  readonly picked: readonly TreemapTile[];
  readonly hovered?: TreemapTile | undefined;
  /** The module in the active editor. */
  readonly active?: TreemapTile | undefined;
}

/** Outlines what is picked (thick), pointed at (thin) and active (dashed); over the tiles, which need not be redrawn. */
export function paintTreemapMarks(
  context: CanvasRenderingContext2D,
  marks: TreemapMarks,
  palette: Palette,
  pixelRatio: number,
): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.strokeStyle = palette.focus;
  if (marks.active) {
    context.setLineDash([4, 3]);
    outline(context, marks.active, 2);
    context.setLineDash([]);
  }
  if (marks.hovered) {
    context.strokeStyle = palette.text;
    outline(context, marks.hovered, 1.5);
  }
  for (const tile of marks.picked) {
    // A seam of the background's colour keeps the outline apart from whatever colour the tile has.
    context.strokeStyle = palette.background;
    outline(context, tile, 5);
    context.strokeStyle = palette.focus;
    outline(context, tile, 3);
  }
}

/** A tile too small to be seen is outlined as if it were a few pixels large. */
function outline(context: CanvasRenderingContext2D, tile: TreemapTile, lineWidth: number): void {
  const width = Math.max(5, tile.width);
  const height = Math.max(5, tile.height);
  context.lineWidth = lineWidth;
  context.strokeRect(
    tile.x + tile.width / 2 - width / 2,
    tile.y + tile.height / 2 - height / 2,
    width,
    height,
  );
}
