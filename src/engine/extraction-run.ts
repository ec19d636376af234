import type { WantedFacts } from '../extract/wanted-facts';
import type { SourceFile } from './discover';
import type { Eventually } from './file-source';
import type { ExtractedFile } from './load-files';

/** Is told which files are read next, before they are; where that takes time, they wait for the promise. */
export type BeforeRead = (files: readonly SourceFile[]) => Eventually<void>;

/** What there is to do. */
export interface Extraction {
  readonly files: readonly SourceFile[];
  /** What to read out of them. */
  readonly wanted: WantedFacts;
  /** Most threads to work on it. */
  readonly threads: number;
}

/** Files that are being extracted, and who waits for it. */
export interface ExtractionRun extends Pick<Extraction, 'wanted' | 'threads'> {
  /** Settles when every file has an outcome, or when the run was ended. */
  readonly end: Promise<void>;
  /** Files without an outcome, those in the queue included. */
  open(): number;
  /** Files that nobody has taken. */
  waiting(): number;
  /** Takes the next files. */
  take(): readonly SourceFile[];
  /** Puts files at the head of the queue. */
  putBack(files: readonly SourceFile[]): void;
  /** Reports outcomes. */
  deliver(results: readonly ExtractedFile[]): void;
  /** Counts a thread lost while it was at no file. The answer is how many there were. */
  countLoss(): number;
  /** Ends the run, with a fault where one is given. */
  settle(fault?: unknown): void;
}

/** Files in a batch. Enough to keep a thread busy while the main thread resolves, few enough to share evenly. */
const MOST_FILES = 64;

/** A run that has yet to begin. `onEnd` is called before `end` settles. */
export function createExtractionRun(
  { files, wanted, threads }: Extraction,
  onResults: (results: readonly ExtractedFile[]) => void,
  onEnd: () => void,
): ExtractionRun {
  let queue = [...files];
  let open = files.length;
  let losses = 0;
  let isOver = false;
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const end = new Promise<void>((onValue, onFault) => {
    resolve = onValue;
    reject = onFault;
  });

  function settle(fault?: unknown): void {
    if (isOver) return;
    isOver = true;
    onEnd();
    if (fault === undefined) resolve();
    else reject(fault);
  }

  return {
    wanted,
    threads,
    end,
    settle,
    open: () => open,
    waiting: () => queue.length,
    // Batches get smaller towards the end, so that the threads finish together.
    take: () => queue.splice(0, Math.min(MOST_FILES, Math.ceil(queue.length / (threads * 3)))),
    putBack(returned) {
      queue = [...returned, ...queue];
    },
    deliver(results) {
      open -= results.length;
      try {
        onResults(results);
      } catch (error) {
        settle(error);
      }
      if (open === 0) settle();
    },
    countLoss: () => ++losses,
  };
}
