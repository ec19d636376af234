import type { AnalysisCache } from './cache/analysis-cache';
import type { GraphTotals } from './cache/pack-graph';
import type { CachedReport, KeptReport } from './cache/report-cache';
import { type FileTrace, traceFiles } from './cache/trace-files';
import type { FileSource } from './file-source';
import type { Recalled } from './recall';

/**
 * What was written about a graph, in place of the graph itself where that is enough. With it goes what the disk was asked on the
 * way to the graph: where it would answer the same, nobody has to ask.
 */
export interface Reports {
  /**
   * Begins a run. The answer is the report of the last one, where everything that came into it is as it was. Rejects with the
   * signal's reason.
   */
  begin(signal: AbortSignal): Promise<CachedReport | undefined>;
  /** What the run has to ask for its inputs. */
  files(): FileSource;
  /** A run has found its inputs, and that they are those of a report that is kept. */
  found(report: CachedReport, inputs: Recalled): void;
  /** The report that the last run has found. */
  latest(): CachedReport | undefined;
  /** Keeps what was written about the graph of these inputs. */
  keep(report: KeptReport, inputs: Recalled, totals: GraphTotals): void;
  /** Keeps what the disk was asked for a report that was found. */
  save(): void;
}

/** Reports out of a cache; none, ever, where there is no cache or reports are not wanted. */
export function createReports(
  source: FileSource,
  cache: AnalysisCache | undefined,
  isWanted: boolean,
): Reports {
  let latest: CachedReport | undefined;
  let trace: FileTrace | undefined;
  /** The inputs of the latest report, where what was asked for them is to be kept. */
  let unsaved: Recalled | undefined;
  return {
    async begin(signal) {
      latest = undefined;
      unsaved = undefined;
      trace = undefined;
      if (!isWanted || cache === undefined) return undefined;
      latest = await cache.recallUnasked(signal);
      if (latest === undefined) trace = traceFiles(source);
      return latest;
    },
    files: () => trace?.files ?? source,
    found(report, inputs) {
      latest = report;
      unsaved = inputs;
    },
    latest: () => latest,
    keep(report, inputs, totals) {
      cache?.keepReport(inputs, report, { answers: trace?.list(), totals });
    },
    save() {
      if (latest === undefined || unsaved === undefined) return;
      cache?.keepReport(unsaved, undefined, { answers: trace?.list(), totals: latest.totals });
      unsaved = undefined;
    },
  };
}
