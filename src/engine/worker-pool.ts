import { availableParallelism } from 'node:os';
import type { WantedFacts } from '../extract/wanted-facts';
import { chooseThreadCount } from './choose-thread-count';
import type { SourceFile } from './discover';
import { type BeforeRead, createExtractionRun, type ExtractionRun } from './extraction-run';
import type { FileSource } from './file-source';
import { LintelError, type Log } from './lintel-error';
import { describeFile, type ExtractedFile, loadFiles } from './load-files';
import { factsOfProblem } from './read-source';
import type { WorkerResults } from './worker-messages';
import { type Batch, createSlot, findOverdue, readMoment, type WorkerSlot } from './worker-slot';
import { startWorkerThread } from './worker-thread';

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
  /** Has the thread that is waiting for files, if there is one, load what reads this out of files of this name. */
  expect(name: string, wanted: WantedFacts): void;
  /**
   * Extracts what is wanted of files, reporting outcomes in no particular order. Every file gets one, whatever happens to the thread
   * that has it; `beforeRead` is told of files before they are read. Rejects with the signal's reason as soon as that is aborted, and with a `LintelError` where threads
   * cannot be started. One call at a time.
   */
  extract(
    files: readonly SourceFile[],
    wanted: WantedFacts,
    signal: AbortSignal,
    onResults: (results: readonly ExtractedFile[]) => void,
    beforeRead?: BeforeRead,
  ): Promise<void>;
  /** Ends all threads, and their memory is free; the next files start new ones. */
  release(): void;
  /** Ends all threads. */
  dispose(): Promise<void>;
}

const FILE_TIMEOUT = 10_000;
/** A file at the size limit needs about half of it for its syntax tree. In MB. */
const MEMORY_LIMIT = 1024;
const MOST_LOSSES = 3;

/** A pool that has no thread yet. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { files: source, log, fileTimeout = FILE_TIMEOUT, memoryLimit = MEMORY_LIMIT } = options;
  const slots = new Set<WorkerSlot>();
  let current: ExtractionRun | undefined;
  let announce: BeforeRead | undefined;
  let serials = 0;
  let watchdog: NodeJS.Timeout | undefined;

  function addSlot(): void {
    const slot = createSlot();
    const events = {
      onResults: (results: WorkerResults) => receive(slot, results),
      onLost: (reason: string) => replace(slot, reason),
    };
    slot.thread = startWorkerThread({ script: options.workerScript, memoryLimit, log }, events);
    slots.add(slot);
  }

  function dispatch(run: ExtractionRun): void {
    while (slots.size < Math.min(run.threads, run.open())) addSlot();
    for (const slot of slots) {
      if (run.waiting() === 0) return;
      if (slot.batch === undefined) void give(slot, run);
    }
  }

  async function give(slot: WorkerSlot, run: ExtractionRun): Promise<void> {
    const files = run.take();
    const batch: Batch = { serial: ++serials, run, files, received: 0 };
    slot.batch = batch;
    slot.seen = '';
    const announced = announce?.(files);
    if (announced !== undefined) {
      await announced;
      if (!isStillWanted(slot, batch)) return;
    }
    const { wanted } = run;
    if (files.every(file => source.isOnDisk(file.path))) {
      slot.thread.send({ serial: batch.serial, wanted, files: files.map(describeFile) });
      return;
    }
    const { kept, lost } = await loadFiles(files, source);
    if (!isStillWanted(slot, batch)) return;
    slot.batch = { ...batch, files: kept.map(({ file }) => file) };
    slot.thread.send({ serial: batch.serial, wanted, files: kept.map(({ sent }) => sent) });
    if (lost.length > 0) deliver(run, lost);
  }

  /** Whether a batch that was made ready has still to be sent. */
  function isStillWanted(slot: WorkerSlot, batch: Batch): boolean {
    if (slot.batch !== batch) return false;
    if (current === batch.run) return true;
    // Cancelled before anything was sent, so the thread will not say that it is free.
    slot.batch = undefined;
    if (current !== undefined) dispatch(current);
    return false;
  }

  function receive(slot: WorkerSlot, results: WorkerResults): void {
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

  function deliver(run: ExtractionRun, results: readonly ExtractedFile[]): void {
    for (const { file, outcome } of results)
      if (outcome.kind === 'facts' && outcome.fault !== undefined)
        log('error', `${file.id}: ${outcome.fault}`);
    run.deliver(results);
  }

  function replace(slot: WorkerSlot, reason: string): void {
    slots.delete(slot);
    const { batch } = slot;
    const run = current;
    if (run === undefined) return;
    if (batch?.run === run) takeBack(run, batch, slot.thread.place(), reason);
    // An idle thread that dies has not come up. One that still had a cancelled batch is no loss to this run.
    else if (batch === undefined) countLoss(run, reason);
    if (run === current) dispatch(run);
  }

  /** Puts the files of a lost thread back into the queue, all but the one that it was at. */
  function takeBack(run: ExtractionRun, batch: Batch, place: number, reason: string): void {
    const blamed = place >= batch.received ? batch.files[place] : undefined;
    run.putBack(batch.files.slice(batch.received).filter(file => file !== blamed));
    log('error', `A worker was lost${blamed === undefined ? '' : ` on ${blamed.id}`}: ${reason}`);
    if (blamed === undefined) {
      countLoss(run, reason);
      return;
    }
    const message = `Lintel gave up on this file, so its imports are missing: ${reason}.`;
    const facts = factsOfProblem({ line: 1, severity: 'error', message });
    deliver(run, [{ file: blamed, outcome: { kind: 'facts', facts, bytes: 0 } }]);
  }

  function countLoss(run: ExtractionRun, reason: string): void {
    if (run.countLoss() >= MOST_LOSSES)
      run.settle(new LintelError(`The analysis cannot start its workers: ${reason}`));
  }

  function watch(): void {
    const now = readMoment();
    const atWork = [...slots].filter(slot => slot.batch !== undefined);
    for (const slot of atWork) {
      const time = findOverdue(slot, now, atWork.length, fileTimeout);
      if (time !== undefined) slot.thread.abandon(`it took more than ${Math.round(time / 1000)} s`);
    }
  }

  return {
    warm() {
      if (slots.size === 0) addSlot();
    },
    expect(name, wanted) {
      for (const { thread, batch } of slots) if (batch === undefined) thread.send({ name, wanted });
    },
    async extract(files, wanted, signal, onResults, beforeRead) {
      signal.throwIfAborted();
      if (files.length === 0) return;
      const threads = options.threads ?? chooseThreadCount(files, availableParallelism());
      const run = createExtractionRun({ files, wanted, threads }, onResults, () => {
        current = undefined;
      });
      const cancel = () => {
        for (const { thread, batch } of slots) if (batch !== undefined) thread.cancel(batch.serial);
        run.settle(signal.reason);
      };
      current = run;
      announce = beforeRead;
      signal.addEventListener('abort', cancel);
      watchdog = setInterval(watch, Math.min(250, fileTimeout / 4));
      try {
        dispatch(run);
        await run.end;
      } finally {
        signal.removeEventListener('abort', cancel);
        clearInterval(watchdog);
        // One is kept for the next change; the others' memory is worth more than their start.
        shrink(1);
      }
    },
    release: () => shrink(0),
    async dispose() {
      clearInterval(watchdog);
      const threads = [...slots].map(slot => slot.thread);
      slots.clear();
      await Promise.all(threads.map(thread => thread.end()));
    },
  };

  function shrink(kept: number): void {
    for (const slot of [...slots].slice(kept)) {
      slots.delete(slot);
      void slot.thread.end();
    }
  }
}
