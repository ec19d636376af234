import type { Palette } from '../src/diagram/palette';
import type { Language } from '../src/model/module';
import { createElement } from './dom';

const NAMES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
};

/** The line along the bottom that says how to read the map. */
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
    /** Height it takes at the bottom of the panel, in CSS pixels. */
    coveredHeight: () => (element.hidden ? 0 : element.offsetHeight + 6),
    /** Names the languages that occur, in the colours in use. */
    update(palette: Palette, languages: readonly Language[]) {
      element.replaceChildren(
        createEntry('line', palette.arrow, 'uses; a box stands above what it uses'),
        createEntry('line', palette.up, 'points up, against the rest (↑ counts such imports)'),
        createEntry('dashed', palette.tangleBorder, 'cycle in which none is clearly above the other'),
        ...languages.map(language => createEntry('bar', palette.languages[language], NAMES[language])),
      );
    },
  };
}

function createEntry(kind: 'line' | 'dashed' | 'bar', colour: string, text: string): HTMLElement {
  const sample = createElement('span', { class: `sample ${kind}`, attributes: { 'aria-hidden': 'true' } });
  sample.style.setProperty('--sample', colour);
  return createElement('span', { class: 'legend-entry' }, sample, createElement('span', { text }));
}
