import { availableParallelism } from 'node:os';
import { chooseThreadCount } from './choose-thread-count';
import type { SourceFile } from './discover';
import type { FileSource } from './file-source';
import { LintelError, type Log } from './lintel-error';
import { type ExtractedFile, loadFiles } from './load-files';
import { factsOfProblem } from './read-source';
import type { WorkerResults } from './worker-messages';
import { startWorkerThread, type WorkerThread } from './worker-thread';

export interface WorkerPoolOptions {
  /** Absolute path of the bundled worker; the grammar files lie beside it. */
  readonly workerScript: string;
  readonly files: FileSource;
  /** Most threads at a time; chosen by the work and the machine where absent. */
  readonly threads?: number;
  /** Milliseconds that one file may take before it is given up; 10,000 where absent. */
  readonly fileTimeout?: number;
  /** Memory that one thread may hold on to, in MB; 1,024 where absent. */
  readonly memoryLimit?: number;
  readonly log: Log;
}

/** Worker threads that extract files. */
export interface WorkerPool {
  /** Starts a thread ahead of the first files, so that it is ready when they come. */
  warm(): void;
  /** Has the thread that is waiting for files, if there is one, load what reads files of this name. */
  expect(name: string): void;
  /**
   * Extracts files, reporting outcomes in no particular order. Every file gets one, whatever happens to the thread
   * that has it. Rejects with the signal's reason as soon as that is aborted, and with a `LintelError` where threads
   * cannot be started. One call at a time.
   */
  extract(
    files: readonly SourceFile[],
    signal: AbortSignal,
    onResults: (results: readonly ExtractedFile[]) => void,
  ): Promise<void>;
  /** Ends all threads. */
  dispose(): Promise<void>;
}

/** A call of `extract` under way. */
interface Run {
  queue: SourceFile[];
  /** Most threads to work on it. */
  readonly threads: number;
  /** Files without an outcome, those in the queue included. */
  open: number;
  /** Threads lost while they were at no file. */
  losses: number;
  readonly onResults: (results: readonly ExtractedFile[]) => void;
  readonly settle: (fault?: unknown) => void;
}

/** What a thread has been given. `received` counts the outcomes that came back. */
interface Batch {
  readonly serial: number;
  readonly run: Run;
  readonly files: readonly SourceFile[];
  received: number;
}

interface Slot {
  thread: WorkerThread;
  batch: Batch | undefined;
  /** The batch and file last seen at work, and since when (`performance.now()`). */
  seen: string;
  since: number;
}

const FILE_TIMEOUT = 10_000;
/** A file at the size limit needs about half of it for its syntax tree. In MB. */
const MEMORY_LIMIT = 1024;
/** Patience with a thread that has a batch but is at no file: it is loading. In milliseconds. */
const START_TIMEOUT = 60_000;
const MOST_LOSSES = 3;
/** Files in a batch. Enough to keep a thread busy while the main thread resolves, few enough to share evenly. */
const MOST_FILES = 64;

