/** What a turn of a wheel, or two fingers on a trackpad, asks for. Amounts are in CSS pixels, as the content is to move. */
export type WheelMove =
  | { readonly kind: 'pan'; readonly x: number; readonly y: number }
  /** By how many powers of two. */
  | { readonly kind: 'zoom'; readonly power: number };

/** What of a wheel event counts. `wheelDeltaY` is not in the standard, but all browsers give it: 120 for a notch. */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 for CSS pixels, 1 for lines, 2 for pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** In milliseconds. */
  readonly timeStamp: number;
  readonly wheelDeltaY?: number;
}

/** Events that come one after another within this time, in milliseconds, are one movement of the hand. */
const SAME_MOVEMENT = 250;
/** Height of a line where a browser counts in lines, and of a page, in CSS pixels. */
const UNITS = [1, 20, 400];
/** Powers of two a CSS pixel of wheel is worth; of a pinch, whose amounts are small. */
const WHEEL_POWER = 0.002;
const PINCH_POWER = 0.02;
/** A pinch never gives this much at once, in CSS pixels; a wheel turned with Control held does. */
const PINCH_LIMIT = 50;

/**
 * Tells a mouse's wheel, which zooms, from a trackpad's two fingers, which pan. Browsers do not say which it is, but the
 * wheel of a mouse moves in notches and straight; a movement of the fingers starts small, and once it is known for one it
 * stays one. A pinch arrives as a wheel with Control. Shift turns a wheel into a pan to the side; Control, Command and Alt always zoom.
 */
export function createWheelReader(): (event: WheelInput) => WheelMove {
  let last = Number.NEGATIVE_INFINITY;
  let isTrackpad = false;
  return event => {
    const isSame = event.timeStamp - last < SAME_MOVEMENT;
    last = event.timeStamp;
    const unit = UNITS[event.deltaMode] ?? 1;
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey || event.altKey) {
      const isPinch = event.ctrlKey && Math.abs(y) < PINCH_LIMIT;
      return { kind: 'zoom', power: -(y || x) * (isPinch ? PINCH_POWER : WHEEL_POWER) };
    }
    if (event.shiftKey) return { kind: 'pan', x: -(x || y), y: 0 };
    isTrackpad = (isSame && isTrackpad) || !isNotched(event);
    return isTrackpad ? { kind: 'pan', x: -x, y: -y } : { kind: 'zoom', power: -y * WHEEL_POWER };
  };
}

function isNotched({ deltaX, deltaY, deltaMode, wheelDeltaY }: WheelInput): boolean {
  if (deltaMode !== 0) return true;
  if (deltaX !== 0) return false;
  if (wheelDeltaY) return wheelDeltaY % 120 === 0 || (Number.isInteger(deltaY) && Math.abs(deltaY) >= 100);
  return Number.isInteger(deltaY) && Math.abs(deltaY) >= 50;
}
