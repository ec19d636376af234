import { createElement } from '../controls/dom';
import type { Named } from './search-index';
import { type MarkedText, markResult, type Query } from './search-names';

/** Results that stand in the list; the map lights all of them. */
export const RESULTS_SHOWN = 100;

/** What results are, with the letter in front of them. */
const KINDS: Readonly<Record<Named['kind'], { letter: string; name: string }>> = {
  container: { letter: '/', name: 'folder' },
  module: { letter: 'M', name: 'module' },
  external: { letter: 'L', name: 'library' },
  class: { letter: 'C', name: 'class' },
  interface: { letter: 'I', name: 'interface' },
  protocol: { letter: 'P', name: 'protocol' },
  enum: { letter: 'E', name: 'enum' },
  type: { letter: 'T', name: 'type' },
  function: { letter: 'f', name: 'function' },
  variable: { letter: 'v', name: 'variable' },
};

/** The id of the option for a result, which the input names as the active one. */
export function optionId(place: number): string {
  return `search-option-${place}`;
}

/** The list under the search box. A press of the pointer does not take the focus from the box. */
export function createResultList(choose: (place: number, event: MouseEvent) => void) {
  const element = createElement('ul', {
    class: 'results',
    attributes: { role: 'listbox', id: 'search-results', 'aria-label': 'Results' },
  });
  element.hidden = true;
  element.addEventListener('pointerdown', event => event.preventDefault());
  const options: HTMLElement[] = [];
  let marked: HTMLElement | undefined;
  return {
    element,
    /** Shows the first of these results; `total` is how many there are. */
    show(results: readonly Named[], total: number, query: Query) {
      marked = undefined;
      options.splice(
        0,
        options.length,
        ...results.map((named, place) => createOption(named, place, query, choose)),
      );
      const rest = total - results.length;
      element.replaceChildren(
        ...options,
        ...(rest > 0
          ? [
              createElement('li', {
                class: 'rest',
                text: `and ${rest.toLocaleString()} more`,
                attributes: { role: 'presentation' },
              }),
            ]
          : []),
      );
      element.scrollTop = 0;
    },
    /** Marks one result as the one that Enter takes. */
    mark(place: number) {
      marked?.setAttribute('aria-selected', 'false');
      marked = options[place];
      marked?.setAttribute('aria-selected', 'true');
      marked?.scrollIntoView({ block: 'nearest' });
    },
  };
}

function createOption(
  named: Named,
  place: number,
  query: Query,
  choose: (place: number, event: MouseEvent) => void,
): HTMLElement {
  const { letter, name: kind } = KINDS[named.kind];
  const { name, path } = markResult(named, query);
  const letterMark = createElement('span', {
    class: `kind kind-${named.kind}`,
    text: letter,
    attributes: { 'aria-hidden': 'true' },
  });
  return createElement(
    'li',
    {
      attributes: {
        role: 'option',
        id: optionId(place),
        'aria-selected': 'false',
        'aria-label': `${named.name}, ${kind}${named.path ? ` in ${named.path}` : ''}`,
        title: `${kind} ${named.id}`,
      },
      onClick: event => choose(place, event),
    },
    letterMark,
    createElement('span', { class: 'name' }, ...markText(name)),
    createElement('span', { class: 'where' }, ...markText(path)),
  );
}

/** Text with its matched characters in elements of their own, as few as can be. */
function markText({ text, matched }: MarkedText): Node[] {
  const parts: Node[] = [];
  let done = 0;
  for (let i = 0; i < matched.length; ) {
    const start = matched[i];
    let end = start;
    while (i < matched.length && matched[i] === end) {
      end++;
      i++;
    }
    if (start > done) parts.push(document.createTextNode(text.slice(done, start)));
    parts.push(createElement('mark', { text: text.slice(start, end) }));
    done = end;
  }
  if (done < text.length) parts.push(document.createTextNode(text.slice(done)));
  return parts;
}
