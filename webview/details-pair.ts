import { isInside } from '../src/graph/hierarchy';
import { collectLinks } from './details-neighbours';
import { count, createHeader, type DetailsContext, listImports } from './details-parts';
import { createElement } from './dom';
import type { PanelData } from './panel-data';

/** Describes a pair: the imports that lead straight from the one to the other, each as a link to its line. */
export function describePair(
  data: PanelData,
  from: number,
  to: number,
  context: DetailsContext,
): HTMLElement[] {
  const { hierarchy } = data;
  const links = collectLinks(hierarchy, from).outgoing.filter(link => isInside(hierarchy, link.to, to));
  const title = `${hierarchy.nodes[from].label} → ${hierarchy.nodes[to].label}`;
  return [
    createHeader(createElement('h2', { text: title }), context),
    createElement('p', { class: 'facts', text: count(links.length, 'import') }),
    createElement('ul', {}, ...listImports(links, context)),
  ];
}
