import path from 'node:path';
import type { Finding } from '../model/finding';
import type { WorkspaceRoot } from '../model/module';
import { NO_PATTERNS, type PatternsUpdate } from '../model/patterns-update';
import type { Snapshot } from '../model/snapshot';
import type { ClassRelations } from '../patterns/code/class-relations';
import { describePatterns } from '../patterns/describe-patterns';
import type { OnUpdate } from './analysis-options';
import type { FileSource } from './file-source';
import type { Log } from './lintel-error';
import { chooseFindings, loadPatternSettings, type PatternSettings } from './pattern-settings';
import type { PatternThread } from './pattern-thread';
import type { ResolvedModule } from './resolve-facts';
import { isSameData } from './same-data';
import { SETTINGS_FILE } from './workspace-settings';

/** How long nothing has to change before patterns are looked for, in milliseconds: a search takes a processor for seconds. */
const PAUSE = 1000;

/** A search that took longer than this, in milliseconds, is repeated only after a pause twice as long as it took. */
const LONG = 1000;

/** The patterns of a workspace, looked for again and again in pauses, as long as somebody wants them. */
export interface PatternsService {
  /** Whether anybody wants to know; nothing is looked for before. */
  want(isWanted: boolean): void;
  /** The graph is about to change: a search that is under way is given up. */
  interrupt(): void;
  /** The graph may be another: patterns are looked for after a pause, unless it is the one that was looked at. */
  follow(): void;
  /** Reads the settings anew. */
  reload(): Promise<void>;
  /** Whether a file, by its absolute path, has such settings. */
  isSettingsFile(path: string): boolean;
  /** What was found last, with what patterns are. */
  latest(): PatternsUpdate;
  /** Ends the service. */
  dispose(): void;
}

/** What the service stands on. */
export interface PatternsServiceOptions {
  readonly roots: readonly WorkspaceRoot[];
  readonly files: FileSource;
  readonly analysis: {
    snapshot(): Snapshot;
    /** `undefined` where the graph is becoming another. */
    listModules(): Promise<readonly ResolvedModule[] | undefined>;
    relate(relations: ClassRelations, onUpdate: OnUpdate): Promise<void>;
  };
  readonly log: Log;
  /** Takes the patch with the relations that only code tells. */
  readonly onGraph: OnUpdate;
  /** Takes what was found where it is other than before. */
  readonly onUpdate: (update: PatternsUpdate) => void;
  /** Milliseconds without a change before patterns are looked for; 1,000 where absent. */
  readonly pause?: number;
  /** What looks for patterns. */
  readonly find: PatternThread['find'];
}

/** A service that has found nothing yet, and has read no settings. */
export function createPatternsService(options: PatternsServiceOptions): PatternsService {
  const { roots, files, analysis, log, onGraph, onUpdate, pause = PAUSE, find } = options;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let running: AbortController | undefined;
  /** The graph that `found` is of. */
  let seen: Snapshot | undefined;
  let found: readonly Finding[] = [];
  let settings: readonly PatternSettings[] | undefined;
  let last: PatternsUpdate = NO_PATTERNS;
  let areDescribed = false;
  /** Milliseconds of the last search that came to its end. */
  let took = 0;

  function interrupt(): void {
    clearTimeout(timer);
    running?.abort();
    running = undefined;
  }

  function follow(): void {
    interrupt();
    if (!isWanted || seen === analysis.snapshot()) return;
    timer = setTimeout(() => void search(), took > LONG ? 2 * took : pause);
  }

  async function search(): Promise<void> {
    const controller = new AbortController();
    running = controller;
    const { signal } = controller;
    const started = performance.now();
    try {
      const modules = await analysis.listModules();
      signal.throwIfAborted();
      // Whatever is asked of the analysis now is followed when it is over.
      if (modules === undefined) return;
      const { findings, relations } = await find(modules, signal);
      found = findings;
      await analysis.relate(relations, onGraph);
      signal.throwIfAborted();
      // The same graph, with these relations in it.
      seen = analysis.snapshot();
      if (settings === undefined) await reload();
      else publish();
      took = Math.round(performance.now() - started);
      log('info', `Looked for patterns in ${modules.length} modules in ${took} ms`);
    } catch (error) {
      if (!signal.aborted)
        log('error', `Patterns were not looked for: ${error instanceof Error ? error.message : error}`);
    } finally {
      if (running === controller) running = undefined;
    }
  }

  function publish(): void {
    if (!isWanted || seen === undefined || settings === undefined) return;
    const { findings, dismissed, problems } = chooseFindings(found, settings);
    const { revision, ...before } = last;
    const now = { findings, dismissed, problems };
    if (revision > 0 && areDescribed && isSameData(now, before)) return;
    last = { revision: revision + 1, ...now };
    onUpdate(areDescribed ? last : latest());
    areDescribed = true;
  }

  async function reload(): Promise<void> {
    const next: PatternSettings[] = [];
    for (const root of roots) next.push(await loadPatternSettings(root, roots, files));
    settings = next;
    publish();
  }

  function latest(): PatternsUpdate {
    return { ...last, descriptions: describePatterns() };
  }

  return {
    interrupt,
    follow,
    reload,
    latest,
    dispose: interrupt,
    want(wanted) {
      if (wanted === isWanted) return;
      isWanted = wanted;
      areDescribed = false;
      if (!wanted) interrupt();
      else if (seen === analysis.snapshot()) publish();
      else follow();
    },
    isSettingsFile: file => roots.some(root => path.join(root.path, SETTINGS_FILE) === path.normalize(file)),
  };
}
