import { easeCubicInOut, interpolateNumber, select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import type { Rect } from '../../src/diagram/layout/layout';
import type { Camera } from './frame';
import { createWheelReader } from './wheel';

/** Free space kept round what is brought into view, in CSS pixels. */
const MARGIN = 28;
/** Time a glide takes, in milliseconds. */
export const MOVE_TIME = 240;
/** A map of few boxes is not blown up beyond this. */
const FIT_LIMIT = 1.6;

/** How far a person can zoom in, and out: to this share of the zoom that shows the whole map. */
const NEAREST = 5;
const FARTHEST_SHARE = 0.5;
/** So much of the map stays in view, in CSS pixels: nobody is to look for it. */
const IN_VIEW = 80;

/** Parts of the canvas that other elements cover, in CSS pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The camera over the map: pans and zooms by mouse, wheel, trackpad and touch (d3-zoom) and by call. */
export interface CameraControl {
  current(): Camera;
  /** Moves there, at once or in a short glide. */
  moveTo(camera: Camera, animated: boolean): void;
  zoomBy(factor: number): void;
  /** Moves the picture by so many CSS pixels, at once. */
  panBy(x: number, y: number): void;
  /** A person can move only so far that part of a map of this size stays in view, and out to half of this zoom. */
  keepTo(scene: Pick<Rect, 'width' | 'height'>, wholeZoom: number): void;
}

/** Attaches the camera to the canvas. `moved` is told of every move, and whether a person's hand did it. */
export function attachCamera(canvas: HTMLCanvasElement, moved: (byHand: boolean) => void): CameraControl {
  let transform: ZoomTransform = zoomIdentity;
  let byHand = true;
  let cancel = () => {};
  let scene = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([0.02, NEAREST])
    .constrain(to => {
      const x = stayInView(to.x, scene.width * to.k, canvas.clientWidth);
      const y = stayInView(to.y, scene.height * to.k, canvas.clientHeight);
      return x === to.x && y === to.y ? to : zoomIdentity.translate(x, y).scale(to.k);
    })
    // The left and the middle button drag; the wheel is read below.
    .filter(event => event.type !== 'dblclick' && event.type !== 'wheel' && !(event.button > 1))
    .on('zoom', event => {
      transform = event.transform;
      if (byHand) cancel();
      moved(byHand);
    });
  // Else the middle button would start the browser's own scrolling. Before d3-zoom's listener, which keeps events to itself.
  canvas.addEventListener('mousedown', event => event.button === 1 && event.preventDefault());
  const selection = select(canvas).call(behaviour);
  selection.on('dblclick.zoom', null);
  const readWheel = createWheelReader();
  canvas.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      cancel();
      const move = readWheel(event);
      if (move.kind === 'pan')
        selection.call(behaviour.translateBy, move.x / transform.k, move.y / transform.k);
      else selection.call(behaviour.scaleBy, 2 ** move.power, [event.offsetX, event.offsetY]);
    },
    { passive: false },
  );

  const set = ({ x, y, k }: Camera) => {
    byHand = false;
    selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
    byHand = true;
  };
  return {
    current: () => ({ x: transform.x, y: transform.y, k: transform.k }),
    moveTo: (camera, animated) => {
      cancel();
      const start = { x: transform.x, y: transform.y, k: transform.k };
      if (animated) cancel = animate(MOVE_TIME, share => set(mixCameras(start, camera, share)));
      else set(camera);
    },
    zoomBy: factor => {
      cancel();
      selection.call(behaviour.scaleBy, factor);
    },
    panBy: (x, y) => {
      cancel();
      selection.call(behaviour.translateBy, x / transform.k, y / transform.k);
    },
    keepTo(next, wholeZoom) {
      scene = next;
      behaviour.scaleExtent([Math.min(FARTHEST_SHARE * wholeZoom, 1), NEAREST]);
    },
  };
}

/** Where something of this size may start so that part of it is between 0 and `room`. */
function stayInView(start: number, size: number, room: number): number {
  const part = Math.min(IN_VIEW, size, room);
  return Math.min(Math.max(start, part - size), room - part);
}

function mixCameras(from: Camera, to: Camera, share: number): Camera {
  return {
    x: interpolateNumber(from.x, to.x)(share),
    y: interpolateNumber(from.y, to.y)(share),
    k: interpolateNumber(from.k, to.k)(share),
  };
}

/** Calls `step` with 0 to 1, eased, over so many milliseconds; returns what stops it. The last call is with 1. */
export function animate(milliseconds: number, step: (share: number) => void): () => void {
  const start = performance.now();
  let request = requestAnimationFrame(tick);
  function tick(now: number) {
    const share = Math.min(1, Math.max(0, (now - start) / milliseconds));
    if (share < 1) request = requestAnimationFrame(tick);
    step(easeCubicInOut(share));
  }
  return () => cancelAnimationFrame(request);
}

/** The camera that shows a rectangle as large as fits. */
export function fitRect(rect: Rect, width: number, height: number, insets: Insets): Camera {
  const roomX = Math.max(40, width - insets.left - insets.right - 2 * MARGIN);
  const roomY = Math.max(40, height - insets.top - insets.bottom - 2 * MARGIN);
  const k = Math.min(roomX / Math.max(rect.width, 1), roomY / Math.max(rect.height, 1), FIT_LIMIT);
  return {
    k,
    x: insets.left + MARGIN + (roomX - rect.width * k) / 2 - rect.x * k,
    y: insets.top + MARGIN + (roomY - rect.height * k) / 2 - rect.y * k,
  };
}

/** The camera after the least move that brings a rectangle into view; zooms out only where it is too large. */
export function showRect(camera: Camera, rect: Rect, width: number, height: number, insets: Insets): Camera {
  const fitted = fitRect(rect, width, height, insets);
  if (fitted.k < camera.k) return fitted;
  const { k } = camera;
  const slide = (offset: number, start: number, size: number, from: number, to: number) =>
    offset + Math.max(0, from - (start * k + offset)) - Math.max(0, (start + size) * k + offset - to);
  return {
    k,
    x: slide(camera.x, rect.x, rect.width, insets.left + MARGIN, width - insets.right - MARGIN),
    y: slide(camera.y, rect.y, rect.height, insets.top + MARGIN, height - insets.bottom - MARGIN),
  };
}
