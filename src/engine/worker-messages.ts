import type { WantedFacts } from '../extract/wanted-facts';
import type { ExtractOutcome } from './read-source';

/** What a worker thread is started with. */
export interface WorkerStart {
  /** Absolute path of the folder with the grammar files. */
  readonly grammarFolder: string;
  /** Two 32-bit cells, see `PLACE` and `CANCELLED`. */
  readonly cells: SharedArrayBuffer;
}

/** Cell in which the worker says at which file of its batch it is (from 0; -1 while it is at none). */
export const PLACE = 0;

/** Cell in which the pool says up to which batch, by serial number, the work is no longer wanted. */
export const CANCELLED = 1;

/** A file to extract; `bytes` where the worker must not read it from the disk. */
export interface WorkerFile {
  readonly path: string;
  readonly bytes?: Uint8Array;
  /** A test, or code of others or by a program: nobody looks for patterns in it, so its code is not read. */
  readonly isAside?: true;
}

/** Message to a worker. Serial numbers grow from 1. */
export interface WorkerBatch {
  readonly serial: number;
  readonly files: readonly WorkerFile[];
  readonly wanted: WantedFacts;
}

/** Message to a worker: to get ready for files of this name while there is nothing else to do. */
export interface WorkerHint {
  readonly name: string;
  readonly wanted: WantedFacts;
}

/**
 * Message from a worker: the outcomes of the files `first`, `first + 1` … of a batch. `last` where the worker is done
 * with the batch, be it finished or cancelled.
 */
export interface WorkerResults {
  readonly serial: number;
  readonly first: number;
  readonly outcomes: readonly ExtractOutcome[];
  readonly last: boolean;
}
