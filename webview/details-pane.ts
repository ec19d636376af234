import type { SceneArrow, SceneBox } from '../src/diagram/scene';
import type { ModuleRecord } from '../src/model/snapshot';
import { type DetailsActions, describeArrow, describeBox } from './details';
import { createElement } from './dom';
import type { MapModel } from './map-model';

/** The card at the side that says what is selected. */
export function createDetails(actions: DetailsActions) {
  const element = createElement('section', { class: 'details', attributes: { 'aria-label': 'Details' } });
  element.hidden = true;
  let shown = '';
  const show = (key: string, content: readonly HTMLElement[]) => {
    const unfolded = key === shown ? readUnfolded(element) : new Set<string>();
    const { scrollTop } = element;
    element.hidden = false;
    element.replaceChildren(...content);
    // While files stream in the same card is written again and again; what was unfolded stays so.
    for (const row of element.querySelectorAll('details')) row.open = unfolded.has(nameOf(row));
    element.scrollTop = key === shown ? scrollTop : 0;
    shown = key;
  };
  return {
    element,
    showBox: (model: MapModel, box: SceneBox, record: ModuleRecord | undefined, hasEditor: boolean) =>
      show(box.id, describeBox(model, box, record, hasEditor, actions)),
    showArrow: (model: MapModel, arrow: SceneArrow, hasEditor: boolean) =>
      show(`${arrow.from}\0${arrow.to}`, describeArrow(model, arrow, hasEditor, actions)),
    hide() {
      element.hidden = true;
      shown = '';
    },
    /** What it covers of the map, in CSS pixels: the right side, or in a narrow panel the lower part. */
    covered: () => {
      if (element.hidden) return { right: 0, bottom: 0 };
      const isWide = element.offsetWidth < (element.parentElement?.clientWidth ?? 0) / 2;
      return isWide
        ? { right: element.offsetWidth + 10, bottom: 0 }
        : { right: 0, bottom: element.offsetHeight + 10 };
    },
  };
}

function readUnfolded(element: HTMLElement): Set<string> {
  return new Set([...element.querySelectorAll('details')].filter(row => row.open).map(nameOf));
}

/** Heading and neighbour together: the same neighbour can stand under "Uses" and "Used by". */
function nameOf(row: HTMLDetailsElement): string {
  let heading = row.previousElementSibling;
  while (heading && heading.tagName !== 'H3') heading = heading.previousElementSibling;
  return `${heading?.textContent?.split(' (')[0]} ${row.querySelector('.name')?.getAttribute('title')}`;
}
