import type { Language } from '../model/module';
import type { SymbolKind } from '../model/symbol';
import type { SceneBox } from './map/scene';

/** The colours of a picture, each a CSS colour. */
export interface Palette {
  readonly background: string;
  /** Open containers, by nesting depth; deeper ones use the last. */
  readonly open: readonly string[];
  readonly openBorder: string;
  readonly container: string;
  readonly containerBorder: string;
  readonly module: string;
  readonly moduleBorder: string;
  readonly text: string;
  readonly dimText: string;
  readonly arrow: string;
  readonly up: string;
  readonly tangle: string;
  readonly tangleBorder: string;
  readonly focus: string;
  readonly languages: Readonly<Record<Language, string>>;
  /** Of the letters in front of symbols' names. */
  readonly symbols: Readonly<Record<SymbolKind, string>>;
  readonly fontFamily: string;
}

/** The colours of one box. */
export interface BoxColours {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
  readonly dimText: string;
  /** Of the bar or triangle that tells the language, or of a symbol's letter. */
  readonly mark: string;
}

/** The colours of a box: its own where it is painted, else those of its kind. */
export function chooseBoxColours(
  box: Pick<SceneBox, 'kind' | 'depth' | 'inside' | 'language' | 'origin' | 'symbol' | 'paint'>,
  palette: Palette,
): BoxColours {
  const { paint } = box;
  const stroke = box.inside
    ? palette.openBorder
    : box.kind === 'container'
      ? palette.containerBorder
      : palette.moduleBorder;
  // What is open shows the colours of what is in it.
  if (paint?.fill && !box.inside)
    return { fill: paint.fill, stroke, text: paint.text, dimText: paint.text, mark: paint.text };
  return {
    fill: chooseGround(box, palette),
    stroke,
    text: box.origin ? palette.dimText : palette.text,
    dimText: palette.dimText,
    mark: box.symbol ? palette.symbols[box.symbol.kind] : palette.languages[box.language],
  };
}

function chooseGround(box: Pick<SceneBox, 'kind' | 'depth' | 'inside' | 'paint'>, palette: Palette): string {
  if (box.inside) return palette.open[Math.min(box.depth, palette.open.length) - 1];
  // Beside painted boxes, the accent of a closed container would look like a colour that means something.
  return box.kind === 'container' && !box.paint ? palette.container : palette.module;
}

const fontFamily = 'system-ui, -apple-system, "Segoe UI", Ubuntu, "Helvetica Neue", Arial, sans-serif';

/** Colours for pictures made where no editor theme is at hand. */
export const lightPalette: Palette = {
  background: '#ffffff',
  open: ['#f3f6fa', '#e9eff6'],
  openBorder: '#c6d2e0',
  container: '#d9e5f4',
  containerBorder: '#8fa9c9',
  module: '#ffffff',
  moduleBorder: '#b3c0d0',
  text: '#1f2933',
  dimText: '#5d6b7a',
  arrow: '#6d86a6',
  up: '#cf2e2e',
  tangle: '#fdf1e7',
  tangleBorder: '#d9792b',
  focus: '#0b62c4',
  languages: { typescript: '#3178c6', javascript: '#c9a227', python: '#2f8f6b' },
  symbols: {
    class: '#b8570b',
    interface: '#0b6bb5',
    protocol: '#0b6bb5',
    enum: '#b8570b',
    type: '#0b6bb5',
    function: '#7b3fb5',
    variable: '#5d6b7a',
  },
  fontFamily,
};

/** The same for a dark background. */
export const darkPalette: Palette = {
  background: '#1f1f1f',
  open: ['#272a2f', '#2e3238'],
  openBorder: '#454c56',
  container: '#2f415a',
  containerBorder: '#5f7ea6',
  module: '#24272b',
  moduleBorder: '#5a6470',
  text: '#dfe3e8',
  dimText: '#9aa5b1',
  arrow: '#7d93af',
  up: '#ff6b63',
  tangle: '#362a20',
  tangleBorder: '#d08a4c',
  focus: '#4aa3ff',
  languages: { typescript: '#4f96e0', javascript: '#d8b93f', python: '#4cb48c' },
  symbols: {
    class: '#ee9d28',
    interface: '#75beff',
    protocol: '#75beff',
    enum: '#ee9d28',
    type: '#75beff',
    function: '#b180d7',
    variable: '#9aa5b1',
  },
  fontFamily,
};
