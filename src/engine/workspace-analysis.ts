import type { WorkspaceRoot } from '../model/module';
import type { ModuleRecord, Progress, Snapshot, Update } from '../model/snapshot';
import type { Stats } from '../model/stats';
import type { FileChange } from '../protocol/server-messages';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';
import { type CachedGraph, createAnalysisCache } from './cache/analysis-cache';
import { dropForeignChanges, findStale, isStructural, mergeChanges } from './changes';
import { type Discovery, discover, type SourceFile } from './discover';
import { createFactsStore } from './facts-store';
import type { FileSource } from './file-source';
import { createGraphStore, type GraphChange } from './graph-store';
import type { Log } from './lintel-error';
import { listDiagnostics, openProject, type Project, readExtended, withoutModules } from './project';
import { type ConfigTexts, joinConfigs, readConfigs } from './read-configs';
import { createEmptyRecord } from './resolve-facts';
import { createStopwatch, type Stopwatch } from './stopwatch';
import { createWorkerPool } from './worker-pool';
import { listPackages } from './workspace-packages';
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
  /** Absolute path of the folder for caches; nothing is cached where absent. */
  readonly cacheFolder?: string;
}

const NO_PACKAGES: readonly WorkspacePackageInfo[] = [];

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
  /** The packages of the workspace, as its configuration files have them; the same list as long as these are the same. */
  packages(): readonly WorkspacePackageInfo[];
  /**
   * Does what a run whose graph came from the cache has left undone, so that the next changes do not wait for it. Gives
   * up when something else is asked for.
   */
  prepare(): Promise<void>;
  /** Writes the cache where there is one and it is out of date. Gives up when something else is asked for. */
  saveCache(): Promise<void>;
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

/** Least time between two patches while files are being read, in milliseconds. */
const PATCH_INTERVAL = 100;

/** What was found of a workspace whose graph came from the cache. */
interface Recalled {
  readonly discovery: Discovery;
  readonly configs: ConfigTexts;
}

