import { type Arc, areSameDigraphs, buildDigraph, type Digraph, listArcs } from '../../graph/digraph';
import type { Hierarchy } from '../../graph/hierarchy';
import { assignLevels } from '../../graph/levels';
import type { LayoutMemo } from './layout-memo';

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

/** Levels of a container's children; computed once for each container of a hierarchy, or recalled from an earlier one. */
export function findContainerLevels(
  hierarchy: Hierarchy,
  container: number,
  memo?: LayoutMemo,
): ContainerLevels {
  const ofHierarchy = known.get(hierarchy) ?? new Map<number, ContainerLevels>();
  known.set(hierarchy, ofHierarchy);
  const levels = ofHierarchy.get(container) ?? recallLevels(hierarchy, container, memo);
  ofHierarchy.set(container, levels);
  return levels;
}

function recallLevels(
  hierarchy: Hierarchy,
  container: number,
  memo: LayoutMemo | undefined,
): ContainerLevels {
  const { id, children } = hierarchy.nodes[container];
  const place = new Map(children.map((child, i) => [child, i]));
  const rows = (hierarchy.siblingArcs.get(container) ?? []).map(arc => ({
    from: place.get(arc.from) as number,
    to: place.get(arc.to) as number,
    weight: arc.weight,
  }));
  const graph = buildDigraph(children.length, rows);
  const make = () => computeLevels(graph);
  const levels = memo
    ? memo.recall('levels', id, graph, before => areSameDigraphs(before, graph), make)
    : make();
  return { children, ...levels };
}

function computeLevels(graph: Digraph): Omit<ContainerLevels, 'children'> {
  const { level, feedback, tangles } = assignLevels(graph);
  const arcs = listArcs(graph);
  const isConnected = new Uint8Array(graph.size);
  for (const { from, to } of arcs) isConnected[from] = isConnected[to] = 1;
  for (let i = 0; i < graph.size; i++) if (!isConnected[i]) level[i] = -1;
  return { arcs, level, feedback, tangles };
}
