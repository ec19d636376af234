import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Log } from './lintel-error';
import {
  CANCELLED,
  PLACE,
  type WorkerBatch,
  type WorkerHint,
  type WorkerResults,
  type WorkerStart,
} from './worker-messages';

/** What a worker thread tells its owner. `onLost` comes once; after it the thread is gone. */
export interface WorkerEvents {
  onResults(results: WorkerResults): void;
  onLost(reason: string): void;
}

/** One worker thread, seen from outside. */
export interface WorkerThread {
  send(message: WorkerBatch | WorkerHint): void;
  /** Stops at the next file of this batch and of those before it. */
  cancel(serial: number): void;
  /** The file of its batch the thread is at, from 0; -1 where it is at none. */
  place(): number;
  /** Ends the thread and reports it lost for this reason. */
  abandon(reason: string): void;
  /** Ends the thread without a report. */
  end(): Promise<void>;
}

/**
 * The young generation of a thread's memory, in MB. It is larger than V8 makes it by itself because syntax trees die
 * young: collecting less often is faster.
 */
const YOUNG_GENERATION = 48;

export interface WorkerThreadOptions {
  /** Absolute path of the bundled worker; the grammar files lie beside it. */
  readonly script: string;
  /** Memory that the thread may hold on to, in MB. One that needs more is ended, as V8 finds out in time. */
  readonly memoryLimit: number;
  readonly log: Log;
}

/** Starts a worker thread. */
export function startWorkerThread(options: WorkerThreadOptions, events: WorkerEvents): WorkerThread {
  const { script, log } = options;
  const cells = new Int32Array(new SharedArrayBuffer(8)).fill(-1);
  const start: WorkerStart = {
    grammarFolder: path.dirname(script),
    cells: cells.buffer as SharedArrayBuffer,
  };
  // Standard output belongs to the protocol or to the machine format; nothing a thread prints may get there.
  const resourceLimits = {
    maxYoungGenerationSizeMb: YOUNG_GENERATION,
    maxOldGenerationSizeMb: options.memoryLimit,
  };
  const worker = new Worker(script, { workerData: start, resourceLimits, stdout: true, stderr: true });
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk: Buffer) => log('warn', `worker: ${chunk.toString().trimEnd()}`));
  let lost = false;

  function lose(reason: string): void {
    if (lost) return;
    lost = true;
    void worker.terminate();
    events.onLost(reason);
  }

  worker.on('message', results => {
    if (!lost) events.onResults(results as WorkerResults);
  });
  worker.on('error', error => lose(error instanceof Error ? error.message : String(error)));
  worker.on('exit', code => lose(`it ended with code ${code}`));

  return {
    send: message => worker.postMessage(message),
    cancel: serial => void Atomics.store(cells, CANCELLED, serial),
    place: () => Atomics.load(cells, PLACE),
    abandon: lose,
    async end() {
      lost = true;
      await worker.terminate();
    },
  };
}
