import {
  type CancellationToken,
  ErrorCodes,
  type MessageConnection,
  ParameterStructures,
  RequestType,
  ResponseError,
} from 'vscode-jsonrpc/node.js';
import { disk } from '../engine/disk';
import { readHistory } from '../engine/git-history';
import type { Log } from '../engine/lintel-error';
import { createOpenTexts } from '../engine/open-texts';
import { isSameData } from '../engine/same-data';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../engine/workspace-analysis';
import { findCycles, listCycleModules } from '../graph/cycles';
import type { Cycle } from '../model/cycle';
import type { WorkspaceHistory } from '../model/history';
import type { Snapshot, Update } from '../model/snapshot';
import type { Summary } from '../model/summary';
import {
  parseAnalyzeParams,
  parseDocumentChangedParams,
  parseDocumentClosedParams,
  parseFilesChangedParams,
} from '../protocol/parse-server-messages';
import { type AnalyzeParams, type FileChange, methods } from '../protocol/server-messages';
import { servePatterns } from './serve-patterns';
import { type Fixes, serveRules } from './serve-rules';
import { createSummaries } from './summaries';

export interface ServeOptions {
  /** Absolute path of the bundled worker. */
  readonly workerScript: string;
  /** Absolute path of the bundled thread that looks for patterns. */
  readonly patternsScript: string;
  readonly log: Log;
  /** Loads the computation of fixes, which needs more than analysing does. */
  loadFixes(): Fixes;
}

/** The code of a request that was given up: by its sender, or for a newer one. */
const REQUEST_CANCELLED = -32800;

/** Parameters in an array would push the token out of its place; declared like this they are refused. */
const ANALYZE = new RequestType<unknown, Summary, void>(methods.analyze, ParameterStructures.byName);

/**
 * How long changes are gathered before they are taken in, in milliseconds: what comes in one go, no more. The extension
 * has gathered them before, and what comes while others are taken in waits for the next turn together.
 */
const GATHER = 1;

/** From so many files on, symbols and code are read when all imports are known: the picture does not wait for them. */
const MANY = 100;

/** How long nothing has to happen before cycles are counted anew, in milliseconds. */
const PAUSE = 200;

/** How long nothing has to happen before the cache is written, in milliseconds. */
const SETTLED = 5000;

const NOTHING: Snapshot = {
  revision: 0,
  roots: [],
  records: [],
  diagnostics: [],
  progress: { phase: 'discover', found: 0, done: 0 },
};

/** What its process can ask of the service. */
export interface AnalysisService {
  /** Writes what would be lost; at once done where an analysis is under way. Never rejects. */
  shutDown(): Promise<void>;
}

