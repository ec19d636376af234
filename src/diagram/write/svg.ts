import type { Colouring } from '../colour/colouring';
import { layoutLegend } from '../colour/legend';
import { arrowOpacity, dimming, findLitBoxes, type MapMarks, POINTED_WIDER } from '../map/map-marks';
import type { CurvePoints } from '../map/route';
import {
  arrowDash,
  arrowEnd,
  arrowhead,
  badgeStyle,
  chevronPoints,
  labelX,
  markPlace,
  placeBadges,
  type Scene,
  type SceneArrow,
  type SceneBox,
  type SceneFrame,
  type SceneInside,
  symbolLetters,
  valueX,
} from '../map/scene';
import { chooseBoxColours, type Palette } from '../palette';
import { style } from '../style';
import { drawLegend } from './svg-legend';
import { writeNotes, writeRings } from './svg-marks';
import { writeSvgNode } from './svg-node';
import { escapeXml, round } from './svg-text';

/** Free space round the picture, in pixels. */
const MARGIN = 24;
/** A legend under a narrow picture may be this wide, in pixels. */
const NARROW_LEGEND = 480;

/**
 * Writes a scene as a self-contained SVG document, with the legend of its colours below where it has some. `marks` are what
 * is lit, dimmed and ringed. All text from the workspace is escaped.
 */
export function writeSvg(
  scene: Scene,
  palette: Palette,
  title: string,
  colouring?: Colouring,
  marks: MapMarks = {},
): string {
  const lit = findLitBoxes(marks);
  const legend = colouring && layoutLegend(colouring, Math.max(scene.width, NARROW_LEGEND));
  const width = round(Math.max(scene.width, legend?.width ?? 0) + 2 * MARGIN);
  const height = round(scene.height + (legend ? legend.height + MARGIN : 0) + 2 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${escapeXml(palette.fontFamily)}" font-size="${style.fontSize}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${palette.background}"/>`,
    ...writeInside(scene.inside, palette, lit),
    ...scene.boxes.flatMap(box => [
      ...dim(writeBox(box, palette), lit && !lit.has(box.id) ? dimming.box : 1),
      ...(box.inside ? writeInside(box.inside, palette, lit, box.id) : []),
    ]),
    ...writeRings(scene, marks, palette),
    ...(marks.highlight?.arrows ?? []).map(arrow => writeArrow(arrow, palette, arrowOpacity.lit, true)),
    ...(marks.arrow ? [writePointed(marks.arrow, palette)] : []),
    ...writeNotes(marks.highlight?.notes ?? [], palette),
    ...(legend ? [writeSvgNode(drawLegend(legend, palette, 0, scene.height + MARGIN))] : []),
    '</svg>',
    '',
  ].join('\n');
}

/** The frames and arrows in a container; paler where only some boxes are lit. */
function writeInside(
  inside: SceneInside,
  palette: Palette,
  lit: ReadonlySet<string> | undefined,
  owner?: string,
): string[] {
  const frames = inside.frames.map(frame => writeFrame(frame, palette));
  const share = lit ? dimming.arrow : 1;
  return [
    ...dim(frames, lit && owner !== undefined && !lit.has(owner) ? dimming.frame : 1),
    ...inside.arrows.map(arrow => {
      const isStrong = arrow.up || arrow.relation !== undefined;
      return writeArrow(arrow, palette, share * (isStrong ? arrowOpacity.up : arrowOpacity.down));
    }),
  ];
}

function dim(parts: readonly string[], opacity: number): readonly string[] {
  if (opacity === 1 || parts.length === 0) return parts;
  return [`<g opacity="${opacity}">`, ...parts, '</g>'];
}

function writePointed(arrow: SceneArrow, palette: Palette): string {
  return writeArrow({ ...arrow, width: arrow.width + POINTED_WIDER }, palette, arrowOpacity.pointed, true);
}

function writeFrame(frame: SceneFrame, palette: Palette): string {
  const textY = round(frame.y + style.tangleHeader * 0.7);
  return `<g><rect ${rectAttributes(frame)} rx="6" fill="${palette.tangle}" stroke="${palette.tangleBorder}" stroke-dasharray="5 3"/><text x="${round(frame.x + style.tanglePadding)}" y="${textY}" font-size="${style.smallFontSize}" fill="${palette.tangleBorder}">${escapeXml(frame.label)}</text></g>`;
}

