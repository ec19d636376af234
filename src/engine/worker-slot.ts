import type { SourceFile } from './discover';
import type { ExtractionRun } from './extraction-run';
import type { WorkerThread } from './worker-thread';

/** What a thread has been given. `received` counts the outcomes that came back. */
export interface Batch {
  readonly serial: number;
  readonly run: ExtractionRun;
  readonly files: readonly SourceFile[];
  received: number;
}

/** The place of one thread in a pool. */
export interface WorkerSlot {
  thread: WorkerThread;
  batch: Batch | undefined;
  /** The batch and file last seen at work. */
  seen: string;
  since: Moment;
}

/** A moment of the process. */
export interface Moment {
  /** Of `performance.now()`. */
  readonly at: number;
  /** Processor time that all threads have taken, in milliseconds. */
  readonly processor: number;
}

/** The present one. */
export function readMoment(): Moment {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), processor: (user + system) / 1000 };
}

/** A slot without a thread and without work. */
export function createSlot(): WorkerSlot {
  return { thread: undefined as never, batch: undefined, seen: '', since: { at: 0, processor: 0 } };
}

/** Patience with a thread that has a batch but is at no file: it is loading. In milliseconds. */
const START_TIMEOUT = 60_000;

/** Threads that have not had this share of their time on a processor: the machine is busy, and they are not to blame. */
const FAIR_SHARE = 0.5;

/** So many times its time a file may take on a busy machine; one that sleeps on a dead network drive gets no more. */
const MOST_PATIENCE = 6;

/**
 * Notes at which file a thread is. The answer is for how long it has been at it, in milliseconds, where that is too long:
 * by the clock, if the threads at work had a processor for their share of it.
 */
export function findOverdue(
  slot: WorkerSlot,
  now: Moment,
  threadsAtWork: number,
  fileTimeout: number,
): number | undefined {
  if (slot.batch === undefined) return undefined;
  const place = slot.thread.place();
  const seen = `${slot.batch.serial}:${place}`;
  if (seen !== slot.seen) {
    slot.seen = seen;
    slot.since = now;
    return undefined;
  }
  const limit = place === -1 ? START_TIMEOUT : fileTimeout;
  const time = now.at - slot.since.at;
  if (time <= limit) return undefined;
  const processor = (now.processor - slot.since.processor) / threadsAtWork;
  return processor > limit * FAIR_SHARE || time > limit * MOST_PATIENCE ? time : undefined;
}
