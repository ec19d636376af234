import { interpolateNumber } from 'd3';
import type { Rect } from '../../src/diagram/layout/layout';
import type { Palette } from '../../src/diagram/palette';
import { findTile, type Treemap, type TreemapTile } from '../../src/diagram/treemap/treemap';
import { createElement } from '../controls/dom';
import { animate, MOVE_TIME } from '../map/camera';
import { paintTiles, paintTreemapMarks, type TreemapMarks } from './treemap-painter';

/** What a person does in the treemap. */
export interface TreemapHandlers {
  hovered(tile: TreemapTile | undefined, x: number, y: number): void;
  clicked(tile: TreemapTile | undefined, event: MouseEvent): void;
  doubleClicked(tile: TreemapTile): void;
  /** By the mouse, or by the keyboard (then the button is not 2 and the tile means nothing). */
  menuAsked(tile: TreemapTile | undefined, event: MouseEvent): void;
  /** The room has another size. */
  resized(): void;
}

/** The view, as `createTreemapView` makes it. */
export type TreemapView = ReturnType<typeof createTreemapView>;

/** The canvas of the treemap. Tiles are kept as a picture of their own, so that a mark costs no redraw of thousands. */
export function createTreemapView(room: HTMLElement, palette: Palette, handlers: TreemapHandlers) {
  const canvas = createElement('canvas', {
    attributes: { tabindex: '0', role: 'application', 'aria-label': 'Treemap' },
  });
  const container = createElement('div', { class: 'treemap-room' }, canvas);
  room.append(container);
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  const ground = createElement('canvas');
  const groundContext = ground.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');
  let scene: Treemap | undefined;
  let marks: TreemapMarks = { picked: [] };
  let places: ReadonlyMap<string, Rect> | undefined;
  let isStale = true;
  let request = 0;
  let width = 0;
  let height = 0;
  let stopGlide = () => {};

  function redraw() {
    if (request === 0) request = requestAnimationFrame(paint);
  }

  function paint() {
    request = 0;
    if (!scene || canvas.width === 0 || canvas.height === 0) return;
    if (isStale) {
      const pixelRatio = devicePixelRatio;
      paintTiles(groundContext, { scene, palette, width, height, pixelRatio, places });
    }
    isStale = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(ground, 0, 0);
    if (!places) paintTreemapMarks(context, marks, palette, devicePixelRatio);
  }

  function repaint() {
    isStale = true;
    redraw();
  }

  const locate = (event: MouseEvent) => scene && findTile(scene, event.offsetX, event.offsetY);
  canvas.addEventListener('pointermove', event => {
    const tile = event.buttons === 0 ? locate(event) : undefined;
    canvas.classList.toggle('pointing', tile !== undefined);
    handlers.hovered(tile, event.offsetX, event.offsetY);
  });
  canvas.addEventListener('pointerleave', () => handlers.hovered(undefined, 0, 0));
  canvas.addEventListener('click', event => handlers.clicked(locate(event), event));
  canvas.addEventListener('dblclick', event => {
    const tile = locate(event);
    if (tile) handlers.doubleClicked(tile);
  });
  canvas.addEventListener('contextmenu', event => handlers.menuAsked(locate(event), event));
  new ResizeObserver(() => {
    width = container.clientWidth;
    height = container.clientHeight;
    for (const one of [canvas, ground]) {
      one.width = Math.round(width * devicePixelRatio);
      one.height = Math.round(height * devicePixelRatio);
    }
    isStale = true;
    if (width === 0 || height === 0) return;
    handlers.resized();
    // A resized canvas is blank: paint before the browser shows it.
    paint();
  }).observe(container);

  return {
    canvas,
    size: () => ({ width, height }),
    isStill: () => request === 0 && places === undefined,
    /** Shows a picture; `animated`: tiles that were there before glide to where they are now. */
    show(next: Treemap, animated: boolean) {
      stopGlide();
      const before = places ?? new Map(scene?.tiles.map(tile => [tile.id, tile]) ?? []);
      const glides = animated && !stillPreferred.matches && next.tiles.some(tile => before.has(tile.id));
      scene = next;
      places = undefined;
      if (!glides) return repaint();
      const paths = next.tiles.map(tile => [tile.id, mixRects(before.get(tile.id) ?? tile, tile)] as const);
      const stop = animate(MOVE_TIME, share => {
        places = share < 1 ? new Map(paths.map(([id, at]) => [id, at(share)])) : undefined;
        repaint();
      });
      stopGlide = () => {
        stop();
        places = undefined;
      };
      places = new Map(paths.map(([id, at]) => [id, at(0)]));
      repaint();
    },
    setPalette(next: Palette) {
      palette = next;
      repaint();
    },
    setMarks(next: TreemapMarks) {
      marks = next;
      redraw();
    },
  };
}

function mixRects(from: Rect, to: Rect): (share: number) => Rect {
  const x = interpolateNumber(from.x, to.x);
  const y = interpolateNumber(from.y, to.y);
  const width = interpolateNumber(from.width, to.width);
  const height = interpolateNumber(from.height, to.height);
  return share => ({ x: x(share), y: y(share), width: width(share), height: height(share) });
}
