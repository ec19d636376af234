import type { Colouring } from '../../src/diagram/colour/colouring';
import { listStops } from '../../src/diagram/colour/legend';
import { nameLanguage } from '../../src/diagram/colour/node-values';
import type { Palette } from '../../src/diagram/palette';
import type { Language } from '../../src/model/module';
import type { ViewName } from '../view-state';
import { createElement } from './dom';

/** What the legend explains. */
export interface LegendContent {
  readonly view: ViewName;
  readonly palette: Palette;
  /** The languages that occur. */
  readonly languages: readonly Language[];
  readonly colouring?: Colouring | undefined;
  /** How many imports break a rule. */
  readonly broken?: number | undefined;
  /** Whether boxes have badges of patterns. */
  readonly badges?: boolean | undefined;
  /** What there is to say about the colouring's values: that they are still being read, or why there are none. */
  readonly note?: string | undefined;
}

/** Views in which boxes or dots have the chosen colours. */
const COLOURED: ReadonlySet<ViewName> = new Set<ViewName>(['map', 'plot', 'treemap']);

/** The lines along the bottom that say how to read the picture. */
export function createLegend(isShown: boolean) {
  const element = createElement('div', {
    class: 'legend',
    attributes: { role: 'note', 'aria-label': 'Legend' },
  });
  element.hidden = !isShown;
  return {
    element,
    show(shown: boolean) {
      element.hidden = !shown;
    },
    /** Leaves the right side free, so many CSS pixels of it. */
    leaveRight(pixels: number) {
      element.style.right = `${pixels + 10}px`;
    },
    /** Height it takes at the bottom of the panel, in CSS pixels. */
    coveredHeight: () => (element.offsetHeight === 0 ? 0 : element.offsetHeight + 6),
    update(content: LegendContent) {
      const { view, colouring } = content;
      element.replaceChildren(
        ...(view === 'map' ? [describeMap(content)] : []),
        ...(view === 'treemap' ? [describeAreas()] : []),
        ...(colouring && COLOURED.has(view) ? [describeColours(colouring, content)] : []),
      );
    },
  };
}

function describeMap({ palette, languages, colouring, broken, badges }: LegendContent): HTMLElement {
  return createElement(
    'div',
    { class: 'legend-row map-signs' },
    createEntry('line', palette.arrow, 'uses; a box stands above what it uses'),
    createEntry('line', palette.up, 'points up, against the rest (↑ counts such imports)'),
    ...(broken ? [createEntry('line', palette.up, `thick: breaks a rule (${broken.toLocaleString()})`)] : []),
    createEntry('dashed', palette.tangleBorder, 'cycle in which none is clearly above the other'),
    ...(badges ? [createEntry('plate', palette.symbols.function, 'pattern found in the box')] : []),
    // On coloured boxes the language's mark has the colour of the text.
    ...(colouring
      ? []
      : languages.map(name => createEntry('stripe', palette.languages[name], nameLanguage(name)))),
  );
}

function describeAreas(): HTMLElement {
  return createElement(
    'div',
    { class: 'legend-row' },
    createElement('span', { class: 'legend-title', text: 'Area: lines of code' }),
  );
}

function describeColours(colouring: Colouring, { palette, note }: LegendContent): HTMLElement {
  const { title, meaning } = colouring;
  return createElement(
    'div',
    { class: 'legend-row colours' },
    createElement('span', { class: 'legend-title', text: title, attributes: { title: meaning } }),
    createElement('span', { class: 'legend-meaning', text: meaning }),
    ...(note
      ? [createElement('span', { class: 'legend-note', text: note, attributes: { role: 'status' } })]
      : []),
    ...(colouring.stops.length > 0
      ? listStops(colouring).map(({ colour, label }) =>
          createEntry('swatch', colour ?? palette.module, label),
        )
      : []),
  );
}

function createEntry(
  kind: 'line' | 'dashed' | 'stripe' | 'swatch' | 'plate',
  colour: string,
  text: string,
): HTMLElement {
  const sample = createElement('span', { class: `sample ${kind}`, attributes: { 'aria-hidden': 'true' } });
  sample.style.setProperty('--sample', colour);
  return createElement('span', { class: 'legend-entry' }, sample, createElement('span', { text }));
}
