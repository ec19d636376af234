import type { Colouring } from '../colour/colouring';
import { chooseTextColour } from '../colour/contrast';
import { layoutLegend } from '../colour/legend';
import type { Rect } from '../layout/layout';
import type { Palette } from '../palette';
import { style } from '../style';
import { drawLegend } from '../write/svg-legend';
import { type SvgNode, svgNode, writeSvgNode } from '../write/svg-node';
import type { Plot, PlotDot } from './plot';

/** What is marked in the plot. */
export interface PlotMarks {
  /** Dots that hold what is picked. */
  readonly picked: readonly PlotDot[];
  /** The dot that is pointed at or that the keyboard is on. */
  readonly current?: PlotDot | undefined;
}

/** Radius of the zones round their corners, as a share of the axes. */
const ZONE = 0.32;

/** Draws a plot: axes, main sequence and zones behind the dots. */
export function drawPlot(
  plot: Plot,
  palette: Palette,
  colouring: Colouring | undefined,
  marks: PlotMarks,
): SvgNode[] {
  return [
    ...drawGround(plot, palette),
    ...plot.dots.map(dot => drawDot(dot, palette, colouring, plot.fan.length > 0)),
    ...drawFan(plot, palette, colouring),
    ...plot.labels.map(({ x, y, text }) =>
      svgNode(
        'text',
        {
          x,
          y,
          'dominant-baseline': 'central',
          'font-size': style.smallFontSize,
          fill: palette.text,
          stroke: palette.background,
          'stroke-width': 3,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        },
        text,
      ),
    ),
    ...marks.picked.map(dot => ring(dot, palette.focus, 2)),
    ...(marks.current ? [ring(marks.current, palette.text, 1)] : []),
  ];
}

/** The plot as a self-contained SVG document, with the legend of its colours. */
export function writePlotSvg(plot: Plot, palette: Palette, colouring: Colouring | undefined): string {
  const legend = colouring && layoutLegend(colouring, plot.width - 24);
  const height = plot.height + (legend ? legend.height + 12 : 0);
  const { width } = plot;
  return `${writeSvgNode(
    svgNode(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        'font-family': palette.fontFamily,
        'font-size': style.fontSize,
      },
      [
        svgNode('title', {}, 'Abstractness against instability'),
        svgNode('rect', { width, height, fill: palette.background }),
        ...drawPlot(plot, palette, colouring, { picked: [] }),
        ...(legend ? [drawLegend(legend, palette, 12, plot.height)] : []),
      ],
    ),
  )}\n`;
}

function drawGround(plot: Plot, palette: Palette): SvgNode[] {
  const { area, frame, ticks } = plot;
  const { x, y, width, height } = frame;
  const [right, bottom] = [x + width, y + height];
  const dim = { fill: palette.dimText, 'font-size': style.smallFontSize };
  const line = { stroke: palette.openBorder };
  const [zoneX, zoneY] = [area.x - x + ZONE * area.width, area.y - y + ZONE * area.height];
  const zone = (cornerX: number, cornerY: number, dx: number, dy: number) =>
    svgNode('path', {
      d: `M${pair(cornerX + dx, cornerY)}A${pair(zoneX, zoneY)} 0 0 0 ${pair(cornerX, cornerY + dy)}L${pair(cornerX, cornerY)}Z`,
      fill: palette.up,
      'fill-opacity': 0.08,
      stroke: palette.up,
      'stroke-opacity': 0.5,
      'stroke-dasharray': '4 3',
    });
  return [
    zone(x, bottom, zoneX, -zoneY),
    zone(right, y, -zoneX, zoneY),
    svgNode('rect', { x, y, width, height, fill: 'none', ...line }),
    ...ticks.flatMap(tick => {
      const [atX, atY] = [area.x + tick * area.width, area.y + (1 - tick) * area.height];
      return [
        svgNode('line', { x1: atX, x2: atX, y1: bottom, y2: bottom + 4, ...line }),
        svgNode('text', { x: atX, y: bottom + 15, 'text-anchor': 'middle', ...dim }, String(tick)),
        svgNode('line', { x1: x - 4, x2: x, y1: atY, y2: atY, ...line }),
        svgNode(
          'text',
          { x: x - 7, y: atY, 'text-anchor': 'end', 'dominant-baseline': 'central', ...dim },
          String(tick),
        ),
      ];
    }),
    svgNode('line', {
      x1: area.x,
      y1: area.y,
      x2: area.x + area.width,
      y2: area.y + area.height,
      stroke: palette.arrow,
      'stroke-width': 1.5,
    }),
    ...drawTexts(plot, palette),
  ];
}

