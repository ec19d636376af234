import type { Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';
import type { ClassRelations } from '../patterns/code/class-relations';
import type { CodeSource } from '../patterns/code/code-source';
import type { FileChange } from '../protocol/server-messages';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';
import type { AnalysisOptions, OnUpdate } from './analysis-options';
import { createAnalyzer } from './analyzer';
import type { KeptReport } from './cache/report-cache';
import type { ResolvedModule } from './resolve-facts';
import { createTurns } from './turns';

/**
 * The graph of a workspace, kept up to date. Calls wait for each other. A call whose signal is aborted rejects with
 * the signal's reason and sends no further update; what it leaves undone the next one does.
 */
export interface WorkspaceAnalysis {
  /** Analyses everything afresh: a snapshot with all modules still empty, then patches that fill them. */
  run(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats>;
  /** Takes changes in. The graph is then the one that a fresh run would give. */
  applyChanges(changes: readonly FileChange[], signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats>;
  snapshot(): Snapshot;
  /** The packages of the workspace, as its configuration files have them; the same list as long as these are the same. */
  packages(): readonly WorkspacePackageInfo[];
  /**
   * Does what a run has left undone: reads what a graph from the cache could do without, so that the next changes do not wait
   * for it, and what `importsFirst` has put off, which is told as an update. Gives up when something else is asked for.
   */
  prepare(): Promise<void>;
  /**
   * The code of all modules where it is read, as it is now. `undefined` where something else was asked for meanwhile: then
   * the graph is another soon.
   */
  listCode(): Promise<readonly CodeSource[] | undefined>;
  /** The same as plain data, to be handed to another thread; each module is the same object as long as nothing about it changes. */
  listModules(): Promise<readonly ResolvedModule[] | undefined>;
  /**
   * Puts relations of symbols that the model of code has told in place of those it told before. Does nothing where something
   * else was asked for meanwhile.
   */
  relate(relations: ClassRelations, onUpdate: OnUpdate): Promise<void>;
  /**
   * What was written about the graph last time, where `isReportEnough` and the last run found it kept and nothing changed.
   * Then nobody knows the graph itself: the snapshot is empty.
   */
  report(): KeptReport | undefined;
  /** Keeps what was written about the graph as it is, all that hangs on nothing else, for the next time. */
  keepReport(report: KeptReport): Promise<void>;
  /** Writes the cache where there is one and it is out of date. Gives up when something else is asked for. */
  saveCache(): Promise<void>;
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

/** An analysis with nothing in it yet. Its first worker thread starts at once, unless the cache may spare it. */
export function createWorkspaceAnalysis(options: AnalysisOptions): WorkspaceAnalysis {
  const analyzer = createAnalyzer(options);
  const { inTurn, atLeisure } = createTurns();

  async function list<T>(ask: () => T): Promise<T | undefined> {
    let answer: T | undefined;
    await atLeisure(async signal => {
      await analyzer.complete(signal);
      signal.throwIfAborted();
      answer = ask();
    });
    return answer;
  }

  return {
    snapshot: analyzer.snapshot,
    packages: analyzer.packages,
    prepare: () => atLeisure(analyzer.complete),
    saveCache: () => atLeisure(analyzer.save),
    listCode: () => list(analyzer.listCode),
    listModules: () => list(analyzer.listModules),
    report: analyzer.report,
    keepReport: report => atLeisure(async () => analyzer.keepReport(report)),
    relate: (relations, onUpdate) => atLeisure(signal => analyzer.relate(relations, signal, onUpdate)),
    run: (signal, onUpdate) => inTurn(() => analyzer.analyzeAll(signal, onUpdate)),
    applyChanges(changes, signal, onUpdate) {
      analyzer.addChanges(changes);
      return inTurn(() => analyzer.takeChangesIn(signal, onUpdate));
    },
    dispose: analyzer.dispose,
  };
}
