import type { Rect } from '../../src/diagram/layout/layout';
import type { Frame } from './frame';
import { paintFrame } from './painter';

/** Paints frames on one canvas. */
export interface ScrollingPainter {
  paint(frame: Frame): void;
  /** The canvas no longer shows what was painted last. */
  forget(): void;
}

/**
 * Paints frame after frame. Where only the camera has moved sideways, the picture that stands on the canvas is shifted
 * by whole device pixels, so that it stays as crisp as it was, and only what has come into view is painted.
 */
export function createScrollingPainter(context: CanvasRenderingContext2D): ScrollingPainter {
  let last: Frame | undefined;
  context.canvas.addEventListener('contextrestored', () => {
    last = undefined;
  });
  return {
    forget() {
      last = undefined;
    },
    paint(wanted) {
      const frame = last ? alignToPixels(wanted, last) : wanted;
      if (last && isSamePicture(frame, last)) scroll(context, last, frame);
      else paintFrame(context, frame);
      last = frame;
    },
  };
}

/** The frame moved by less than a device pixel, so that it lies whole pixels beside the last one of the same zoom. */
function alignToPixels(frame: Frame, last: Frame): Frame {
  const { camera, pixelRatio } = frame;
  if (camera.k !== last.camera.k || pixelRatio !== last.pixelRatio) return frame;
  const align = (now: number, before: number) => {
    const pixels = (now - before) * pixelRatio;
    // Half a pixel is no move: redrawn where it stands, the picture must not creep.
    return Math.abs(pixels) < 0.51 ? before : before + Math.round(pixels) / pixelRatio;
  };
  const { x, y } = last.camera;
  return { ...frame, camera: { k: camera.k, x: align(camera.x, x), y: align(camera.y, y) } };
}

function isSamePicture(a: Frame, b: Frame): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Frame>;
  keys.delete('camera');
  return a.camera.k === b.camera.k && !a.places && [...keys].every(key => a[key] === b[key]);
}

function scroll(context: CanvasRenderingContext2D, from: Frame, to: Frame): void {
  const { canvas } = context;
  const dx = Math.round((to.camera.x - from.camera.x) * to.pixelRatio);
  const dy = Math.round((to.camera.y - from.camera.y) * to.pixelRatio);
  if (dx === 0 && dy === 0) return;
  if (Math.abs(dx) < canvas.width && Math.abs(dy) < canvas.height) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(canvas, dx, dy);
  }
  for (const part of findUncovered(dx, dy, canvas.width, canvas.height)) paintFrame(context, to, part);
}

/** What a picture of this size leaves free when it is moved: at most a strip beside and one above or below. */
export function findUncovered(dx: number, dy: number, width: number, height: number): Rect[] {
  const besides = Math.min(Math.abs(dx), width);
  const above = Math.min(Math.abs(dy), height);
  const parts: Rect[] = [];
  if (besides > 0) parts.push({ x: dx > 0 ? 0 : width - besides, y: 0, width: besides, height });
  if (above > 0 && besides < width)
    parts.push({
      x: dx > 0 ? besides : 0,
      y: dy > 0 ? 0 : height - above,
      width: width - besides,
      height: above,
    });
  return parts;
}
