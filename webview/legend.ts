import type { Palette } from '../src/diagram/palette';
import type { Language } from '../src/model/module';
import { createElement } from './dom';

const NAMES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
};

/** How to read the map; folds down to its heading. */
export function createLegend(isOpen: boolean, toggled: (isOpen: boolean) => void) {
  const body = createElement('div', { class: 'legend-body' });
  const legend = createElement(
    'details',
    { class: 'legend' },
    createElement('summary', { text: 'How to read this' }),
    body,
  );
  legend.open = isOpen;
  legend.addEventListener('toggle', () => toggled(legend.open));
  return {
    element: legend,
    /** Shows the languages that occur, in the colours in use. */
    update(palette: Palette, languages: readonly Language[]) {
      body.replaceChildren(
        createRow(createLine(palette.arrow, ''), 'uses: a box stands above what it uses'),
        createRow(createLine(palette.up, '↑'), 'points up, against the rest (↑ how many)'),
        createRow(createSwatch('dashed', palette.tangleBorder), 'cycle: none is clearly above the other'),
        ...languages.map(language =>
          createRow(createSwatch('bar', palette.languages[language]), NAMES[language]),
        ),
      );
    },
  };
}

function createRow(sample: HTMLElement, text: string): HTMLElement {
  return createElement('div', { class: 'legend-row' }, sample, createElement('span', { text }));
}

function createLine(colour: string, mark: string): HTMLElement {
  const line = createElement('span', {
    class: 'sample line',
    text: mark,
    attributes: { 'aria-hidden': 'true' },
  });
  line.style.setProperty('--sample', colour);
  return line;
}

function createSwatch(kind: 'dashed' | 'bar', colour: string): HTMLElement {
  const swatch = createElement('span', { class: `sample ${kind}`, attributes: { 'aria-hidden': 'true' } });
  swatch.style.setProperty('--sample', colour);
  return swatch;
}
