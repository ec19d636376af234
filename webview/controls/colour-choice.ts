import { COLOURING_TEXTS, COLOURINGS, type ColourBy } from '../../src/diagram/colour/colour-by';
import { type Colouring, createColouring } from '../../src/diagram/colour/colouring';
import type { Palette } from '../../src/diagram/palette';
import type { PanelData } from '../panel-data';
import type { Store } from '../store';
import { createElement } from './dom';

/** The choice of what boxes are coloured by. */
export function createColourChoice(store: Store): HTMLElement {
  const select = createElement(
    'select',
    { attributes: { 'aria-label': 'Colour by', title: 'What boxes are coloured by' } },
    createElement('option', { text: 'none', attributes: { value: '' } }),
    ...COLOURINGS.map(name => {
      const { title, meaning } = COLOURING_TEXTS[name];
      return createElement('option', { text: title, attributes: { value: name, title: meaning } });
    }),
  );
  const update = () => {
    select.value = store.get().colourBy ?? '';
  };
  select.addEventListener('change', () =>
    store.set({ colourBy: COLOURINGS.find(name => name === select.value) }),
  );
  store.listen(update);
  update();
  return createElement('label', { class: 'choice' }, createElement('span', { text: 'Colour:' }), select);
}

/** The colours for what is drawn, worked out once for the same data, choice and palette. `fallback`: while nothing is chosen. */
export function createColouringSource(
  store: Store,
  data: () => PanelData | undefined,
  palette: () => Palette,
): (fallback?: ColourBy) => Colouring | undefined {
  let known: { readonly key: readonly unknown[]; readonly colouring: Colouring | undefined } | undefined;
  return fallback => {
    const [now, by, colours] = [data(), store.get().colourBy ?? fallback, palette()];
    const key = [now, by, colours];
    if (known?.key.every((part, i) => part === key[i])) return known.colouring;
    const colouring = now && by && colour(now, by, colours);
    known = { key, colouring };
    return colouring;
  };
}

function colour(data: PanelData, by: Colouring['by'], palette: Palette): Colouring {
  const { hierarchy, history } = data;
  return createColouring(by, {
    hierarchy,
    metrics: data.metrics(),
    palette,
    ...(data.rules?.layers && { layers: data.rules.layers }),
    ...(history && { history: { modules: history.modules, now: Date.now() } }),
  });
}
