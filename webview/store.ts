import type { ViewState } from './view-state';

/** Steps that can be taken back. */
const STEPS_KEPT = 100;
/** Picking one thing after another within this time, in milliseconds, is one step. */
const SAME_STEP = 600;

/** What changed, and whether the thing picked is to be brought into view. */
export interface StateChange {
  readonly before: ViewState;
  readonly now: ViewState;
  readonly reveals: boolean;
}

/** How a change is taken in. */
export interface SetOptions {
  /** Whether the view brings what is picked into view. */
  readonly reveals?: boolean;
  /** Whether the change is no step of its own to go back over. */
  readonly silent?: boolean;
}

/** The store, as `createStore` makes it. */
export type Store = ReturnType<typeof createStore>;

/** Holds what a person chose to see, with the steps to go back and forward through. `clock` gives milliseconds. */
export function createStore(initial: ViewState, clock: () => number = () => performance.now()) {
  let now = initial;
  const past: ViewState[] = [];
  const future: ViewState[] = [];
  let lastPick = Number.NEGATIVE_INFINITY;
  const listeners: ((change: StateChange) => void)[] = [];

  function become(next: ViewState, reveals: boolean) {
    const before = now;
    now = next;
    for (const listener of listeners) listener({ before, now, reveals });
  }

  return {
    get: () => now,
    listen(listener: (change: StateChange) => void) {
      listeners.push(listener);
    },
    /** Takes in some fields. A change that leaves everything as it was is none. */
    set(change: Partial<ViewState>, options: SetOptions = {}) {
      const names = (Object.keys(change) as (keyof ViewState)[]).filter(
        name => !isEqual(change[name], now[name]),
      );
      if (names.length === 0) {
        if (options.reveals) become(now, true);
        return;
      }
      const isPick = names.length === 1 && names[0] === 'selection';
      const joins = isPick && clock() - lastPick < SAME_STEP;
      if (!options.silent && !joins) {
        past.push(now);
        if (past.length > STEPS_KEPT) past.shift();
        future.length = 0;
      }
      lastPick = isPick ? clock() : Number.NEGATIVE_INFINITY;
      become({ ...now, ...change }, options.reveals === true);
    },
    canGoBack: () => past.length > 0,
    canGoForward: () => future.length > 0,
    back() {
      const step = past.pop();
      if (!step) return;
      future.push(now);
      become(step, true);
    },
    forward() {
      const step = future.pop();
      if (!step) return;
      past.push(now);
      become(step, true);
    },
  };
}

/** Plain data is small here, so its text tells whether it is the same. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
