import type { WorkspaceRoot } from '../model/module';
import type { Update } from '../model/snapshot';
import type { FileSource } from './file-source';
import type { Log } from './lintel-error';

/** What is analysed, and with what. */
export interface AnalysisOptions {
  readonly roots: readonly WorkspaceRoot[];
  readonly files: FileSource;
  /** Absolute path of the bundled worker; the grammar files lie beside it. */
  readonly workerScript: string;
  readonly log: Log;
  /** Most worker threads; chosen by the work and the machine where absent. */
  readonly threads?: number;
  /** Milliseconds that one file may take before it is given up; 10,000 where absent. */
  readonly fileTimeout?: number;
  /** The revision that updates count on from; 0 where absent. */
  readonly revision?: number;
  /** Whether symbols are read, too: classes, functions and what they name. They are where this is absent. */
  readonly symbols?: boolean;
  /** Whether code is read, too: the trees that patterns are found in. It is not where this is absent. */
  readonly code?: boolean;
  /**
   * From so many files on that have to be read, a run is over as soon as their imports are known; `WorkspaceAnalysis.prepare`
   * then reads what else is wanted. Where absent, a run always reads everything.
   */
  readonly importsFirst?: number;
  /**
   * Whether what was written about the graph last time is wanted in place of the graph, where nothing has changed since
   * (`WorkspaceAnalysis.report`).
   */
  readonly isReportEnough?: boolean;
  /** Absolute path of the folder for caches; nothing is cached where absent. */
  readonly cacheFolder?: string;
}

/** Takes updates one by one. */
export type OnUpdate = (update: Update) => void;
