import type { Rect } from '../../src/diagram/layout/layout';
import {
  badgeStyle,
  labelX,
  markPlace,
  placeBadges,
  type SceneBox,
  symbolLetters,
  valueX,
} from '../../src/diagram/map/scene';
import { chooseBoxColours, type Palette } from '../../src/diagram/palette';
import { style } from '../../src/diagram/style';

/** Below this size in CSS pixels a label is left out: it could not be read and costs the most time. */
export const LEGIBLE = 4.5;

/** A piece of text in its place: left end and middle. With `room`, squeezed into so many pixels. */
export interface PlacedText {
  readonly text: string;
  readonly font: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly room?: number;
}

/** What is written in a box. */
export interface BoxLabel {
  readonly box: SceneBox;
  readonly texts: readonly PlacedText[];
  /** Round the number of imports that point up, on the upper right corner. */
  readonly badge?: Rect;
  /** Round the words that say what was found in the box. */
  readonly found?: FoundLabel;
}

/** What was found in a box: words, each on a plate. */
export interface FoundLabel {
  readonly plates: readonly Rect[];
  readonly texts: readonly PlacedText[];
}

/** Works out once where the texts of boxes go, which takes asking the browser for their widths. */
export function prepareLabels(
  context: CanvasRenderingContext2D,
  boxes: readonly SceneBox[],
  palette: Palette,
): BoxLabel[] {
  const small = `${style.smallFontSize}px ${palette.fontFamily}`;
  const measure = (text: string, font: string) => {
    if (context.font !== font) context.font = font;
    return context.measureText(text).width;
  };
  return boxes.map(box => {
    const mark = markPlace(box);
    const { y } = mark;
    const x = labelX(box);
    const colours = chooseBoxColours(box, palette);
    const value = box.paint?.value ?? '';
    const count = box.kind === 'container' && !box.paint ? box.modules.toLocaleString('en') : '';
    const font = `${box.origin || box.symbol?.abstract ? 'italic ' : ''}${box.inside ? '600 ' : ''}${style.fontSize}px ${palette.fontFamily}`;
    const valueWidth = value ? measure(value, small) : 0;
    const behind = value
      ? style.countGap + valueWidth
      : count
        ? style.countGap + count.length * style.smallFontSize * 0.6
        : 0;
    const room = Math.max(box.x + box.width - x - 6 - behind, 8);
    const width = measure(box.label, font);
    const texts: PlacedText[] = [
      { text: box.label, font, colour: colours.text, x, y, ...(width > room && { room }) },
    ];
    if (box.symbol) {
      const letter = symbolLetters[box.symbol.kind];
      texts.push({ text: letter, font: `600 ${small}`, colour: colours.mark, x: mark.x, y });
    }
    if (value) {
      const left = valueX(box) - valueWidth;
      texts.push({ text: value, font: small, colour: colours.dimText, x: left, y: y + 0.5 });
    }
    if (count) {
      const left = x + Math.min(width, room) + style.countGap;
      texts.push({ text: count, font: small, colour: colours.dimText, x: left, y: y + 0.5 });
    }
    const found = box.badges && { found: prepareFound(box, palette) };
    if (box.up === 0) return { box, texts, ...found };
    const text = `↑${box.up}`;
    const badgeFont = `600 9px ${palette.fontFamily}`;
    const badgeWidth = measure(text, badgeFont) + 6;
    const badge = { x: box.x + box.width - badgeWidth + 5, y: box.y - 7, width: badgeWidth, height: 12 };
    texts.push({ text, font: badgeFont, colour: palette.up, x: badge.x + 3, y: badge.y + 6.5 });
    return { box, texts, badge, ...found };
  });
}

function prepareFound(box: SceneBox, palette: Palette): FoundLabel {
  const plates = placeBadges(box);
  const font = `${badgeStyle.fontSize}px ${palette.fontFamily}`;
  const colour = palette.symbols.function;
  return {
    plates,
    texts: plates.map(({ text, x, y, width, height }) => ({
      ...{ text, font, colour },
      x: x + badgeStyle.padding / 2,
      y: y + height / 2 + 0.4,
      room: width - badgeStyle.padding,
    })),
  };
}

/** Draws texts, those of one font and colour together: changing the font is the dearest change there is. */
export function paintTexts(context: CanvasRenderingContext2D, texts: Iterable<PlacedText>): void {
  const runs = new Map<string, Map<string, PlacedText[]>>();
  for (const text of texts) {
    let ofFont = runs.get(text.font);
    if (!ofFont) {
      ofFont = new Map();
      runs.set(text.font, ofFont);
    }
    const run = ofFont.get(text.colour);
    if (run) run.push(text);
    else ofFont.set(text.colour, [text]);
  }
  for (const [font, ofFont] of runs) {
    context.font = font;
    for (const [colour, run] of ofFont) {
      context.fillStyle = colour;
      for (const { text, x, y, room } of run) {
        if (room === undefined) context.fillText(text, x, y);
        else context.fillText(text, x, y, room);
      }
    }
  }
}

/** Draws plates with round corners behind texts that will stand on them. */
export function paintPlates(
  context: CanvasRenderingContext2D,
  plates: Iterable<Rect>,
  palette: Palette,
  { stroke, radius }: { readonly stroke: string; readonly radius: number },
): void {
  context.beginPath();
  for (const { x, y, width, height } of plates) context.roundRect(x, y, width, height, radius);
  context.fillStyle = palette.background;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 1;
  context.stroke();
}