/** An analysis with nothing in it yet. Its first worker thread starts at once, unless the cache may spare it. */
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
  const cache =
    options.cacheFolder === undefined
      ? undefined
      : createAnalysisCache({ ...options, roots, cacheFolder: options.cacheFolder });
  /** The graph came from the cache, and neither facts nor a project are there yet. */
  let recalled: Recalled | undefined;
  /** The packages in the configuration that was last asked about. */
  let packagesOf:
    | { readonly texts: ConfigTexts['texts']; readonly packages: readonly WorkspacePackageInfo[] }
    | undefined;
  /** Ends what is done only because there is time for it. */
  let leisure = new AbortController();
  /** The records are those of the facts and the project, or of what was recalled. */
  let isWhole = false;
  if (!cache?.exists()) pool.warm();

  async function analyzeAll(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    signal.throwIfAborted();
    const watch = createStopwatch();
    // Changes so far are in what is read now; those that come meanwhile may not be.
    pending = [];
    project = undefined;
    recalled = undefined;
    isWhole = false;
    facts.clear();
    if (cache !== undefined) watch.time('readCache', cache.load);
    const discovery = await watch.time('discover', () => discover(roots, files, signal, pool.expect));
    const { sources } = discovery;
    const found = sources.length;
    const progress: Progress = { phase: 'extract', found, done: 0 };
    signal.throwIfAborted();
    const snapshot = store.reset(sources.map(createEmptyRecord), discovery.diagnostics, progress);
    onUpdate({ type: 'snapshot', snapshot });

    const configs = await watch.time('configure', () => readConfigs(discovery.configs, files));
    const graph = await recallGraph(discovery, configs, signal, watch);
    if (graph !== undefined) {
      const { records, totals } = graph;
      const diagnostics = [...discovery.diagnostics, ...graph.configs.diagnostics, ...graph.diagnostics];
      const ids = new Set(records.map(record => record.module.id));
      const removed = sources.map(source => source.id).filter(id => !ids.has(id));
      const end: Progress = { phase: 'done', found, done: found };
      emit({ records, removed, diagnostics, progress: end }, signal, watch, onUpdate);
      recalled = { discovery, configs: graph.configs };
      isWhole = true;
      return describeStats(watch, totals);
    }
    const opened = await watch.time('configure', () => openProject(roots, discovery, configs, files));
    const diagnostics = listDiagnostics(opened);
    const known = await recallFacts(sources, watch);
    let records: ModuleRecord[] = await watch.time('resolve', () =>
      facts.resolveInSlices(known, opened, signal),
    );
    const unknown = known.length === 0 ? sources : sources.filter(file => !facts.has(file.id));
    let sent = Number.NEGATIVE_INFINITY;
    const gone = await extract(unknown, signal, watch, (read, count) => {
      records.push(...watch.time('resolve', () => facts.resolve(read, opened)));
      if (performance.now() - sent < PATCH_INTERVAL) return;
      const done = known.length + count;
      emit({ records, diagnostics, progress: { ...progress, done } }, signal, watch, onUpdate);
      records = [];
      sent = performance.now();
    });
    isOutdated = facts.leaveOutGenerated(sources);
    await finish(opened, gone, records, signal, watch, onUpdate);
    return describeStats(watch);
  }

  /** Looks at all files, and returns the graph from the cache where nothing at all has changed since. */
  async function recallGraph(
    discovery: Discovery,
    named: ConfigTexts,
    signal: AbortSignal,
    watch: Stopwatch,
  ): Promise<(CachedGraph & Pick<Recalled, 'configs'>) | undefined> {
    if (cache === undefined) return undefined;
    const stale = await watch.time('readCache', () => cache.recheck(discovery.sources, signal));
    if (stale.length > 0) return undefined;
    const extended = await watch.time('configure', () => readExtended(cache.extendedConfigs(), roots, files));
    const configs = extended.paths.size === 0 ? named : joinConfigs(named, extended);
    const graph = watch.time('readCache', () => cache.recallGraph({ discovery, configs }));
    return graph && { ...graph, configs };
  }

  /** Takes in the facts of files that are as the cache knows them. The answer are these files. */
  async function recallFacts(
    sources: readonly SourceFile[],
    watch: Stopwatch,
  ): Promise<readonly SourceFile[]> {
    if (cache === undefined) return [];
    const outcomes = watch.time('readCache', () => cache.recallFacts(sources));
    // Damaged: nothing is known any more, and the stamps for what is read now have to be taken.
    if (outcomes === undefined) await cache.expect(sources);
    return outcomes === undefined ? [] : facts.take(outcomes);
  }

  /** Comes to where a run without the cache had ended. */
  async function catchUp(signal: AbortSignal): Promise<void> {
    if (recalled === undefined) return;
    const { discovery, configs } = recalled;
    const { sources } = discovery;
    const watch = createStopwatch();
    pool.warm();
    // With the texts that the graph was found by: what has changed since is reported as a change.
    const opened = await openProject(roots, discovery, configs, files);
    const known = await recallFacts(sources, watch);
    if (known.length < sources.length) {
      // Damaged after all. Without a project the next changes set off a whole run.
      recalled = undefined;
      isWhole = false;
      return;
    }
    facts.leaveOutGenerated(sources);
    facts.followNames(await facts.resolveInSlices(sources, opened, signal));
    facts.keepOnly(sources);
    project = opened;
    recalled = undefined;
  }

  async function analyzeChanges(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    await catchUp(signal);
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
    isWhole = false;
    let current = before;
    if (changes.some(change => isStructural(change, before))) {
      const discovery = await watch.time('discover', () => discover(roots, files, signal));
      const configs = await watch.time('configure', () => readConfigs(discovery.configs, files));
      current = await watch.time('configure', () => openProject(roots, discovery, configs, files, before));
      isOutdated ||= current.resolver !== before.resolver;
      project = current;
    }
    const stale = findStale(changes, current, facts.has);
    await cache?.expect(stale);
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
        cache?.note(results);
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
    isWhole = true;
  }

  async function save(signal: AbortSignal): Promise<void> {
    if (cache === undefined || !isWhole) return;
    if (project === undefined) return cache.write(undefined, signal);
    const { records } = store.snapshot();
    const { diagnostics } = project.resolver;
    const totals = facts.measure();
    await cache.write({ project, records, diagnostics, totals, factsOf: facts.get }, signal);
  }

  function packages(): readonly WorkspacePackageInfo[] {
    const configs = project?.configs ?? recalled?.configs;
    if (configs?.texts !== packagesOf?.texts)
      packagesOf = configs && { texts: configs.texts, packages: listPackages(configs.texts) };
    return packagesOf?.packages ?? NO_PACKAGES;
  }

  function emit(change: GraphChange, signal: AbortSignal, watch: Stopwatch, onUpdate: OnUpdate): void {
    signal.throwIfAborted();
    onUpdate({ type: 'patch', patch: watch.time('assemble', () => store.change(change)) });
  }

  function describeStats({ phases }: Stopwatch, totals = facts.measure()): Stats {
    // The system counts in units of 1,024 bytes.
    return { ...totals, phases, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
  }

  /** Runs `work` when what was asked for before is over. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  /** Runs `work` as long as nothing else is asked for. */
  function atLeisure(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = leisure;
    return inTurn(() => work(signal)).catch(error => {
      if (!signal.aborted) throw error;
    });
  }

  function endLeisure(): void {
    leisure.abort();
    leisure = new AbortController();
  }

  return {
    snapshot: store.snapshot,
    packages,
    prepare: () => atLeisure(catchUp),
    saveCache: () => atLeisure(save),
    run(signal, onUpdate) {
      endLeisure();
      return inTurn(() => analyzeAll(signal, onUpdate));
    },
    applyChanges(changes, signal, onUpdate) {
      endLeisure();
      pending = mergeChanges(pending, dropForeignChanges(changes, roots));
      return inTurn(() => analyzeChanges(signal, onUpdate));
    },
    dispose: pool.dispose,
  };
}
