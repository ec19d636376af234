import { applyPatch, type Snapshot } from '../src/model/snapshot';
import type { HostToView } from '../src/protocol/view-messages';

/** Pauses before the picture is drawn anew after a patch, in milliseconds: while files stream in, and afterwards. */
const STREAMING_PAUSE = 250;
const EDITING_PAUSE = 30;

type Fed = Extract<HostToView, { type: 'snapshot' | 'patch' }>;

/**
 * Takes in snapshots and patches, and says when it is time to draw: at once for the first picture and at the end of
 * an analysis, else after a pause, so that a stream of patches does not draw more often than a person can see.
 *
 * `arrived` is told of every snapshot, `draw` when it is time; `resync` when a patch does not follow what is here.
 */
export function createSnapshotFeed(handlers: {
  arrived(snapshot: Snapshot): void;
  draw(snapshot: Snapshot, isFirst: boolean): void;
  resync(revision: number): void;
}) {
  let snapshot: Snapshot | undefined;
  let isDrawn = false;
  let timer: number | undefined;

  function draw(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!snapshot) return;
    const isFirst = !isDrawn;
    isDrawn = snapshot.records.length > 0;
    handlers.draw(snapshot, isFirst);
  }

  function take(next: Snapshot, pause: number): void {
    snapshot = next;
    handlers.arrived(next);
    if (!isDrawn || (next.progress.phase === 'done' && pause === STREAMING_PAUSE)) draw();
    else timer ??= setTimeout(draw, pause) as unknown as number;
  }

  return {
    snapshot: () => snapshot,
    receive(message: Fed): void {
      if (message.type === 'snapshot') {
        take(message.snapshot, 0);
        return;
      }
      const next = snapshot && applyPatch(snapshot, message.patch);
      if (next) take(next, next.progress.phase === 'done' ? EDITING_PAUSE : STREAMING_PAUSE);
      else handlers.resync(snapshot?.revision ?? 0);
    },
  };
}
