import type { Hierarchy } from '../../graph/hierarchy';
import type { RelationKind } from '../../model/symbol';
import type { Scene, SceneBox } from './scene';

/** A visible box with the boxes that are drawn inside it. */
export interface VisibleBox {
  readonly box: SceneBox;
  readonly inside: readonly VisibleBox[];
}

/** Everything between two visible boxes as one arrow. */
export interface VisibleArrow {
  readonly from: SceneBox;
  readonly to: SceneBox;
  /** Import statements, or relations between two symbols. */
  readonly weight: number;
  /** Whether it points up on the map. */
  readonly up: boolean;
  /** Between two symbols: what kind of relation. */
  readonly relation?: RelationKind;
}

/** What a map shows, without places: nested boxes and all dependencies between the innermost of them. */
export interface VisibleGraph {
  readonly boxes: readonly VisibleBox[];
  /** In the order of the hierarchy. */
  readonly arrows: readonly VisibleArrow[];
}

/** Reads a scene as a graph. `visible` is the innermost visible box of every node. */
export function findVisibleGraph(hierarchy: Hierarchy, scene: Scene, visible: Int32Array): VisibleGraph {
  const boxOf = new Map(scene.boxes.map(box => [box.node, box]));
  const insideOf = new Map<number, VisibleBox[]>();
  const boxes: VisibleBox[] = [];
  for (const box of scene.boxes) {
    const inside: VisibleBox[] = [];
    insideOf.set(box.node, inside);
    (insideOf.get(hierarchy.nodes[box.node].parent) ?? boxes).push({ box, inside });
  }
  const arrows = new Map<string, VisibleArrow>();
  const add = (a: number, b: number, relation?: RelationKind) => {
    const from = boxOf.get(visible[a]);
    const to = boxOf.get(visible[b]);
    if (!from || !to || from === to) return;
    const key = `${from.node} ${to.node} ${relation ?? ''}`;
    const weight = (arrows.get(key)?.weight ?? 0) + 1;
    arrows.set(key, { from, to, weight, up: to.y + to.height <= from.y, ...(relation && { relation }) });
  };
  for (const { from, to } of hierarchy.links) add(from, to);
  for (const { from, to, kind } of hierarchy.relations)
    if (boxOf.get(from)?.symbol && boxOf.get(to)?.symbol) add(from, to, kind);
  const inOrder = [...arrows.values()].sort((a, b) => a.from.node - b.from.node || a.to.node - b.to.node);
  return { boxes, arrows: inOrder };
}