/** Answers the methods of the analysis process on a connection. Of analyses only the newest one runs. */
export function serveAnalysis(
  connection: MessageConnection,
  { workerScript, patternsScript, log, loadFixes }: ServeOptions,
): AnalysisService {
  let analysis: WorkspaceAnalysis | undefined;
  let opened: AnalyzeParams | undefined;
  let saving: NodeJS.Timeout | undefined;
  /** The graph has changed since hints were last looked for. */
  let areHintsOwed = false;
  let concluding: NodeJS.Timeout | undefined;
  let running: AbortController | undefined;
  let changes: FileChange[] = [];
  let isGathering = false;
  /** The wall time of the last whole analysis; absent while there is none. */
  let milliseconds: number | undefined;
  let cycles: { readonly of: Snapshot; readonly found: readonly Cycle[] } | undefined;
  /** Settles when the last update has left. */
  let sent: Promise<void> = Promise.resolve();
  const texts = createOpenTexts(disk);
  const rules = serveRules(connection, {
    texts,
    log,
    loadFixes,
    notify: update => void notify(methods.rulesUpdate, update),
  });
  const patterns = servePatterns(connection, {
    texts,
    log,
    script: patternsScript,
    onGraph: patch => update(patch),
    notify: update => void notify(methods.patternsUpdate, update),
  });
  const summaries = createSummaries(summary => void notify(methods.summary, summary));

  async function analyze(params: AnalyzeParams, token: CancellationToken): Promise<Summary> {
    const started = performance.now();
    running?.abort(new DOMException('A newer analysis has been asked for.', 'AbortError'));
    const controller = new AbortController();
    running = controller;
    patterns.interrupt();
    token.onCancellationRequested(() => controller.abort());
    // A token that is cancelled before its request is taken up never fires.
    if (token.isCancellationRequested) controller.abort();
    const mine = openAnalysis(params);
    milliseconds = undefined;
    changes = [];
    summaries.announce(() => mine.snapshot());
    try {
      const stats = await mine.run(controller.signal, update);
      milliseconds = Math.round(performance.now() - started);
      const phases = Object.entries(stats.phases).map(([name, time]) => `${name} ${Math.round(time)} ms`);
      log('info', `Analysed ${stats.files} files in ${milliseconds} ms (${phases.join(', ')})`);
      await checkRules(mine, 'all', controller);
      // When the answer is out.
      setImmediate(() => void prepare(mine));
      if (mine === analysis) patterns.follow('all');
      return conclude(mine);
    } finally {
      if (running === controller) running = undefined;
      // What was reported while this ran; nothing else would set it going.
      if (mine === analysis && changes.length > 0) gather();
    }
  }

  /** The analysis of just this, with its threads, where there is one; else a new one that takes the old one's place. */
  function openAnalysis(params: AnalyzeParams): WorkspaceAnalysis {
    if (analysis !== undefined && opened !== undefined && isSameData(params, opened)) return analysis;
    const revision = analysis?.snapshot().revision ?? 0;
    void analysis?.dispose();
    opened = params;
    const options = { ...params, files: texts.files, workerScript, log, revision };
    analysis = createWorkspaceAnalysis({ ...options, code: true, importsFirst: MANY });
    rules.open(analysis);
    patterns.open(analysis);
    return analysis;
  }

  async function takeChanges(): Promise<void> {
    const mine = analysis;
    isGathering = false;
    if (mine === undefined || running !== undefined || changes.length === 0) return;
    const controller = new AbortController();
    running = controller;
    const taken = changes;
    changes = [];
    try {
      await mine.applyChanges(taken, controller.signal, update);
      await checkRules(mine, taken, controller);
      concludeSoon(mine);
      if (mine === analysis) patterns.follow(taken);
    } catch (error) {
      if (!controller.signal.aborted) log('error', `Changes were not taken in: ${describe(error)}`);
    } finally {
      if (running === controller) running = undefined;
      if (changes.length > 0) gather();
    }
  }

  /**
   * Rules that cannot be checked leave the graph as good as it is. A message is written in a later turn of the event loop,
   * so the patch would wait for the check if that began at once. An analysis begun meanwhile checks by itself.
   */
  async function checkRules(
    mine: WorkspaceAnalysis,
    taken: readonly FileChange[] | 'all',
    controller: AbortController,
  ): Promise<void> {
    try {
      await rules.take(taken);
      if (rules.needSymbols()) await mine.prepare();
      await sent;
      if (mine !== analysis || running !== controller) return;
      // Rules follow typing; hints look at the whole graph, and nobody waits for them.
      areHintsOwed = taken !== 'all' && !rules.isConfigured();
      if (!areHintsOwed) rules.publish();
    } catch (error) {
      log('error', `The rules were not checked: ${describe(error)}`);
    }
  }

  async function prepare(mine: WorkspaceAnalysis): Promise<void> {
    await attempt('The analysis was not completed', mine.prepare());
  }

  function gather(): void {
    patterns.interrupt();
    if (isGathering) return;
    isGathering = true;
    setTimeout(() => void takeChanges(), GATHER);
  }

  function update(update: Update): void {
    sent = notify(methods.update, update);
    const mine = analysis;
    if (mine !== undefined) summaries.announce(() => mine.snapshot());
  }

  /** Counting cycles takes longer than all that came before, and whoever types has the next letter coming. */
  function concludeSoon(mine: WorkspaceAnalysis): void {
    clearTimeout(concluding);
    concluding = setTimeout(() => {
      if (mine !== analysis || running !== undefined) return;
      conclude(mine);
      void prepare(mine);
      if (areHintsOwed) rules.publish();
      areHintsOwed = false;
    }, PAUSE);
  }

  function conclude(mine: WorkspaceAnalysis): Summary {
    clearTimeout(concluding);
    clearTimeout(saving);
    saving = setTimeout(() => void attempt('The cache was not written', mine.saveCache()), SETTLED);
    const snapshot = mine.snapshot();
    return summaries.conclude(snapshot, listCycleModules(snapshot.records).length, milliseconds);
  }

  function listCycles(snapshot: Snapshot): readonly Cycle[] {
    if (cycles?.of !== snapshot) cycles = { of: snapshot, found: findCycles(snapshot.records) };
    return cycles.found;
  }

  async function fetchHistory(): Promise<WorkspaceHistory> {
    const { roots, records } = analysis?.snapshot() ?? NOTHING;
    const started = performance.now();
    const ids = records.map(record => record.module.id);
    const history = await readHistory(roots, ids);
    const milliseconds = Math.round(performance.now() - started);
    const found = Object.keys(history.modules).length;
    log('info', `Read the history of ${found} of ${ids.length} modules in ${milliseconds} ms`);
    return history;
  }

  async function attempt(failure: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      log('warn', `${failure}: ${describe(error)}`);
    }
  }

  /** Never rejects. */
  function notify(method: string, params: object): Promise<void> {
    return connection.sendNotification(method, params).catch(error => {
      log('warn', `A message could not be sent: ${describe(error)}`);
    });
  }

  connection.onRequest(ANALYZE, async (value, token) => {
    const params = parseAnalyzeParams(value);
    if (params === undefined) return new ResponseError(ErrorCodes.InvalidParams, 'Expected { roots }.');
    try {
      return await analyze(params, token);
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError')
        return new ResponseError(REQUEST_CANCELLED, error.message);
      return new ResponseError(ErrorCodes.InternalError, describe(error));
    }
  });
  connection.onRequest(methods.snapshot, () => analysis?.snapshot() ?? NOTHING);
  connection.onRequest(methods.cycles, () => listCycles(analysis?.snapshot() ?? NOTHING));
  connection.onRequest(methods.history, fetchHistory);
  connection.onNotification(methods.filesChanged, (value: unknown) => {
    const params = parseFilesChangedParams(value);
    if (params === undefined) return log('warn', `Ignored a malformed ${methods.filesChanged}.`);
    changes.push(...params.changes);
    gather();
  });

  connection.onNotification(methods.documentChanged, (value: unknown) => {
    const params = parseDocumentChangedParams(value);
    if (params === undefined) return log('warn', `Ignored a malformed ${methods.documentChanged}.`);
    if (!texts.put(params.path, params.text)) return;
    changes.push({ path: params.path, type: 'changed' });
    gather();
  });
  connection.onNotification(methods.documentClosed, (value: unknown) => {
    const params = parseDocumentClosedParams(value);
    if (params === undefined) return log('warn', `Ignored a malformed ${methods.documentClosed}.`);
    if (!texts.remove(params.path)) return;
    changes.push({ path: params.path, type: 'changed' });
    gather();
  });

  return {
    async shutDown() {
      clearTimeout(saving);
      if (analysis === undefined || running !== undefined) return;
      await attempt('The cache was not written', analysis.saveCache());
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
