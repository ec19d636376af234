import { findNode } from '../../src/graph/hierarchy';
import type { Finding } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import { keepFocus } from '../controls/keep-focus';
import type { ViewContext } from '../view';
import type { Card } from './details-card';
import { describeFinding } from './details-finding';
import { describeNode } from './details-node';
import { describeOverview } from './details-overview';
import { describePair } from './details-pair';
import { describeChosen } from './details-patterns';
import { createTraceBar } from './trace-bar';

/** What the details need besides what they describe. */
export interface DetailsOptions {
  readonly hasEditor: boolean;
  /** Lets a person pick a second box. */
  readonly askWhy: () => void;
  /** Shows a finding larger than there is room for at the side. */
  readonly enlarge: (finding: Finding) => void;
  /** Whether the overview is shown while nothing is picked, and how to close it. */
  readonly showsOverview: () => boolean;
  readonly closeOverview: () => void;
}

/** The card at the side that says what is selected, or where the workspace is tangled. */
export function createDetails(view: ViewContext, options: DetailsOptions) {
  const trace = createTraceBar(
    () => view.state().trace,
    next => view.set({ trace: next }),
  );
  const head = createElement('div');
  const body = createElement('div', { class: 'details-body' });
  const element = createElement(
    'section',
    { class: 'details', attributes: { 'aria-label': 'Details' } },
    head,
    trace.element,
    body,
  );
  element.hidden = true;
  let shown = '';
  const show = (key: string, card: Card) => {
    const unfolded = readUnfolded(element);
    const { scrollTop } = element;
    element.hidden = false;
    keepFocus(element, () => {
      head.replaceChildren(...card.head);
      body.replaceChildren(...card.body);
    });
    // While files stream in the same card is written again and again; what was unfolded stays so.
    for (const row of element.querySelectorAll('details'))
      row.open = unfolded.has(nameOf(row)) && (key === shown || row.classList.contains('metrics'));
    element.scrollTop = key === shown ? scrollTop : 0;
    shown = key;
  };
  const describe = (): Card | undefined => {
    const data = view.data();
    const { selection } = view.state();
    if (!data) return undefined;
    const context = { view, ...options };
    const { patterns } = view.state();
    if (!selection && patterns) return describeChosen(data, patterns, context);
    if (!selection)
      return options.showsOverview() ? describeOverview(data, context, options.closeOverview) : undefined;
    if ('box' in selection) {
      const node = findNode(data.hierarchy, selection.box);
      return node === undefined ? undefined : describeNode(data, node, context);
    }
    if ('finding' in selection) {
      const finding = data.patterns?.byKey.get(selection.finding);
      return finding && describeFinding(data, finding, context);
    }
    const [from, to] = [findNode(data.hierarchy, selection.from), findNode(data.hierarchy, selection.to)];
    return from === undefined || to === undefined ? undefined : describePair(data, from, to, context);
  };
  return {
    element,
    /** Shows what is picked, or the overview, or nothing. */
    update() {
      const card = describe();
      const { selection } = view.state();
      trace.element.hidden = !selection || !('box' in selection);
      trace.update();
      if (card) show(JSON.stringify(selection ?? view.state().patterns ?? ''), card);
      else {
        element.hidden = true;
        shown = '';
      }
    },
    /** What it covers of the map, in CSS pixels: the right side, or in a narrow panel the lower part. */
    covered: () => {
      if (element.hidden) return { right: 0, bottom: 0 };
      // At the bottom it takes the whole width but for its margins.
      const room = element.parentElement?.parentElement?.clientWidth ?? 0;
      const isWide = element.offsetWidth < room - 40;
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
