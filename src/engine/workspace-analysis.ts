import type { WorkspaceRoot } from '../model/module';
import type { ModuleRecord, Progress, Snapshot, Update } from '../model/snapshot';
import type { Stats } from '../model/stats';
import type { FileChange } from '../protocol/server-messages';
import { dropForeignChanges, findStale, isStructural, mergeChanges } from './changes';
import { discover, type SourceFile } from './discover';
import { createFactsStore } from './facts-store';
import type { FileSource } from './file-source';
import { createGraphStore, type GraphChange } from './graph-store';
import type { Log } from './lintel-error';
import { listDiagnostics, openProject, type Project, withoutModules } from './project';
import { createEmptyRecord } from './resolve-facts';
import { createStopwatch, type Stopwatch } from './stopwatch';
import { createWorkerPool } from './worker-pool';
import { distinguishRoots } from './workspace-roots';

export interface WorkspaceAnalysisOptions {
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
}

type OnUpdate = (update: Update) => void;

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
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

/** Least time between two patches while files are being read, in milliseconds. */
const PATCH_INTERVAL = 100;

/** An analysis with nothing in it yet. Its first worker thread starts at once. */
export function createWorkspaceAnalysis(options: WorkspaceAnalysisOptions): WorkspaceAnalysis {
  const { files } = options;
  const roots = distinguishRoots(options.roots);
  const store = createGraphStore(roots, options.revision ?? 0);
  const pool = createWorkerPool(options);
  const facts = createFactsStore();
  /** Absent until a run has come to its end. */
  let project: Project | undefined;
  /** Imports have got another meaning since the records were resolved. */
  let isOutdated = false;
  /** Changes that are not in the graph yet. */
  let pending: readonly FileChange[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  pool.warm();

  async function analyzeAll(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    signal.throwIfAborted();
    const watch = createStopwatch();
    // Changes so far are in what is read now; those that come meanwhile may not be.
    pending = [];
    project = undefined;
    facts.clear();
    const discovery = await watch.time('discover', () => discover(roots, files, signal));
    const { sources } = discovery;
    const found = sources.length;
    const progress: Progress = { phase: 'extract', found, done: 0 };
    signal.throwIfAborted();
    const snapshot = store.reset(sources.map(createEmptyRecord), discovery.diagnostics, progress);
    onUpdate({ type: 'snapshot', snapshot });

    const opened = await watch.time('configure', () => openProject(roots, discovery, files));
    const diagnostics = listDiagnostics(opened);
    let records: ModuleRecord[] = [];
    let sent = Number.NEGATIVE_INFINITY;
    const gone = await extract(sources, signal, watch, (read, done) => {
      records.push(...watch.time('resolve', () => facts.resolve(read, opened)));
      if (performance.now() - sent < PATCH_INTERVAL) return;
      emit({ records, diagnostics, progress: { ...progress, done } }, signal, watch, onUpdate);
      records = [];
      sent = performance.now();
    });
    isOutdated = facts.leaveOutGenerated(sources);
    await finish(opened, gone, records, signal, watch, onUpdate);
    return describeStats(watch);
  }

  async function analyzeChanges(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    if (project === undefined) return analyzeAll(signal, onUpdate);
    const watch = createStopwatch();
    signal.throwIfAborted();
    const changes = pending;
    pending = [];
    try {
      await takeIn(changes, project, signal, watch, onUpdate);
    } catch (error) {
      pending = mergeChanges(changes, pending);
      throw error;
    }
    return describeStats(watch);
  }

  async function takeIn(
    changes: readonly FileChange[],
    before: Project,
    signal: AbortSignal,
    watch: Stopwatch,
    onUpdate: OnUpdate,
  ): Promise<void> {
    if (changes.length === 0 && !isOutdated) return;
    let current = before;
    if (changes.some(change => isStructural(change, before))) {
      const discovery = await watch.time('discover', () => discover(roots, files, signal));
      current = await watch.time('configure', () => openProject(roots, discovery, files, before));
      isOutdated ||= current.resolver !== before.resolver;
      project = current;
    }
    const stale = findStale(changes, current, facts.has);
    const found = current.discovery.sources.length;
    let sent = performance.now();
    const gone = await extract(stale, signal, watch, (_, done) => {
      if (performance.now() - sent < PATCH_INTERVAL) return;
      sent = performance.now();
      const progress: Progress = { phase: 'extract', found, done: found - stale.length + done };
      emit({ progress }, signal, watch, onUpdate);
    });
    isOutdated = facts.leaveOutGenerated(current.discovery.sources) || isOutdated;
    const records = isOutdated ? [] : watch.time('resolve', () => facts.resolve(stale, current));
    await finish(current, gone, records, signal, watch, onUpdate);
  }

  /** Keeps the facts of files. The answer lists those that were deleted meanwhile. */
  async function extract(
    sources: readonly SourceFile[],
    signal: AbortSignal,
    watch: Stopwatch,
    onRead: (read: readonly SourceFile[], done: number) => void,
  ): Promise<SourceFile[]> {
    const gone: SourceFile[] = [];
    let done = 0;
    await watch.time('extract', () =>
      pool.extract(sources, signal, results => {
        done += results.length;
        for (const { file, outcome } of results) if (outcome.kind === 'gone') gone.push(file);
        onRead(facts.take(results), done);
      }),
    );
    return gone;
  }

  /** Sends the last patch: these records, or all of them where imports have got another meaning. */
  async function finish(
    current: Project,
    gone: readonly SourceFile[],
    records: readonly ModuleRecord[],
    signal: AbortSignal,
    watch: Stopwatch,
    onUpdate: OnUpdate,
  ): Promise<void> {
    const complete = gone.length === 0 ? current : withoutModules(roots, current, gone);
    project = complete;
    isOutdated ||= gone.length > 0;
    const { sources } = complete.discovery;
    const ids = facts.keepOnly(sources);
    const resolved = isOutdated
      ? await watch.time('resolve', () => facts.resolveInSlices(sources, complete, signal))
      : records;
    signal.throwIfAborted();
    // From here to the patch nothing waits: what has been followed has to be sent.
    const last = watch.time('resolve', () => facts.followNames(resolved));
    const removed = [...store.ids()].filter(id => !ids.has(id));
    const progress: Progress = { phase: 'done', found: sources.length, done: sources.length };
    emit(
      { records: last, removed, diagnostics: listDiagnostics(complete), progress },
      signal,
      watch,
      onUpdate,
    );
    isOutdated = false;
  }

  function emit(change: GraphChange, signal: AbortSignal, watch: Stopwatch, onUpdate: OnUpdate): void {
    signal.throwIfAborted();
    onUpdate({ type: 'patch', patch: watch.time('assemble', () => store.change(change)) });
  }

  function describeStats({ phases }: Stopwatch): Stats {
    // The system counts in units of 1,024 bytes.
    return { ...facts.measure(), phases, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
  }

  /** Runs `work` when what was asked for before is over. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    snapshot: store.snapshot,
    run: (signal, onUpdate) => inTurn(() => analyzeAll(signal, onUpdate)),
    applyChanges(changes, signal, onUpdate) {
      pending = mergeChanges(pending, dropForeignChanges(changes, roots));
      return inTurn(() => analyzeChanges(signal, onUpdate));
    },
    dispose: pool.dispose,
  };
}
