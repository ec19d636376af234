import { markPlace, type Scene, type SceneArrow, type SceneBox } from '../../src/diagram/map/scene';
import { style } from '../../src/diagram/style';
import { indexCurves } from './nearest-curve';

/** Finds what is under a point of a scene. */
export interface HitIndex {
  /** The innermost box; for an open container, only its header counts where `header` is asked for. */
  findBox(x: number, y: number): SceneBox | undefined;
  /** The nearest arrow within `radius`, all in scene units. */
  findArrow(x: number, y: number, radius: number): SceneArrow | undefined;
}

/** Indexes a scene. What the index takes is worked out when it is first asked, for a scene that is only passed through is not. */
export function indexScene(scene: Scene): HitIndex {
  const insides = [
    { inside: scene.inside, around: undefined },
    ...scene.boxes.flatMap(box => (box.inside ? [{ inside: box.inside, around: box }] : [])),
  ].map(({ inside, around }) => ({ around, nearest: indexCurves(inside.arrows) }));
  return {
    findBox: (x, y) => scene.boxes.findLast(box => contains(box, x, y)),
    findArrow: (x, y, radius) => {
      let found: { readonly curve: SceneArrow; readonly distance: number } | undefined;
      for (const { around, nearest } of insides)
        if (!around || contains(around, x, y)) found = nearest(x, y, found?.distance ?? radius) ?? found;
      return found?.curve;
    },
  };
}

/** Whether a point is on a box's open/close mark (with some room for the finger). */
export function isOnChevron(box: SceneBox, x: number, y: number): boolean {
  if (!box.canOpen) return false;
  const mark = markPlace(box);
  return Math.abs(x - mark.x - 4) <= 9 && Math.abs(y - mark.y) <= style.headerHeight / 2;
}

function contains(box: SceneBox, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
