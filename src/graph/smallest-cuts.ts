import { type Arc, buildDigraph } from './digraph';
import type { Hierarchy } from './hierarchy';
import { assignLevels } from './levels';

/**
 * A small set of dependencies without which no cycle is left among the children of a container: those behind the feedback
 * arcs of its levels, which are the arrows that point up on the map. Positions in `links`, ascending.
 *
 * None can be spared, but there may be a smaller set (see `findFeedbackArcs`). Cycles further inside are those of the
 * children. For an open module the answer is empty: what stands between its symbols are no imports.
 */
export function findContainerCut(hierarchy: Hierarchy, container: number): readonly number[] {
  const { nodes, siblingArcs } = hierarchy;
  const { children, end } = nodes[container];
  const place = new Map(children.map((child, i) => [child, i]));
  const arcs = (siblingArcs.get(container) ?? []).map(({ from, to, weight }) => ({
    from: place.get(from) as number,
    to: place.get(to) as number,
    weight,
  }));
  const childOf = new Int32Array(end - container).fill(-1);
  for (const [i, child] of children.entries())
    childOf.fill(i, child - container, nodes[child].end - container);
  const childAt = (node: number) => (node > container && node < end ? childOf[node - container] : -1);
  return listCut(hierarchy, children.length, arcs, childAt);
}

/**
 * A small set of dependencies without which no cycle is left among all modules, whatever holds them. Positions in `links`,
 * ascending; as minimal as that of a container.
 */
export function findWorkspaceCut(hierarchy: Hierarchy): readonly number[] {
  const arcs = hierarchy.links.map(({ from, to }) => ({ from, to, weight: 1 }));
  return listCut(hierarchy, hierarchy.nodes.length, arcs, node => node);
}

/** The links that are behind a light feedback arc set of a graph of parts; -1 for a node in none. */
function listCut(
  { links }: Hierarchy,
  parts: number,
  arcs: readonly Arc[],
  partOf: (node: number) => number,
): number[] {
  const { feedback } = assignLevels(buildDigraph(parts, arcs));
  const cut = new Set(feedback.map(arc => arc.from * parts + arc.to));
  if (cut.size === 0) return [];
  return [...links.keys()].filter(position => {
    const from = partOf(links[position].from);
    const to = partOf(links[position].to);
    return from !== -1 && to !== -1 && cut.has(from * parts + to);
  });
}
