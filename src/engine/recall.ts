import type { WorkspaceRoot } from '../model/module';
import type { AnalysisCache, CachedGraph } from './cache/analysis-cache';
import type { CachedReport } from './cache/report-cache';
import type { Discovery, SourceFile } from './discover';
import type { FileSource } from './file-source';
import type { ExtractedFile } from './load-files';
import { readExtended } from './project';
import { type ConfigTexts, joinConfigs } from './read-configs';
import type { Stopwatch } from './stopwatch';

/** What was found of a workspace whose graph came from the cache. */
export interface Recalled {
  readonly discovery: Discovery;
  readonly configs: ConfigTexts;
}

/** Where to recall from. */
export interface RecallSource {
  readonly cache: AnalysisCache;
  readonly roots: readonly WorkspaceRoot[];
  readonly files: FileSource;
  /** A report is wanted in place of the graph where it was kept. */
  readonly isReportEnough: boolean;
}

/** What there was to recall. */
export type RecalledGraph = Pick<Recalled, 'configs'> &
  (({ readonly kind: 'graph' } & CachedGraph) | ({ readonly kind: 'report' } & CachedReport));

/** Looks at all files, and returns the graph from the cache, or what was written about it, where nothing at all has changed since. */
export async function recallGraph(
  { cache, roots, files, isReportEnough }: RecallSource,
  discovery: Discovery,
  named: ConfigTexts,
  signal: AbortSignal,
  watch: Stopwatch,
): Promise<RecalledGraph | undefined> {
  const stale = await watch.time('readCache', () => cache.recheck(discovery.sources, signal));
  if (stale.length > 0) return undefined;
  const extended = await watch.time('configure', () => readExtended(cache.extendedConfigs(), roots, files));
  const configs = extended.paths.size === 0 ? named : joinConfigs(named, extended);
  return watch.time('readCache', () => {
    const report = isReportEnough ? cache.recallReport({ discovery, configs }) : undefined;
    if (report !== undefined) return { kind: 'report', ...report, configs };
    const graph = cache.recallGraph({ discovery, configs });
    return graph && { kind: 'graph', ...graph, configs };
  });
}

/** What the cache knows of files that are as they were. */
export function recallFacts(
  cache: AnalysisCache | undefined,
  sources: readonly SourceFile[],
  watch: Stopwatch,
): readonly ExtractedFile[] {
  if (cache === undefined) return [];
  return watch.time('readCache', () => cache.recallFacts(sources)) ?? [];
}
