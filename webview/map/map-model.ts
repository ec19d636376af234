import type { Colouring } from '../../src/diagram/colour/colouring';
import { paintScene } from '../../src/diagram/colour/paint-scene';
import { layoutMap } from '../../src/diagram/layout/layout';
import type { LayoutMemo } from '../../src/diagram/layout/layout-memo';
import type { BrokenArcs } from '../../src/diagram/map/broken-arcs';
import { buildScene } from '../../src/diagram/map/build-scene';
import { findVisible } from '../../src/diagram/map/highlight';
import type { Scene, SceneBox } from '../../src/diagram/map/scene';
import { badgeScene } from '../../src/diagram/patterns/badges';
import type { FindingIndex } from '../../src/diagram/patterns/finding-index';
import { buildHierarchy, findNode, type Hierarchy } from '../../src/graph/hierarchy';
import type { Snapshot } from '../../src/model/snapshot';

/** A snapshot as it is drawn with certain containers open. */
export interface MapModel {
  readonly hierarchy: Hierarchy;
  readonly scene: Scene;
  /** The innermost visible box of every node, as a node number. */
  readonly visible: Int32Array;
  readonly boxById: ReadonlyMap<string, SceneBox>;
}

/** The hierarchy of a snapshot; the costly half of a model, needed again only when the snapshot changes. */
export function prepareHierarchy(snapshot: Snapshot): Hierarchy {
  return buildHierarchy(snapshot.records);
}

/**
 * Lays out and draws what is visible. `aspect` is the shape of the panel, width over height; `found` what there are badges of. What the memo has of earlier
 * models is not laid out again.
 */
export function buildModel(
  hierarchy: Hierarchy,
  open: ReadonlySet<string>,
  aspect: number,
  colouring?: Colouring,
  memo?: LayoutMemo,
  broken?: BrokenArcs,
  found?: FindingIndex,
): MapModel {
  const plain = buildScene(
    hierarchy,
    layoutMap(hierarchy, { open, aspect, values: colouring !== undefined, memo }),
    memo,
    broken,
  );
  const visible = findVisible(hierarchy, plain);
  const painted = colouring ? paintScene(plain, colouring) : plain;
  const scene = found ? badgeScene(painted, hierarchy, found, visible) : painted;
  return {
    hierarchy,
    scene,
    visible,
    boxById: new Map(scene.boxes.map(box => [box.id, box])),
  };
}

/** The visible box that is, or holds, a module or folder. */
export function findBox(model: MapModel, id: string): SceneBox | undefined {
  const node = findNode(model.hierarchy, id);
  if (node === undefined || model.visible[node] === -1) return undefined;
  return model.boxById.get(model.hierarchy.nodes[model.visible[node]].id);
}

/** The ids of the containers that have to be open for a module or folder to have a box of its own. */
export function findHiding(hierarchy: Hierarchy, id: string): string[] {
  const node = findNode(hierarchy, id);
  const hiding: string[] = [];
  if (node === undefined) return hiding;
  for (let parent = hierarchy.nodes[node].parent; parent > 0; parent = hierarchy.nodes[parent].parent)
    hiding.push(hierarchy.nodes[parent].id);
  return hiding;
}
