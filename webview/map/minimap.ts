import type { Scene } from '../../src/diagram/map/scene';
import type { Palette } from '../../src/diagram/palette';
import { createElement } from '../controls/dom';
import type { ViewContext } from '../view';
import type { MapTab } from './map-tab';
import { chooseScale, paintMinimap } from './minimap-painter';

/** Room for the small map, and the least of the panel it may be shown in, in CSS pixels. */
const SIZE = { width: 190, height: 140 };
const LEAST = { width: 420, height: 320 };
/** Between the small map and what is beside it, in CSS pixels. */
const MARGIN = 10;
/** Longest time in milliseconds until the small map shows what the map shows. */
const IDLE_LIMIT = 300;

/**
 * The whole map in a corner with a frame round what is in view; pressing or dragging in it moves the view. Only there where
 * the whole cannot be read at once and not all of it is in view. It is drawn once for each picture; a move moves the frame.
 */
export function createMinimap(map: MapTab, context: ViewContext, isOn: boolean) {
  const canvas = createElement('canvas');
  const frame = createElement('div', { class: 'minimap-frame' });
  // For the pointer alone: with keys one goes to boxes, and the view follows.
  const element = createElement(
    'div',
    { class: 'minimap', attributes: { 'aria-hidden': 'true' } },
    canvas,
    frame,
  );
  const painter = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  let scale = 1;
  let painted: { scene: Scene; palette: Palette } | undefined;
  let waiting = 0;
  let grip = { x: 0, y: 0 };
  element.hidden = true;
  map.element.append(element);

  function isWanted(): boolean {
    const scene = map.model()?.scene;
    if (!isOn || !scene || scene.boxes.length === 0 || map.fitsReadably()) return false;
    const { clientWidth, clientHeight } = map.element;
    if (clientWidth < LEAST.width || clientHeight < LEAST.height) return false;
    const view = map.viewport();
    const seesAll =
      view.x <= 0 &&
      view.y <= 0 &&
      view.x + view.width >= scene.width &&
      view.y + view.height >= scene.height;
    return !seesAll;
  }

  function paint(): void {
    waiting = 0;
    const scene = map.model()?.scene;
    const palette = context.palette();
    if (element.hidden || !scene || (painted?.scene === scene && painted.palette === palette)) return;
    painted = { scene, palette };
    scale = chooseScale(scene, SIZE.width, SIZE.height);
    const [width, height] = [scene.width * scale, scene.height * scale];
    canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    paintMinimap(painter, scene, palette, scale * devicePixelRatio);
    moveFrame();
  }

  function moveFrame(): void {
    const view = map.viewport();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(0, view.x * scale);
    const top = Math.max(0, view.y * scale);
    const right = Math.min(width, (view.x + view.width) * scale);
    const bottom = Math.min(height, (view.y + view.height) * scale);
    frame.hidden = right <= left || bottom <= top;
    frame.style.transform = `translate(${left}px, ${top}px)`;
    frame.style.width = `${Math.max(4, right - left)}px`;
    frame.style.height = `${Math.max(4, bottom - top)}px`;
  }

  function update(): void {
    element.hidden = !isWanted();
    if (element.hidden) return;
    const { right, bottom } = context.covered();
    element.style.right = `${right + MARGIN}px`;
    element.style.bottom = `${bottom + MARGIN}px`;
    const isCurrent = painted?.scene === map.model()?.scene && painted?.palette === context.palette();
    if (isCurrent) moveFrame();
    else if (waiting === 0) waiting = requestIdleCallback(paint, { timeout: IDLE_LIMIT });
  }

  function toScene(event: PointerEvent): { x: number; y: number } {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  }

  element.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const { x, y } = toScene(event);
    const view = map.viewport();
    const isInside = x >= view.x && x <= view.x + view.width && y >= view.y && y <= view.y + view.height;
    // Taken by the frame, the view keeps its place under the pointer; elsewhere it comes to the pointer.
    grip = isInside ? { x: view.x + view.width / 2 - x, y: view.y + view.height / 2 - y } : { x: 0, y: 0 };
    map.centreOn(x + grip.x, y + grip.y);
    event.preventDefault();
  });
  element.addEventListener('pointermove', event => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    const { x, y } = toScene(event);
    map.centreOn(x + grip.x, y + grip.y);
  });

  return {
    update,
    /** Switches it on or off. */
    show(next: boolean) {
      isOn = next;
      update();
    },
  };
}
