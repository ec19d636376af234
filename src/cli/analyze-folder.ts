import { statSync } from 'node:fs';
import path from 'node:path';
import { disk } from '../engine/disk';
import { describeFileError } from '../engine/file-source';
import { LintelError } from '../engine/lintel-error';
import { createWorkspaceAnalysis } from '../engine/workspace-analysis';
import type { Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';
import type { CodeSource } from '../patterns/code/code-source';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';
import { type CacheOptions, chooseCacheFolder } from './cache-options';
import type { CliContext } from './cli-context';
import { createProgressLine } from './progress-line';
import { writeDiagnostics } from './write-diagnostics';

/** The graph of one folder and what it took. */
export interface FolderAnalysis {
  readonly snapshot: Snapshot;
  readonly stats: Stats;
  /** The packages of the workspace; reads their configuration when it is asked. */
  packages(): readonly WorkspacePackageInfo[];
  /** The code of all modules; empty where it was not wanted. */
  readonly code: readonly CodeSource[];
  /** What was written about the graph last time, where that is enough and nothing has changed since. */
  readonly report: Uint8Array | undefined;
  /** Keeps what was written about the graph, and hangs on nothing else, for the next time; to be called at the very end. */
  keepReport(report: Uint8Array): Promise<void>;
  /** Keeps what was found for the next time; to be called when the result is out. Never rejects for want of a place. */
  saveCache(): Promise<void>;
}

/** What is wanted of an analysis. A report belongs to one kind of output alone, so only one may ask for it. */
export interface AnalyzeOptions extends CacheOptions {
  /** Whether symbols are read, too; without them an analysis is faster. */
  readonly symbols: boolean;
  /** Whether code is read, too, which patterns are found in; it is not where this is absent. */
  readonly code?: boolean;
  /** Whether `report` will do in place of the graph; then the snapshot is empty. */
  readonly isReportEnough?: boolean;
  /** Whether symbols are told what only code tells of them: what they hold, and what they fit. Needs both of the above. */
  readonly relations?: boolean;
}

/**
 * Analyses a folder, with progress and diagnostics on standard error. Rejects with a `LintelError` where it is no
 * folder.
 */
export async function analyzeFolder(
  folder: string,
  options: AnalyzeOptions,
  context: CliContext,
): Promise<FolderAnalysis> {
  const root = path.resolve(context.cwd, folder);
  checkFolder(folder, root);
  const cacheFolder = chooseCacheFolder(options, context);
  const progress = createProgressLine(context);
  const analysis = createWorkspaceAnalysis({
    roots: [{ name: path.basename(root) || root, path: root }],
    files: disk,
    symbols: options.symbols,
    code: options.code === true,
    isReportEnough: options.isReportEnough === true,
    ...(cacheFolder !== undefined && { cacheFolder }),
    workerScript: path.join(context.programs, 'worker.js'),
    log(level, message) {
      if (level === 'info') return;
      progress.clear();
      context.stderr.write(`lintel: ${message}\n`);
    },
  });
  try {
    const stats = await analysis.run(new AbortController().signal, update => {
      progress.show(update.type === 'snapshot' ? update.snapshot.progress : update.patch.progress);
    });
    if (options.relations) {
      // With the model of code comes much that most runs have no use for.
      const { relateClasses } = await import('../engine/relate-classes');
      await relateClasses(analysis, () => undefined);
    }
    const snapshot = analysis.snapshot();
    const code = options.code ? ((await analysis.listCode()) ?? []) : [];
    progress.clear();
    const kept = analysis.report();
    const stderr = kept?.stderr ?? Buffer.from(writeDiagnostics(snapshot));
    if (stderr.length > 0) context.stderr.write(stderr);
    return {
      snapshot,
      stats,
      packages: analysis.packages,
      code,
      report: kept?.stdout,
      keepReport: stdout => analysis.keepReport({ stdout, stderr }),
      saveCache: analysis.saveCache,
    };
  } finally {
    progress.clear();
    await analysis.dispose();
  }
}

function checkFolder(folder: string, root: string): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(root).isDirectory();
  } catch (error) {
    throw new LintelError(`cannot analyse '${folder}': ${describeFileError(error)}`);
  }
  if (!isFolder) throw new LintelError(`cannot analyse '${folder}': it is not a folder`);
}
