import { findNode } from '../src/graph/hierarchy';
import { describeNode } from './details-node';
import { describePair } from './details-pair';
import { createElement } from './dom';
import type { ViewContext } from './view';

/** The card at the side that says what is selected. */
export function createDetails(view: ViewContext, hasEditor: boolean) {
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
  const describe = (): HTMLElement[] | undefined => {
    const data = view.data();
    const { selection } = view.state();
    if (!data || !selection) return undefined;
    const context = { view, hasEditor };
    if ('box' in selection) {
      const node = findNode(data.hierarchy, selection.box);
      return node === undefined ? undefined : describeNode(data, node, context);
    }
    const [from, to] = [findNode(data.hierarchy, selection.from), findNode(data.hierarchy, selection.to)];
    return from === undefined || to === undefined ? undefined : describePair(data, from, to, context);
  };
  return {
    element,
    /** Shows what is picked, or nothing. */
    update() {
      const content = describe();
      if (content) show(JSON.stringify(view.state().selection), content);
      else {
        element.hidden = true;
        shown = '';
      }
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
