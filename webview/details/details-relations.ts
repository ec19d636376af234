import type { Hierarchy, NodeRelation } from '../../src/graph/hierarchy';
import type { RelationKind } from '../../src/model/symbol';
import { createElement } from '../controls/dom';
import { createLink, type DetailsContext } from './details-parts';

/** Relations in one list before it is cut. */
const RELATIONS_SHOWN = 60;

const VERBS: Readonly<Record<RelationKind, readonly [uses: string, usedBy: string]>> = {
  inherits: ['inherits from', 'inherited by'],
  implements: ['implements', 'implemented by'],
  creates: ['creates', 'created by'],
  uses: ['uses', 'used by'],
  holds: ['holds', 'held by'],
  decorates: ['decorated by', 'decorates'],
};

/** What a symbol of an open module inherits, implements, creates and uses, or the other way round, each with its line. */
export function describeRelations(
  hierarchy: Hierarchy,
  index: number,
  direction: 'uses' | 'usedBy',
  context: DetailsContext,
): HTMLElement[] {
  const [self, other] = direction === 'uses' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const relations = hierarchy.relations.filter(relation => relation[self] === index);
  const rest = relations.length - RELATIONS_SHOWN;
  const rows = relations
    .slice(0, RELATIONS_SHOWN)
    .map(relation => describeRelation(hierarchy, relation, relation[other], direction, context));
  return [
    createElement('h3', { text: `${direction === 'uses' ? 'Uses' : 'Used by'} (${relations.length})` }),
    relations.length > 0
      ? createElement('ul', {}, ...rows)
      : createElement('p', { class: 'facts', text: 'Nothing that is known.' }),
    ...(rest > 0 ? [createElement('p', { class: 'facts', text: `and ${rest.toLocaleString()} more` })] : []),
  ];
}

function describeRelation(
  { nodes }: Hierarchy,
  { from, kind, line }: NodeRelation,
  other: number,
  direction: 'uses' | 'usedBy',
  { view, hasEditor }: DetailsContext,
): HTMLElement {
  const { id, label } = nodes[other];
  const module = nodes[from].kind === 'symbol' ? nodes[nodes[from].parent].id : nodes[from].id;
  const place = `${module.slice(module.lastIndexOf('/') + 1)}:${line}`;
  return createElement(
    'li',
    {},
    createElement('span', { class: 'verb', text: VERBS[kind][direction === 'uses' ? 0 : 1] }),
    createLink(label, `Select ${id} on the map`, () => view.select({ box: id }, true)),
    hasEditor
      ? createLink(place, `Open ${module}:${line}`, () => view.openInEditor(module, line))
      : createElement('span', { class: 'specifier', text: place }),
  );
}
