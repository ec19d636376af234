import type { Hierarchy } from '../../src/graph/hierarchy';
import type { Dependency } from '../../src/model/dependency';
import { createElement } from '../controls/dom';
import { createLink, type DetailsContext } from './details-parts';

/** Imports in one list before it is cut. */
const CUTS_SHOWN = 60;

/**
 * Imports to take out so that no cycle is left, each as a link to its line and with a link that shows it on the map.
 * `links` are positions in the hierarchy's links; `partOf` says which box a module is shown as.
 */
export function listCuts(
  hierarchy: Hierarchy,
  links: readonly number[],
  partOf: (node: number) => number,
  context: DetailsContext,
): HTMLElement {
  const rest = links.length - CUTS_SHOWN;
  return createElement(
    'ul',
    { class: 'cuts' },
    ...links.slice(0, CUTS_SHOWN).map(position => {
      const { from, to, dependency } = hierarchy.links[position];
      const pair = { from: hierarchy.nodes[partOf(from)].id, to: hierarchy.nodes[partOf(to)].id };
      return createElement(
        'li',
        {},
        describePlace(dependency, context),
        createLink('show', `Show ${pair.from} → ${pair.to} on the map`, () =>
          context.view.select(pair, true),
        ),
      );
    }),
    ...(rest > 0 ? [createElement('li', { class: 'facts', text: `and ${rest.toLocaleString()} more` })] : []),
  );
}

/** The line of an import and what it imports, in as few letters as tell them apart. */
function describePlace(
  { from, to, line, column, specifier }: Dependency,
  { view, hasEditor }: DetailsContext,
): HTMLElement {
  const title = `${from}:${line} imports ${specifier} (${to})`;
  const place = hasEditor
    ? createLink('', title, () => view.openInEditor(from, line, column))
    : createElement('span', { attributes: { title } });
  place.classList.add('place');
  // Two texts, so that where there is little room each is cut short and neither vanishes.
  place.append(
    createElement('span', { text: `${nameOf(from)}:${line}` }),
    createElement('span', { text: `→ ${nameOf(to)}` }),
  );
  return place;
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
