import type { Colouring } from '../colour/colouring';
import { layoutLegend, SWATCH } from '../colour/legend';
import type { Palette } from '../palette';
import { style } from '../style';
import { escapeXml, round } from '../write/svg-text';
import { shrinkTile, type Treemap, type TreemapTile, treemapStyle } from './treemap';

/** Free space round the picture and above the legend, in pixels. */
const MARGIN = 12;

/** Writes a treemap with its legend as a self-contained SVG document. Workspace text is escaped. */
export function writeTreemapSvg(
  scene: Treemap,
  colouring: Colouring,
  palette: Palette,
  title: string,
): string {
  const legend = layoutLegend(colouring, scene.width);
  const width = round(scene.width + 2 * MARGIN);
  const height = round(scene.height + legend.height + 3 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${escapeXml(palette.fontFamily)}" font-size="${treemapStyle.labelSize}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${palette.background}"/>`,
    ...scene.tiles.map(tile => writeTile(tile, palette)),
    `<g transform="translate(0,${round(scene.height + MARGIN)})">`,
    ...legend.swatches.map(
      ({ x, y, colour }) =>
        `<rect x="${round(x)}" y="${round(y)}" width="${SWATCH.width}" height="${SWATCH.height}" fill="${colour ?? palette.module}" stroke="${palette.moduleBorder}"/>`,
    ),
    ...legend.texts.map(
      ({ x, y, text, isTitle }) =>
        `<text x="${round(x)}" y="${round(y)}" dominant-baseline="central" font-size="${isTitle ? style.fontSize : style.smallFontSize}" fill="${palette.dimText}">${escapeXml(text)}</text>`,
    ),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function writeTile(tile: TreemapTile, palette: Palette): string {
  const stroke = tile.inside || hasFlatGround(palette) ? ` stroke="${palette.openBorder}"` : '';
  const { x, y, width, height } = shrinkTile(tile);
  const size = `x="${fine(x)}" y="${fine(y)}" width="${fine(width)}" height="${fine(height)}"`;
  const { inset, titleSize, lineHeight } = treemapStyle;
  const more = tile.inside
    ? ` font-size="${titleSize}" font-weight="600"`
    : tile.isForeign
      ? ' font-style="italic"'
      : '';
  const texts = [tile.label, tile.detail]
    .map((text, i) => ({ text, y: tile.y + inset + (i + 0.5) * lineHeight - 1 }))
    .filter(({ text }) => text !== '')
    .map(
      ({ text, y }) =>
        `<text x="${round(tile.x + inset)}" y="${round(y)}" dominant-baseline="central" fill="${tile.text}"${more}>${escapeXml(text)}</text>`,
    );
  return `<g><title>${escapeXml(tile.id)}</title><rect ${size} fill="${tile.fill}"${stroke}/>${texts.join('')}</g>`;
}

/** With two decimals: the smallest tiles are less than a tenth of a pixel wide. */
function fine(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Whether containers have the colour of the background, as in high contrast: then borders alone tell tiles apart. */
export function hasFlatGround({ open, background }: Palette): boolean {
  return open[0] === background;
}
