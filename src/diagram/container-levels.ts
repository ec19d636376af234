import { type Arc, buildDigraph, listArcs } from '../graph/digraph';
import type { Hierarchy } from '../graph/hierarchy';
import { assignLevels } from '../graph/levels';

/** The children of one container with their levels; arcs and levels go by a child's place in `children`. */
export interface ContainerLevels {
  readonly children: readonly number[];
  /** Dependencies between children, one arc for each pair and direction; the weight counts import statements. */
  readonly arcs: readonly Arc[];
  /** A child that no sibling uses and that uses none has level -1: it stands apart, below the others. */
  readonly level: Int32Array;
  readonly feedback: readonly Arc[];
  readonly tangles: readonly (readonly number[])[];
}

const known = new WeakMap<Hierarchy, Map<number, ContainerLevels>>();

/** Levels of a container's children; computed once for each container of a hierarchy. */
export function findContainerLevels(hierarchy: Hierarchy, container: number): ContainerLevels {
  const ofHierarchy = known.get(hierarchy) ?? new Map<number, ContainerLevels>();
  known.set(hierarchy, ofHierarchy);
  const levels = ofHierarchy.get(container) ?? computeLevels(hierarchy, container);
  ofHierarchy.set(container, levels);
  return levels;
}

function computeLevels(hierarchy: Hierarchy, container: number): ContainerLevels {
  const { children } = hierarchy.nodes[container];
  const place = new Map(children.map((child, i) => [child, i]));
  const rows = (hierarchy.siblingArcs.get(container) ?? []).map(arc => ({
    from: place.get(arc.from) as number,
    to: place.get(arc.to) as number,
    weight: arc.weight,
  }));
  const graph = buildDigraph(children.length, rows);
  const { level, feedback, tangles } = assignLevels(graph);
  const arcs = listArcs(graph);
  const connected = new Set(arcs.flatMap(arc => [arc.from, arc.to]));
  for (let i = 0; i < children.length; i++) if (!connected.has(i)) level[i] = -1;
  return { children, arcs, level, feedback, tangles };
}
