import type { Rect } from '../../src/diagram/layout/layout';
import type { MapMarks } from '../../src/diagram/map/map-marks';
import type { SceneArrow, SceneBox } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';
import { createElement } from '../controls/dom';
import { animate, attachCamera, fitRect, type Insets, MOVE_TIME, showRect } from './camera';
import type { Camera } from './frame';
import { type HitIndex, indexScene, isOnChevron } from './hit';
import type { MapModel } from './map-model';
import { createScrollingPainter } from './scrolling-painter';
import { areSamePlaces, planTransition } from './transition';

/** What is under the pointer. */
export interface Target {
  readonly box?: SceneBox | undefined;
  readonly arrow?: SceneArrow | undefined;
  /** Whether the pointer is on the open/close mark of the box. */
  readonly onChevron: boolean;
}

/** What a person does on the map. */
export interface MapViewHandlers {
  hovered(target: Target | undefined, x: number, y: number): void;
  clicked(target: Target, event: MouseEvent): void;
  doubleClicked(target: Target): void;
  /** By the mouse, or by the keyboard (then the button is not 2 and the place means nothing). */
  menuAsked(target: Target | undefined, event: MouseEvent): void;
  /** The camera came to rest, or a person moved it. */
  cameraMoved(): void;
  /** The panel took another shape; `aspect` is width over height. */
  reshaped(aspect: number): void;
}

/** What is marked on the map. */
export type Marks = MapMarks;

/** A container that was just opened or closed: it stays where it is on the screen. */
export interface ShowOptions {
  readonly animated: boolean;
  readonly anchor?: string | undefined;
}

/** Zoom below which labels cannot be read, and a whole map in view is no longer worth keeping in view. */
const READABLE = 0.55;
/** Height of the tools above the map and of the legend below it, in CSS pixels. */
const COVERED = 104;
/** How near to an arrow the pointer has to be, in CSS pixels. */
const ARROW_REACH = 5;

export type MapView = ReturnType<typeof createMapView>;

