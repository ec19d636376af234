import { groupBy } from './group-by';
import { type Hierarchy, isInside, type NodeRelation } from './hierarchy';

/**
 * The modules next to a symbol's own that its dependencies go to (`uses`) or that depend on it (`usedBy`): those of the
 * symbol itself and of what it uses, or what uses it, in its module. `undefined` where relations do not tell.
 *
 * Relations name the module that defines a symbol, imports often one that passes it on; so what counts is the first module
 * on the shortest way along imports.
 */
export function findSymbolEnds(
  hierarchy: Hierarchy,
  symbol: number,
  direction: 'uses' | 'usedBy',
): ReadonlySet<number> | undefined {
  const { nodes, relations } = hierarchy;
  const module = nodes[symbol].parent;
  const near = (relation: NodeRelation) => (direction === 'uses' ? relation.from : relation.to);
  const far = (relation: NodeRelation) => (direction === 'uses' ? relation.to : relation.from);
  const own = relations.filter(relation => isInside(hierarchy, near(relation), module));
  if (own.every(relation => isInside(hierarchy, far(relation), module))) return undefined;
  const byNear = groupBy(own, near);
  const met = new Set([symbol]);
  const ends = new Set<number>();
  const firstSteps = findFirstSteps(hierarchy, module, direction);
  for (const node of met)
    for (const relation of byNear.get(node) ?? []) {
      const end = far(relation);
      if (isInside(hierarchy, end, module)) met.add(end);
      else ends.add(firstSteps.get(nodes[end].kind === 'symbol' ? nodes[end].parent : end) ?? -1);
    }
  ends.delete(-1);
  return ends;
}

/** For every module that is reached from this one, the first on a shortest way there. */
function findFirstSteps(
  { links, outgoing, incoming }: Hierarchy,
  module: number,
  direction: 'uses' | 'usedBy',
): ReadonlyMap<number, number> {
  const leaving = direction === 'uses' ? outgoing : incoming;
  const endOf = (position: number) => links[position][direction === 'uses' ? 'to' : 'from'];
  const first = new Map<number, number>();
  for (const position of leaving.get(module) ?? []) first.set(endOf(position), endOf(position));
  for (const [node, step] of first)
    for (const position of leaving.get(node) ?? [])
      if (!first.has(endOf(position))) first.set(endOf(position), step);
  return first;
}
