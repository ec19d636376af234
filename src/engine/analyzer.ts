import type { ModuleRecord, Progress, Snapshot } from '../model/snapshot';
import type { Stats } from '../model/stats';
import type { ClassRelations } from '../patterns/code/class-relations';
import type { CodeSource } from '../patterns/code/code-source';
import type { FileChange } from '../protocol/server-messages';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';
import type { AnalysisOptions, OnUpdate } from './analysis-options';
import { createAnalysisCache } from './cache/analysis-cache';
import type { KeptReport } from './cache/report-cache';
import { dropForeignChanges, findStale, isStructural, mergeChanges } from './changes';
import { discover, type SourceFile } from './discover';
import { createFactsStore } from './facts-store';
import { createFileReading } from './file-reading';
import { createGraphStore, type GraphChange } from './graph-store';
import { listDiagnostics, openProject, type Project, withoutModules } from './project';
import { readConfigs } from './read-configs';
import { type Recalled, recallFacts, recallGraph } from './recall';
import { createReports } from './reports';
import { createEmptyRecord, type ResolvedModule } from './resolve-facts';
import { createStopwatch, type Stopwatch } from './stopwatch';
import { createTimeSlice } from './time-slice';
import { createPackageList } from './workspace-packages';
import { distinguishRoots } from './workspace-roots';

/**
 * The state of an analysis and the steps that change it. One step at a time: whoever calls sees to that. A step whose
 * signal is aborted rejects with the signal's reason and sends no further update; what it leaves undone the next one does.
 */