function writeArrow(arrow: SceneArrow, palette: Palette, opacity: number, hasHead = false): string {
  const colour = arrow.up ? palette.up : palette.arrow;
  const end = arrowEnd(arrow);
  const triangle = `<path d="M${pairs(arrowhead(arrow)).join('L')}Z"`;
  const head =
    end === 'hollow'
      ? `${triangle} fill="${palette.background}" stroke="${colour}"/>`
      : end === 'filled' || hasHead
        ? `${triangle} fill="${colour}"/>`
        : '';
  const dash = arrowDash(arrow);
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  const weight = arrow.relation ?? `${arrow.weight} ${arrow.weight === 1 ? 'import' : 'imports'}`;
  const label = `${arrow.from} → ${arrow.to}: ${weight}`;
  return `<g opacity="${Number(opacity.toFixed(2))}"><title>${escapeXml(label)}</title><path d="${curvePath(arrow.points)}" fill="none" stroke="${colour}" stroke-width="${round(arrow.width)}"${dashes}/>${head}</g>`;
}

function writeBox(box: SceneBox, palette: Palette): string[] {
  const open = box.inside !== undefined;
  const colours = chooseBoxColours(box, palette);
  const middle = box.y + (open ? style.headerHeight : box.height) / 2;
  const count =
    box.kind === 'container' && !box.paint
      ? `<tspan dx="${style.countGap}" font-size="${style.smallFontSize}" font-weight="normal" fill="${colours.dimText}">${box.modules.toLocaleString('en')}</tspan>`
      : '';
  const text = `<text x="${round(labelX(box))}" y="${round(middle)}" dominant-baseline="central" fill="${colours.text}"${open ? ' font-weight="600"' : ''}${box.origin || box.symbol?.abstract ? ' font-style="italic"' : ''}>${escapeXml(box.label)}${count}</text>`;
  return [
    `<g><title>${escapeXml(box.paint ? `${box.id}: ${box.paint.words}` : box.id)}</title><rect ${rectAttributes(box)} rx="4" fill="${colours.fill}" stroke="${colours.stroke}"/>${writeMark(box, colours.mark)}${text}${writeValue(box, middle, colours.dimText)}${writeBadge(box, palette)}${writeBadges(box, palette)}</g>`,
  ];
}

/** The language's colour: a bar, or the open/close triangle of what can be opened. A symbol has its letter. */
function writeMark(box: SceneBox, fill: string): string {
  const { x, y } = markPlace(box);
  if (box.symbol)
    return `<text x="${round(x)}" y="${round(y)}" dominant-baseline="central" font-size="${style.smallFontSize}" font-weight="600" fill="${fill}">${symbolLetters[box.symbol.kind]}</text>`;
  if (!box.canOpen)
    return `<rect x="${round(x)}" y="${round(y - 6)}" width="2.5" height="12" rx="1" fill="${fill}"/>`;
  return `<path d="M${pairs(chevronPoints(box)).join('L')}Z" fill="${fill}"/>`;
}

/** The value that the box is coloured by. */
function writeValue(box: SceneBox, y: number, fill: string): string {
  if (!box.paint?.value) return '';
  return `<text x="${round(valueX(box))}" y="${round(y)}" dominant-baseline="central" text-anchor="end" font-size="${style.smallFontSize}" fill="${fill}">${escapeXml(box.paint.value)}</text>`;
}

function writeBadge(box: SceneBox, palette: Palette): string {
  if (box.up === 0) return '';
  return `<text x="${round(box.x + box.width - 2)}" y="${round(box.y - 3)}" text-anchor="end" font-size="9" fill="${palette.up}">↑${box.up}</text>`;
}

/** What was found in the box. */
function writeBadges(box: SceneBox, palette: Palette): string {
  const colour = palette.symbols.function;
  return placeBadges(box)
    .map(({ text, ...place }) => {
      const [x, y] = [round(place.x + place.width / 2), round(place.y + place.height / 2)];
      return `<rect ${rectAttributes(place)} rx="3" fill="${palette.background}" stroke="${colour}" stroke-width="0.8"/><text x="${x}" y="${y}" dominant-baseline="central" text-anchor="middle" font-size="${badgeStyle.fontSize}" fill="${colour}">${escapeXml(text)}</text>`;
    })
    .join('');
}

function rectAttributes(rect: { x: number; y: number; width: number; height: number }): string {
  return `x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}"`;
}

function curvePath(points: CurvePoints): string {
  const [start, ...rest] = pairs(points);
  return `M${start}C${rest.join(' ')}`;
}

function pairs(numbers: readonly number[]): string[] {
  const list: string[] = [];
  for (let i = 0; i < numbers.length; i += 2) list.push(`${round(numbers[i])},${round(numbers[i + 1])}`);
  return list;
}