function drawTexts({ area, frame, captions }: Plot, palette: Palette): SvgNode[] {
  const isWide = frame.width > 460;
  const dim = { fill: palette.dimText, 'font-size': style.smallFontSize };
  const axis = { fill: palette.text, 'font-size': style.fontSize, 'text-anchor': 'middle' };
  const caption = ({ x, y, width }: Rect, isRight: boolean, title: string, meaning: string) => {
    const place = { x: isRight ? x + width : x, 'text-anchor': isRight ? 'end' : 'start' };
    return [
      svgNode('text', { ...place, y: y + 11, ...dim, fill: palette.up }, title),
      svgNode('text', { ...place, y: y + 25, ...dim }, meaning),
    ];
  };
  const turn = (Math.atan2(area.height, area.width) * 180) / Math.PI;
  const [alongX, alongY] = [area.x + area.width * 0.3, area.y + area.height * 0.3];
  const middle = frame.y + frame.height / 2;
  return [
    ...caption(
      captions.pain,
      false,
      'zone of pain',
      isWide ? 'concrete, yet much leans on it' : 'concrete, stable',
    ),
    ...caption(
      captions.uselessness,
      true,
      'zone of uselessness',
      isWide ? 'abstract, yet hardly used' : 'abstract, unused',
    ),
    svgNode(
      'text',
      {
        x: alongX,
        y: alongY - 6,
        'text-anchor': 'middle',
        transform: `rotate(${turn.toFixed(1)} ${alongX.toFixed(1)} ${alongY.toFixed(1)})`,
        ...dim,
      },
      isWide ? 'main sequence: abstractness + instability = 1' : 'main sequence',
    ),
    svgNode(
      'text',
      { x: frame.x + frame.width / 2, y: frame.y + frame.height + 33, ...axis },
      isWide ? 'Instability: fan-out / (fan-in + fan-out)' : 'Instability',
    ),
    svgNode(
      'text',
      { x: 14, y: middle, transform: `rotate(-90 14 ${middle.toFixed(1)})`, ...axis },
      frame.height > 260 ? 'Abstractness: abstract / all types' : 'Abstractness',
    ),
  ];
}

function drawDot(
  dot: PlotDot,
  palette: Palette,
  colouring: Colouring | undefined,
  isBehind: boolean,
): SvgNode {
  const { x, y, radius, nodes } = dot;
  const isMany = nodes.length > 1;
  const fill = colouring?.of(nodes[0]).fill ?? (colouring ? palette.module : palette.containerBorder);
  const opacity = isBehind ? 0.25 : 0.9;
  const circle = svgNode('circle', {
    cx: x,
    cy: y,
    r: radius,
    fill,
    'fill-opacity': 0.9,
    stroke: palette.text,
    'stroke-opacity': 0.6,
    'stroke-width': isMany ? 2 : 1,
    ...(isMany && { 'stroke-dasharray': '3 2' }),
  });
  if (!isMany) return svgNode('g', { opacity }, [circle]);
  const count = svgNode(
    'text',
    {
      x,
      y,
      'text-anchor': 'middle',
      'dominant-baseline': 'central',
      'font-size': 9,
      'font-weight': 600,
      fill: chooseTextColour(fill),
    },
    String(nodes.length),
  );
  return svgNode('g', { opacity }, [circle, count]);
}

function drawFan({ fan, dots }: Plot, palette: Palette, colouring: Colouring | undefined): SvgNode[] {
  const from = fan.length > 0 ? dots.find(dot => dot.nodes.includes(fan[0].nodes[0])) : undefined;
  if (!from) return [];
  return [
    ...fan.map(({ x, y }) =>
      svgNode('line', {
        x1: from.x,
        y1: from.y,
        x2: x,
        y2: y,
        stroke: palette.openBorder,
        'stroke-width': 0.7,
      }),
    ),
    ...fan.map(dot => drawDot(dot, palette, colouring, false)),
  ];
}

function ring({ x, y, radius }: PlotDot, colour: string, width: number): SvgNode {
  return svgNode('circle', {
    cx: x,
    cy: y,
    r: radius + 3,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
  });
}

function pair(x: number, y: number): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
