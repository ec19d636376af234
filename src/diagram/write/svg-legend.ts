import { type LegendScene, SWATCH } from '../colour/legend';
import type { Palette } from '../palette';
import { style } from '../style';
import { type SvgNode, svgNode } from './svg-node';

/** A legend as SVG with its upper left corner at a place, in pixels. */
export function drawLegend(
  { texts, swatches }: LegendScene,
  palette: Palette,
  left: number,
  top: number,
): SvgNode {
  return svgNode('g', { transform: `translate(${Math.round(left)} ${Math.round(top)})` }, [
    ...swatches.map(({ x, y, colour = palette.module }) =>
      svgNode('rect', { x, y, ...SWATCH, rx: 2, fill: colour, stroke: palette.moduleBorder }),
    ),
    ...texts.map(({ x, y, text, isTitle }) =>
      svgNode(
        'text',
        {
          x,
          y,
          'dominant-baseline': 'central',
          'font-size': isTitle ? style.fontSize : style.smallFontSize,
          fill: isTitle ? palette.text : palette.dimText,
        },
        text,
      ),
    ),
  ]);
}
