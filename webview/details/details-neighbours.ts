import { type Hierarchy, isInside, type Link } from '../../src/graph/hierarchy';
import { createElement } from '../controls/dom';
import { createLink, type DetailsContext, listImports } from './details-parts';

const NEIGHBOURS_SHOWN = 60;

/** The dependencies that leave a node and those that enter it; what stays inside it is in neither. */
export function collectLinks(hierarchy: Hierarchy, node: number): { outgoing: Link[]; incoming: Link[] } {
  const outgoing: Link[] = [];
  const incoming: Link[] = [];
  for (let inside = node; inside < hierarchy.nodes[node].end; inside++) {
    for (const position of hierarchy.outgoing.get(inside) ?? [])
      if (!isInside(hierarchy, hierarchy.links[position].to, node)) outgoing.push(hierarchy.links[position]);
    for (const position of hierarchy.incoming.get(inside) ?? [])
      if (!isInside(hierarchy, hierarchy.links[position].from, node))
        incoming.push(hierarchy.links[position]);
  }
  return { outgoing, incoming };
}

/** A heading and one row for each neighbour that can be seen on the map, most imports first, unfolding to the import lines. */
export function describeNeighbours(
  heading: string,
  links: readonly Link[],
  other: (link: Link) => number,
  hierarchy: Hierarchy,
  visible: Int32Array,
  context: DetailsContext,
): HTMLElement[] {
  const groups = new Map<number, Link[]>();
  for (const link of links) {
    const box = visible[other(link)];
    groups.set(box, [...(groups.get(box) ?? []), link]);
  }
  const largestFirst = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const rows = largestFirst.slice(0, NEIGHBOURS_SHOWN).map(([box, group]) => {
    const node = hierarchy.nodes[box];
    const name = createElement('span', { class: 'name', text: node.label, attributes: { title: node.id } });
    const summary = createElement(
      'summary',
      {},
      name,
      createElement('span', { class: 'count', text: String(group.length) }),
    );
    const show = createLink('show', `Select ${node.id} on the map`, () =>
      context.view.select({ box: node.id }, true),
    );
    show.classList.add('show');
    summary.append(show);
    return createElement('details', {}, summary, createElement('ul', {}, ...listImports(group, context)));
  });
  const rest = largestFirst.length - rows.length;
  return [
    createElement('h3', { text: `${heading} (${largestFirst.length})` }),
    ...(rows.length > 0 ? rows : [createElement('p', { class: 'facts', text: 'Nothing on this map.' })]),
    ...(rest > 0 ? [createElement('p', { class: 'facts', text: `and ${rest} more` })] : []),
  ];
}