export interface Analyzer {
  /** Keeps changes for `takeChangesIn`. */
  addChanges(changes: readonly FileChange[]): void;
  analyzeAll(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats>;
  takeChangesIn(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats>;
  /**
   * Does what a run has left undone: after a graph from the cache, to come to where one without the cache had ended; after one
   * that has read imports alone, to read the rest, which goes to whoever was told of updates last.
   */
  complete(signal: AbortSignal): Promise<void>;
  /** Writes the cache where the graph is whole. */
  save(signal: AbortSignal): Promise<void>;
  /** What was written about the graph, where the last run found that kept and enough; there is no graph then. */
  report(): KeptReport | undefined;
  /** Keeps what was written about the graph, where that is whole. */
  keepReport(report: KeptReport): void;
  /** The code of all modules where it is read; after a graph from the cache only when `catchUp` has come to its end. */
  listCode(): readonly CodeSource[];
  /** The same as plain data, which may go to another thread; each is the same object as long as nothing about it changes. */
  listModules(): readonly ResolvedModule[];
  /** Puts relations that the model of code has told in place of those it told before. */
  relate(relations: ClassRelations, signal: AbortSignal, onUpdate: OnUpdate): Promise<void>;
  snapshot(): Snapshot;
  packages(): readonly WorkspacePackageInfo[];
  dispose(): Promise<void>;
}

/** Modules in one patch of relations. */
const MOST_RELATED = 50;

/** Least time between two patches while files are being read, in milliseconds. */
const PATCH_INTERVAL = 100;

/** An analyzer with nothing in it yet. Its first worker thread starts at once, unless the cache may spare it. */
export function createAnalyzer(options: AnalysisOptions): Analyzer {
  const { files, symbols: withSymbols = true, code = false, isReportEnough = false } = options;
  const roots = distinguishRoots(options.roots);
  const store = createGraphStore(roots, options.revision ?? 0);
  const facts = createFactsStore();
  /** Absent until a run has come to its end. */
  let project: Project | undefined;
  /** Imports have got another meaning since the records were resolved. */
  let isOutdated = false;
  /** Changes that are not in the graph yet. */
  let pending: readonly FileChange[] = [];
  const cache =
    options.cacheFolder === undefined
      ? undefined
      : createAnalysisCache({
          ...options,
          roots,
          cacheFolder: options.cacheFolder,
          withSymbols,
          withCode: code,
        });
  /** The graph came from the cache, and neither facts nor a project are there yet. */
  let recalled: Recalled | undefined;
  const reading = createFileReading(options, { symbols: withSymbols, code }, facts, cache);
  const reports = createReports(files, cache, isReportEnough);
  const packageList = createPackageList();
  /** Who was told of updates last. */
  let listener: OnUpdate = () => undefined;
  /** The records are those of the facts and the project, or of what was recalled. */
  let isWhole = false;
  if (!cache?.exists()) reading.warm();

  async function analyzeAll(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    signal.throwIfAborted();
    const watch = createStopwatch();
    // Changes so far are in what is read now; those that come meanwhile may not be.
    pending = [];
    project = undefined;
    recalled = undefined;
    isWhole = false;
    listener = onUpdate;
    reading.settle();
    facts.clear();
    const unasked = cache && (await watch.time('readCache', () => reports.begin(signal)));
    if (unasked !== undefined) return describeStats(watch, unasked.totals);
    if (cache !== undefined) watch.time('readCache', cache.load);
    const files = reports.files();
    const discovery = await watch.time('discover', () => discover(roots, files, signal, reading.expect));
    const { sources } = discovery;
    const found = sources.length;
    const progress: Progress = { phase: 'extract', found, done: 0 };
    signal.throwIfAborted();
    const begin = () => {
      const snapshot = store.reset(sources.map(createEmptyRecord), discovery.diagnostics, progress);
      onUpdate({ type: 'snapshot', snapshot });
    };
    // Where a report may do, the graph waits until it does not.
    if (!isReportEnough) begin();

    const configs = await watch.time('configure', () => readConfigs(discovery.configs, files));
    const source = cache && { cache, roots, files, isReportEnough };
    const graph = source && (await recallGraph(source, discovery, configs, signal, watch));
    if (graph?.kind === 'report') {
      // Without a project, and with nothing recalled, whatever comes next is a whole run.
      reports.found(graph, { discovery, configs: graph.configs });
      isWhole = true;
      return describeStats(watch, graph.totals);
    }
    if (isReportEnough) begin();
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
    const known = facts.take(recallFacts(cache, sources, watch));
    let records: ModuleRecord[] = await watch.time('resolve', () =>
      facts.resolveInSlices(known, opened, signal),
    );
    const unknown = known.length === 0 ? sources : sources.filter(file => !facts.has(file.id));
    let sent = Number.NEGATIVE_INFINITY;
    const gone = await reading.readFirst(unknown, signal, watch, (read, count) => {
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

  async function catchUp(signal: AbortSignal): Promise<void> {
    if (recalled === undefined) return;
    const { discovery, configs } = recalled;
    const { sources } = discovery;
    const watch = createStopwatch();
    reading.warm();
    // With the texts that the graph was found by: what has changed since is reported as a change.
    const opened = await openProject(roots, discovery, configs, files);
    const isMissing = (file: SourceFile) => !facts.has(file.id);
    facts.take(recallFacts(cache, sources.filter(isMissing), watch));
    // The graph may be known without the code.
    if (code) await reading.read(sources.filter(isMissing), signal, watch);
    if (sources.some(isMissing)) {
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

  async function complete(signal: AbortSignal): Promise<void> {
    await catchUp(signal);
    if (project === undefined || !reading.isOwed()) return;
    const watch = createStopwatch();
    const read = await reading.readOwed(project.discovery.sources, signal, watch);
    const records = await facts.resolveInSlices(read, project, signal);
    signal.throwIfAborted();
    // In one piece: given up half-way, it would be begun again after each save, and the save would have to send what is left.
    const { progress } = store.snapshot();
    emit({ records: facts.followNames(records), progress }, signal, watch, listener);
    reading.settle();
  }

  async function takeChangesIn(signal: AbortSignal, onUpdate: OnUpdate): Promise<Stats> {
    await catchUp(signal);
    if (project === undefined) return analyzeAll(signal, onUpdate);
    listener = onUpdate;
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
    const found = current.discovery.sources.length;
    let sent = performance.now();
    const gone = await reading.read(stale, signal, watch, (_, done) => {
      if (performance.now() - sent < PATCH_INTERVAL) return;
      sent = performance.now();
      const progress: Progress = { phase: 'extract', found, done: found - stale.length + done };
      emit({ progress }, signal, watch, onUpdate);
    });
    isOutdated = facts.leaveOutGenerated(current.discovery.sources) || isOutdated;
    const records = isOutdated ? [] : watch.time('resolve', () => facts.resolve(stale, current));
    await finish(current, gone, records, signal, watch, onUpdate);
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

  /** The first relations concern half of all modules: a few at a time. What is left when it is given up, the next changes follow. */
  async function relate(relations: ClassRelations, signal: AbortSignal, onUpdate: OnUpdate): Promise<void> {
    const slice = createTimeSlice(signal);
    facts.relate(relations);
    for (;;) {
      if (slice.isOver()) await slice.pause();
      const records = facts.followSome(MOST_RELATED);
      if (records === undefined) return;
      const { progress } = store.snapshot();
      if (records.length > 0) emit({ records, progress }, signal, createStopwatch(), onUpdate);
    }
  }

  async function save(signal: AbortSignal): Promise<void> {
    if (cache === undefined || !isWhole || reading.isOwed()) return;
    if (project === undefined) {
      await cache.write(undefined, signal);
      return reports.save();
    }
    const { records } = store.snapshot();
    const { diagnostics } = project.resolver;
    const totals = facts.measure();
    await cache.write({ project, records, diagnostics, totals, factsOf: facts.get }, signal);
  }

  function keepReport(made: KeptReport): void {
    const inputs = project ?? recalled;
    if (isWhole && inputs !== undefined) reports.keep(made, inputs, facts.measure());
  }

  function emit(change: GraphChange, signal: AbortSignal, watch: Stopwatch, onUpdate: OnUpdate): void {
    signal.throwIfAborted();
    onUpdate({ type: 'patch', patch: watch.time('assemble', () => store.change(change)) });
  }

  function describeStats({ phases }: Stopwatch, totals = facts.measure()): Stats {
    // The system counts in units of 1,024 bytes.
    return { ...totals, phases, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
  }

  return {
    addChanges(changes) {
      pending = mergeChanges(pending, dropForeignChanges(changes, roots));
    },
    analyzeAll,
    takeChangesIn,
    complete,
    save,
    report: reports.latest,
    keepReport,
    listCode: facts.listCode,
    listModules: facts.listModules,
    relate,
    snapshot: store.snapshot,
    packages: () => packageList.of((project ?? recalled)?.configs.texts),
    dispose: reading.dispose,
  };
}
