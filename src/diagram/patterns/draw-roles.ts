import { arrowDash, arrowEnd, arrowhead } from '../map/scene';
import type { Palette } from '../palette';
import { type SvgNode, svgNode, writeSvgNode } from '../write/svg-node';
import { type RoleArrow, type RoleBox, type RoleDiagram, roleStyle } from './role-diagram';

/** Free space round the diagram, in pixels. */
const MARGIN = 10;

/** A diagram of roles as SVG. Each box is a group whose attribute `data-box` is its place in the diagram's list. */
export function drawRoles(diagram: RoleDiagram, palette: Palette, title: string): SvgNode {
  const width = Math.ceil(diagram.width) + 2 * MARGIN;
  const height = Math.ceil(diagram.height) + 2 * MARGIN;
  const view = { x: -MARGIN, y: -MARGIN, width, height };
  return svgNode(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height },
      viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`,
      'font-family': palette.fontFamily,
    },
    [
      svgNode('title', {}, title),
      svgNode('rect', { ...view, fill: palette.background }),
      ...diagram.arrows.map(arrow => drawArrow(arrow, palette)),
      ...diagram.boxes.map((box, i) => drawBox(box, i, palette)),
    ],
  );
}

/** The same as the text of a file. */
export function writeRoles(diagram: RoleDiagram, palette: Palette, title: string): string {
  return `${writeSvgNode(drawRoles(diagram, palette, title))}\n`;
}

function drawArrow({ from, to, kind, points }: RoleArrow, palette: Palette): SvgNode {
  const colour = palette.arrow;
  const dash = arrowDash({ relation: kind });
  const [start, ...rest] = pair(points);
  const end = arrowEnd({ relation: kind, up: false });
  const head = `M${pair(arrowhead({ points, width: 1.4, relation: kind })).join('L')}Z`;
  return svgNode('g', {}, [
    svgNode('title', {}, `${from} ${kind} ${to}`),
    svgNode('path', {
      d: `M${start}C${rest.join(' ')}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.4,
      ...(dash && { 'stroke-dasharray': dash.join(' ') }),
    }),
    svgNode('path', {
      d: head,
      ...(end === 'hollow' ? { fill: palette.background, stroke: colour } : { fill: colour }),
    }),
  ]);
}

function drawBox(box: RoleBox, place: number, palette: Palette): SvgNode {
  const { x, y, width, height, isChief, role } = box;
  const line = (text: string, at: number, size: number, fill: string, isBold = false) =>
    svgNode(
      'text',
      {
        x: x + width / 2,
        y: y + at,
        'text-anchor': 'middle',
        'font-size': size,
        fill,
        ...(isBold && { 'font-weight': 600 }),
      },
      text,
    );
  return svgNode('g', { 'data-box': place }, [
    svgNode('title', {}, `${box.roles}: ${role.symbol} (${role.module}:${role.line})`),
    svgNode('rect', {
      ...{ x, y, width, height },
      rx: 5,
      fill: isChief ? palette.container : palette.module,
      stroke: isChief ? palette.focus : palette.moduleBorder,
      'stroke-width': isChief ? 1.5 : 1,
    }),
    line(box.roles, 14, roleStyle.roleSize, palette.symbols.function),
    line(box.name, 29, roleStyle.nameSize, palette.text, true),
    line(box.path, 42.5, roleStyle.pathSize, palette.dimText),
  ]);
}

function pair(numbers: readonly number[]): string[] {
  const list: string[] = [];
  for (let i = 0; i < numbers.length; i += 2)
    list.push(`${numbers[i].toFixed(1)},${numbers[i + 1].toFixed(1)}`);
  return list;
}
