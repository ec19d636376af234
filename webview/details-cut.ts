import type { Hierarchy } from '../src/graph/hierarchy';
import { createLink, type DetailsContext, describeImport } from './details-parts';
import { createElement } from './dom';

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
        ...describeImport(dependency, context),
        createLink('show', `Show ${pair.from} → ${pair.to} on the map`, () =>
          context.view.select(pair, true),
        ),
      );
    }),
    ...(rest > 0 ? [createElement('li', { class: 'facts', text: `and ${rest.toLocaleString()} more` })] : []),
  );
}
