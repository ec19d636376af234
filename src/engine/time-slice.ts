/** Longest time that one stretch of work keeps the event loop, in milliseconds. */
const LONGEST = 20;

/** Lets long synchronous work hand control back now and then, and stop when it is cancelled. */
export interface TimeSlice {
  /** Whether it is time to `pause`; cheap enough for an inner loop. */
  isOver(): boolean;
  /** Waits for one turn of the event loop. Rejects with the signal's reason where it is aborted. */
  pause(): Promise<void>;
}

/** A slice that begins now. */
export function createTimeSlice(signal: AbortSignal): TimeSlice {
  let end = performance.now() + LONGEST;
  return {
    isOver: () => performance.now() > end,
    async pause() {
      await new Promise(resolve => setImmediate(resolve));
      signal.throwIfAborted();
      end = performance.now() + LONGEST;
    },
  };
}