/** A pool that has no thread yet. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { files: source, log, fileTimeout = FILE_TIMEOUT, memoryLimit = MEMORY_LIMIT } = options;
  const slots = new Set<Slot>();
  let current: Run | undefined;
  let serials = 0;
  let watchdog: NodeJS.Timeout | undefined;

  function addSlot(): void {
    const slot: Slot = { thread: undefined as never, batch: undefined, seen: '', since: 0 };
    const events = {
      onResults: (results: WorkerResults) => receive(slot, results),
      onLost: (reason: string) => replace(slot, reason),
    };
    slot.thread = startWorkerThread({ script: options.workerScript, memoryLimit, log }, events);
    slots.add(slot);
  }

  function dispatch(run: Run): void {
    while (slots.size < Math.min(run.threads, run.open)) addSlot();
    for (const slot of slots) {
      if (run.queue.length === 0) return;
      if (slot.batch === undefined) void give(slot, run);
    }
  }

  async function give(slot: Slot, run: Run): Promise<void> {
    // Batches get smaller towards the end, so that the threads finish together.
    const count = Math.min(MOST_FILES, Math.ceil(run.queue.length / (run.threads * 3)));
    const files = run.queue.splice(0, count);
    const batch: Batch = { serial: ++serials, run, files, received: 0 };
    slot.batch = batch;
    slot.seen = '';
    if (files.every(file => source.isOnDisk(file.path))) {
      slot.thread.send({ serial: batch.serial, files: files.map(({ path }) => ({ path })) });
      return;
    }
    const { kept, lost } = await loadFiles(files, source);
    if (slot.batch !== batch) return;
    if (current !== run) {
      // Cancelled before anything was sent, so the thread will not say that it is free.
      slot.batch = undefined;
      if (current !== undefined) dispatch(current);
      return;
    }
    slot.batch = { ...batch, files: kept.map(({ file }) => file) };
    slot.thread.send({ serial: batch.serial, files: kept.map(({ sent }) => sent) });
    if (lost.length > 0) deliver(run, lost);
  }

  function receive(slot: Slot, results: WorkerResults): void {
    const { batch } = slot;
    if (batch === undefined || batch.serial !== results.serial) return;
    if (results.last) slot.batch = undefined;
    batch.received = results.first + results.outcomes.length;
    if (batch.run !== current) {
      // A cancelled run's; the thread is free for the one that came after.
      if (results.last && current !== undefined) dispatch(current);
      return;
    }
    // The thread gets its next batch before these results keep the main thread busy.
    if (results.last) dispatch(batch.run);
    deliver(
      batch.run,
      results.outcomes.map((outcome, i) => ({ file: batch.files[results.first + i]!, outcome })),
    );
  }

  function deliver(run: Run, results: readonly ExtractedFile[]): void {
    for (const { file, outcome } of results)
      if (outcome.kind === 'facts' && outcome.fault !== undefined)
        log('error', `${file.id}: ${outcome.fault}`);
    run.open -= results.length;
    try {
      run.onResults(results);
    } catch (error) {
      run.settle(error);
    }
    if (run.open === 0) run.settle();
  }

  function replace(slot: Slot, reason: string): void {
    slots.delete(slot);
    const { batch } = slot;
    const run = current;
    if (run === undefined) return;
    if (batch?.run === run) takeBack(run, batch, slot.thread.place(), reason);
    // An idle thread that dies has not come up. One that still had a cancelled batch is no loss to this run.
    else if (batch === undefined) run.losses++;
    if (run.losses >= MOST_LOSSES)
      run.settle(new LintelError(`The analysis cannot start its workers: ${reason}`));
    if (run === current) dispatch(run);
  }

  /** Puts the files of a lost thread back into the queue, all but the one that it was at. */
  function takeBack(run: Run, batch: Batch, place: number, reason: string): void {
    const blamed = place >= batch.received ? batch.files[place] : undefined;
    run.queue = [...batch.files.slice(batch.received).filter(file => file !== blamed), ...run.queue];
    log('error', `A worker was lost${blamed === undefined ? '' : ` on ${blamed.id}`}: ${reason}`);
    if (blamed === undefined) {
      run.losses++;
      return;
    }
    const message = `Lintel gave up on this file, so its imports are missing: ${reason}.`;
    const facts = factsOfProblem({ line: 1, severity: 'error', message });
    deliver(run, [{ file: blamed, outcome: { kind: 'facts', facts, bytes: 0 } }]);
  }

  function watch(): void {
    const now = performance.now();
    for (const slot of slots) {
      if (slot.batch === undefined) continue;
      const place = slot.thread.place();
      const seen = `${slot.batch.serial}:${place}`;
      if (seen !== slot.seen) {
        slot.seen = seen;
        slot.since = now;
      } else if (now - slot.since > (place === -1 ? START_TIMEOUT : fileTimeout))
        slot.thread.abandon(`it took more than ${Math.round((now - slot.since) / 1000)} s`);
    }
  }

  return {
    warm() {
      if (slots.size === 0) addSlot();
    },
    expect(name) {
      for (const { thread, batch } of slots) if (batch === undefined) thread.send({ name });
    },
    async extract(files, signal, onResults) {
      signal.throwIfAborted();
      if (files.length === 0) return;
      const { promise, resolve, reject } = withResolvers();
      const threads = options.threads ?? chooseThreadCount(files, availableParallelism());
      const run: Run = { queue: [...files], threads, open: files.length, losses: 0, onResults, settle };
      function settle(fault?: unknown): void {
        if (current !== run) return;
        current = undefined;
        if (fault === undefined) resolve();
        else reject(fault);
      }
      const cancel = () => {
        for (const { thread, batch } of slots) if (batch !== undefined) thread.cancel(batch.serial);
        settle(signal.reason);
      };
      current = run;
      signal.addEventListener('abort', cancel);
      watchdog = setInterval(watch, Math.min(250, fileTimeout / 4));
      try {
        dispatch(run);
        await promise;
      } finally {
        signal.removeEventListener('abort', cancel);
        clearInterval(watchdog);
        shrink();
      }
    },
    async dispose() {
      clearInterval(watchdog);
      const threads = [...slots].map(slot => slot.thread);
      slots.clear();
      await Promise.all(threads.map(thread => thread.end()));
    },
  };

  /** Keeps one thread for the next change; the others' memory is worth more than their start. */
  function shrink(): void {
    for (const slot of [...slots].slice(1)) {
      slots.delete(slot);
      void slot.thread.end();
    }
  }
}

function withResolvers(): {
  promise: Promise<void>;
  resolve: () => void;
  reject: (reason: unknown) => void;
} {
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((onValue, onFault) => {
    resolve = onValue;
    reject = onFault;
  });
  return { promise, resolve, reject };
}
