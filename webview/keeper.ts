import type { HostLink } from './host-link';
import { type KeptState, parseKeptState } from './kept-state';

/** Time after the last change until it is kept, in milliseconds. */
const PAUSE = 200;

/** What survives hiding the panel and restarting the window, handed to the host a moment after each change. */
export interface Keeper {
  get(): KeptState;
  set(change: Partial<KeptState>): void;
  /** Keeps where the camera stands, which nobody has to say. */
  soon(): void;
}

/** Takes up what the host kept last time. `readCamera`: where the camera stands; `undefined` while there is no map. */
export function createKeeper(
  host: HostLink,
  readCamera: () => Pick<KeptState, 'camera'> | undefined,
): Keeper {
  let kept = parseKeptState(host.readState());
  let keeping: ReturnType<typeof setTimeout> | undefined;

  function soon(): void {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      // Before there is a map its camera says nothing, and what was kept is still to be restored.
      kept = { ...kept, ...readCamera() };
      host.keepState(kept);
    }, PAUSE);
  }

  return {
    get: () => kept,
    set(change) {
      kept = { ...kept, ...change };
      soon();
    },
    soon,
  };
}
