import type { Rect } from '../../src/diagram/layout/layout';
import type { Highlight } from '../../src/diagram/map/highlight';
import type { Scene, SceneArrow } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';

/** Where the picture is on the screen: a scene point p is drawn at p · k + (x, y), in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Everything one redraw needs. */
export interface Frame {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly palette: Palette;
  /** Device pixels for each CSS pixel. */
  readonly pixelRatio: number;
  readonly highlight?: Highlight | undefined;
  /** An arrow that is picked or pointed at. */
  readonly arrow?: SceneArrow | undefined;
  readonly selected?: string | undefined;
  /** The box that holds the module in the active editor. */
  readonly active?: string | undefined;
  /** During a transition: where boxes are now, and how much of the arrows shows (0 to 1). */
  readonly places?: ReadonlyMap<string, Rect> | undefined;
  readonly arrowShare?: number;
}

/** The part of a scene, in scene units, that shows in a rectangle of the canvas given in device pixels. */
export function toScene({ camera, pixelRatio }: Pick<Frame, 'camera' | 'pixelRatio'>, rect: Rect): Rect {
  const scale = camera.k * pixelRatio;
  return {
    x: (rect.x / pixelRatio - camera.x) / camera.k,
    y: (rect.y / pixelRatio - camera.y) / camera.k,
    width: rect.width / scale,
    height: rect.height / scale,
  };
}

/** Whether two rectangles share a point. */
export function areTouching(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
