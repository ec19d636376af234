import type { Snapshot } from '../model/snapshot';
import type { Summary } from '../model/summary';
import { summarize } from '../report/summary';

/** Least time between two summaries while an analysis runs, in milliseconds. */
const INTERVAL = 250;

/** Sends summaries: now and then while things change, and once when they are settled. */
export interface Summaries {
  /** Something changed; the graph is asked for only when a summary is due. */
  announce(snapshot: () => Snapshot): void;
  /** An analysis ended: sends a summary at once and returns it. */
  conclude(snapshot: Snapshot, cycles: number, milliseconds: number | undefined): Summary;
}

/**
 * Cycles are counted at the end only, because that takes the whole graph; until then a summary has the last count.
 */
export function createSummaries(send: (summary: Summary) => void): Summaries {
  let cycles: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last = Number.NEGATIVE_INFINITY;

  function sendNow(summary: Summary): void {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    send(summary);
  }

  return {
    announce(snapshot) {
      const wait = Math.max(0, last + INTERVAL - performance.now());
      timer ??= setTimeout(() => sendNow(summarize(snapshot(), cycles)), wait);
    },
    conclude(snapshot, count, milliseconds) {
      cycles = count;
      const summary = summarize(snapshot, cycles, milliseconds);
      sendNow(summary);
      return summary;
    },
  };
}
