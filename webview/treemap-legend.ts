import type { Colouring } from '../src/diagram/colouring';
import { listStops } from '../src/diagram/legend';
import type { Palette } from '../src/diagram/palette';
import { createElement } from './dom';

/** The line below the treemap that says what areas and colours mean. */
export function createTreemapLegend() {
  const element = createElement('div', {
    class: 'treemap-foot',
    attributes: { role: 'note', 'aria-label': 'Legend' },
  });
  return {
    element,
    update(colouring: Colouring, palette: Palette) {
      element.replaceChildren(
        createEntry('Area: lines of code'),
        createEntry(`Colour: ${colouring.title.toLowerCase()}`),
        ...listStops(colouring).map(({ label, colour }) => createEntry(label, colour ?? palette.module)),
      );
    },
  };
}

function createEntry(text: string, colour?: string): HTMLElement {
  const words = createElement('span', { text });
  if (colour === undefined) return createElement('span', { class: 'legend-entry' }, words);
  const sample = createElement('span', { class: 'sample', attributes: { 'aria-hidden': 'true' } });
  sample.style.background = colour;
  return createElement('span', { class: 'legend-entry' }, sample, words);
}