/** The canvas with its camera: shows models, glides between them, and tells what a person does. */
export function createMapView(container: HTMLElement, palette: Palette, handlers: MapViewHandlers) {
  const canvas = createElement('canvas', {
    attributes: { tabindex: '0', role: 'application', 'aria-label': 'Architecture map' },
  });
  container.append(canvas);
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  const painter = createScrollingPainter(context);
  const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');
  let width = 0;
  let height = 0;
  let model: MapModel | undefined;
  let hits: HitIndex | undefined;
  let marks: Marks = {};
  let insets: Insets = { top: 44, right: 0, bottom: 8, left: 0 };
  let places: ReadonlyMap<string, Rect> | undefined;
  let arrowShare = 1;
  let request = 0;
  let stopTransition = () => {};
  /** Whether the whole map is kept in view; a person's own move ends it. */
  let keepsWhole = true;

  const camera = attachCamera(canvas, byHand => {
    if (byHand) keepsWhole = false;
    redraw();
    handlers.cameraMoved();
  });

  // A first snapshot may come before the browser has told of the size.
  function measure() {
    if (width > 0 && height > 0) return;
    width = container.clientWidth;
    height = container.clientHeight;
  }

  // What covers the map right now does not count: a map is not laid out anew because a box is picked.
  function measureShape() {
    return width / Math.max(height - COVERED, height / 2);
  }

  function redraw() {
    if (request === 0) request = requestAnimationFrame(paint);
  }

  function paint() {
    request = 0;
    if (!model || width === 0) return;
    painter.paint({
      scene: model.scene,
      camera: camera.current(),
      palette,
      pixelRatio: devicePixelRatio,
      places,
      arrowShare,
      ...marks,
    });
  }

  function moveCamera(target: Camera, animated: boolean) {
    camera.moveTo(target, animated && !stillPreferred.matches);
  }

  function fitWhole(scene: Pick<Rect, 'width' | 'height'> | undefined = model?.scene): Camera {
    return fitRect(
      { x: 0, y: 0, width: scene?.width ?? 1, height: scene?.height ?? 1 },
      width,
      height,
      insets,
    );
  }

  /** The camera for a new model: the whole of it while that can be read, else where the person's eye is. */
  function chooseCamera(next: MapModel, anchor: string | undefined): Camera {
    const now = camera.current();
    if (keepsWhole) {
      const whole = fitWhole(next.scene);
      if (!anchor || whole.k >= READABLE) return whole;
      keepsWhole = false;
    }
    const before = anchor && model?.boxById.get(anchor);
    const after = anchor && next.boxById.get(anchor);
    if (!before || !after) return now;
    const anchored = {
      k: now.k,
      x: now.x + (before.x - after.x) * now.k,
      y: now.y + (before.y - after.y) * now.k,
    };
    return showRect(anchored, after, width, height, insets);
  }

  function locate(event: MouseEvent): Target | undefined {
    if (!hits) return undefined;
    const { x, y, k } = camera.current();
    const sceneX = (event.offsetX - x) / k;
    const sceneY = (event.offsetY - y) / k;
    const box = hits.findBox(sceneX, sceneY);
    // Arrows run behind closed boxes but over the ground of open ones.
    const arrow = box && !box.inside ? undefined : hits.findArrow(sceneX, sceneY, ARROW_REACH / k);
    if (!box && !arrow) return undefined;
    const onChevron = box !== undefined && isOnChevron(box, sceneX, sceneY);
    return { box, arrow: onChevron ? undefined : arrow, onChevron };
  }

  canvas.addEventListener('pointermove', event => {
    const target = event.buttons === 0 ? locate(event) : undefined;
    canvas.classList.toggle('pointing', target?.onChevron === true || target?.arrow !== undefined);
    handlers.hovered(target, event.offsetX, event.offsetY);
  });
  canvas.addEventListener('pointerleave', () => handlers.hovered(undefined, 0, 0));
  canvas.addEventListener('pointerdown', () => handlers.hovered(undefined, 0, 0));
  canvas.addEventListener('click', event => handlers.clicked(locate(event) ?? { onChevron: false }, event));
  canvas.addEventListener('dblclick', event => {
    const target = locate(event);
    if (target && !target.onChevron) handlers.doubleClicked(target);
  });
  canvas.addEventListener('contextmenu', event => handlers.menuAsked(locate(event), event));
  new ResizeObserver(() => {
    width = container.clientWidth;
    height = container.clientHeight;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    if (width === 0 || height === 0) return;
    if (model) camera.keepTo(model.scene, fitWhole().k);
    if (keepsWhole) moveCamera(fitWhole(), false);
    // A resized canvas is blank: paint before the browser shows it.
    painter.forget();
    paint();
    handlers.reshaped(measureShape());
  }).observe(container);

  return {
    canvas,
    redraw,
    camera: () => camera.current(),
    keepsWhole: () => keepsWhole,
    /** The shape of what tools and legend leave of the map, width over height. */
    aspect: () => {
      measure();
      return height > 0 ? measureShape() : 1.5;
    },
    /** Whether arrows are drawn in full; they fade while boxes glide. */
    hasAllArrows: () => arrowShare === 1,
    isStill: () => places === undefined && request === 0,
    /** Restores a camera that was kept. */
    placeCamera(kept: Camera) {
      keepsWhole = false;
      moveCamera(kept, false);
    },
    setPalette(next: Palette) {
      palette = next;
      redraw();
    },
    setMarks(next: Marks) {
      marks = next;
      redraw();
    },
    /** Fits the whole map in again, where it is kept in view, after what covers it has become another. */
    refit() {
      if (keepsWhole && model && width > 0) moveCamera(fitWhole(), false);
    },
    setInsets(next: Partial<Insets>) {
      insets = { ...insets, ...next };
    },
    show(next: MapModel, { animated, anchor }: ShowOptions) {
      const glides = animated && model !== undefined && !stillPreferred.matches;
      const target = chooseCamera(next, anchor);
      const stays = animated && model !== undefined && areSamePlaces(model.scene, next.scene);
      const plan = glides && !stays && model ? planTransition(model.scene, next.scene) : undefined;
      model = next;
      hits = indexScene(next.scene);
      camera.keepTo(next.scene, fitWhole().k);
      moveCamera(target, glides);
      if (stays) {
        // A glide that is under way ends in these places, too; without one, arrows would vanish for nothing.
        redraw();
        return;
      }
      stopTransition();
      places = plan?.(0);
      arrowShare = plan ? 0 : 1;
      if (plan)
        stopTransition = animate(MOVE_TIME, share => {
          places = share < 1 ? plan(share) : undefined;
          arrowShare = Math.max(0, 2 * share - 1);
          redraw();
        });
      redraw();
    },
    /** After something came to cover or to free a part of the map: keeps the whole in view, or else this box. */
    settle(box: Rect | undefined) {
      const whole = fitWhole();
      if (keepsWhole && (whole.k >= READABLE || !box)) moveCamera(whole, true);
      else if (box) this.showBox(box, false);
    },
    fit() {
      keepsWhole = true;
      moveCamera(fitWhole(), true);
    },
    zoomBy(factor: number) {
      keepsWhole = false;
      camera.zoomBy(factor);
    },
    /** The part of the scene that is in view. */
    viewport: (): Rect => {
      const { x, y, k } = camera.current();
      return { x: -x / k, y: -y / k, width: width / k, height: height / k };
    },
    /** How large a map of this size would be drawn as a whole; 1 while the panel has no size. */
    wholeZoom: (scene: Pick<Rect, 'width' | 'height'>) => {
      measure();
      return width > 0 ? fitWhole(scene).k : 1;
    },
    /** Whether the whole map could be read at once. */
    fitsReadably: () => fitWhole().k >= READABLE,
    /** Brings a point of the scene to the middle of the view, as by hand. */
    centreOn(x: number, y: number) {
      const { k } = camera.current();
      keepsWhole = false;
      moveCamera({ k, x: width / 2 - x * k, y: height / 2 - y * k }, false);
    },
    /** Moves the view over the map by a share of its width and height. */
    panBy(shareX: number, shareY: number) {
      camera.panBy(-shareX * width, -shareY * height);
    },
    isReadable: () => camera.current().k >= READABLE,
    /** Brings a box into view; with `legible`, zooms in until its label can be read. */
    showBox(box: Rect, legible: boolean) {
      const now = camera.current();
      const k = legible ? Math.max(now.k, 0.9) : now.k;
      const zoomed =
        k === now.k
          ? now
          : { k, x: width / 2 - (box.x + box.width / 2) * k, y: height / 2 - (box.y + box.height / 2) * k };
      const target = showRect(zoomed, box, width, height, insets);
      if (target.x === now.x && target.y === now.y && target.k === now.k) return;
      keepsWhole = false;
      moveCamera(target, true);
    },
  };
}
