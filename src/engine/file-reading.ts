import type { WantedFacts } from '../extract/wanted-facts';
import type { AnalysisOptions } from './analysis-options';
import type { AnalysisCache } from './cache/analysis-cache';
import type { SourceFile } from './discover';
import type { FactsStore } from './facts-store';
import type { ExtractedFile } from './load-files';
import type { Stopwatch } from './stopwatch';
import { createWorkerPool } from './worker-pool';

/** Is told of files that have been read, a few at a time, and of how many that makes. */
export type OnRead = (read: readonly SourceFile[], done: number) => void;

/**
 * Reads files into a store of facts, by worker threads. Where many are to be read at once, the imports of all of them can
 * come first. What rejects does so with the signal's reason, or where threads cannot be started.
 */
export interface FileReading {
  /** Starts a thread ahead of the first files, so that it is ready when they come. */
  warm(): void;
  /** Has the thread that waits for the first files load what reads those of this name. */
  expect(name: string): void;
  /** Reads everything that is wanted of files. The answer lists those that were deleted meanwhile. */
  read(
    files: readonly SourceFile[],
    signal: AbortSignal,
    watch: Stopwatch,
    onRead?: OnRead,
  ): Promise<SourceFile[]>;
  /** The same, but of many files imports alone, where the options say so. The rest is then owed. */
  readFirst(
    files: readonly SourceFile[],
    signal: AbortSignal,
    watch: Stopwatch,
    onRead: OnRead,
  ): Promise<SourceFile[]>;
  /** Whether something is owed: it was put off, or has been read since without a call of `settle`. */
  isOwed(): boolean;
  /** Reads what is owed of these files. The answer are those for which that was the case; what is gone comes as a change. */
  readOwed(
    files: readonly SourceFile[],
    signal: AbortSignal,
    watch: Stopwatch,
  ): Promise<readonly SourceFile[]>;
  /** Nothing is owed any more: the graph has it, or begins anew. */
  settle(): void;
  dispose(): Promise<void>;
}

const IMPORTS: WantedFacts = { symbols: false, code: false };

/** What reads files for an analysis with these options; nothing has been read yet. */
export function createFileReading(
  options: AnalysisOptions,
  wanted: WantedFacts,
  facts: FactsStore,
  cache: AnalysisCache | undefined,
): FileReading {
  const isMoreWanted = wanted.symbols || wanted.code;
  const most = isMoreWanted ? (options.importsFirst ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const pool = createWorkerPool(options);
  /** Modules of which imports alone are known. */
  const shallow = new Set<string>();
  /** Those of which everything is known since. */
  const deepened = new Set<string>();

  async function extract(
    files: readonly SourceFile[],
    asked: WantedFacts,
    signal: AbortSignal,
    watch: Stopwatch,
    onRead: OnRead = () => undefined,
  ): Promise<SourceFile[]> {
    const gone: SourceFile[] = [];
    let done = 0;
    const take = (results: readonly ExtractedFile[]) => {
      done += results.length;
      for (const { file, outcome } of results) if (outcome.kind === 'gone') gone.push(file);
      const read = facts.take(results);
      if (asked === wanted) {
        cache?.note(results);
        for (const { id } of read) if (shallow.delete(id)) deepened.add(id);
      }
      onRead(read, done);
    };
    // Only files of which everything is read are in the cache.
    const beforeRead = asked === wanted ? cache?.expect : undefined;
    await watch.time('extract', () => pool.extract(files, asked, signal, take, beforeRead));
    return gone;
  }

  return {
    warm: pool.warm,
    expect: name => pool.expect(name, most === Number.POSITIVE_INFINITY ? wanted : IMPORTS),
    read: (files, signal, watch, onRead) => extract(files, wanted, signal, watch, onRead),
    async readFirst(files, signal, watch, onRead) {
      if (files.length < most) return extract(files, wanted, signal, watch, onRead);
      for (const { id } of files) shallow.add(id);
      const gone = await extract(files, IMPORTS, signal, watch, onRead);
      // What reads imports from tokens is of no use to what comes next, and its memory stays with its thread.
      pool.release();
      return gone;
    },
    isOwed: () => shallow.size + deepened.size > 0,
    async readOwed(files, signal, watch) {
      const unread = files.filter(({ id }) => shallow.has(id));
      await extract(unread, wanted, signal, watch);
      shallow.clear();
      return files.filter(({ id }) => deepened.has(id));
    },
    settle() {
      shallow.clear();
      deepened.clear();
    },
    dispose: pool.dispose,
  };
}
