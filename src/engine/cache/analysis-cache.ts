import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ModuleFacts } from '../../model/facts';
import type { WorkspaceRoot } from '../../model/module';
import type { SymbolFacts } from '../../model/symbol-facts';
import type { SourceFile } from '../discover';
import type { Eventually, FileSource } from '../file-source';
import type { Log } from '../lintel-error';
import type { ExtractedFile } from '../load-files';
import type { Project } from '../project';
import { createTimeSlice, type TimeSlice } from '../time-slice';
import { readCacheFile, writeCacheFile } from './cache-file';
import { computeCacheKey } from './cache-key';
import { findCacheFile, findCodeFile } from './cache-place';
import { type CacheContent, type CacheSections, openSections, packSections } from './cache-sections';
import { type CachedCode, packCodes, readCodeCache } from './code-cache';
import { digestInputs } from './input-digest';
import { type CacheEntry, changeEntry } from './pack-entries';
import type { GraphContent, GraphTotals } from './pack-graph';
import type { Packed } from './packer';
import { recheckFiles, type TakenStamp, takeStamp } from './recheck-files';
import { type CachedReport, createReportCache, digestReport, type KeptReport } from './report-cache';
import { sweepCaches } from './sweep-caches';
import type { Answers } from './trace-files';

export interface AnalysisCacheOptions {
  readonly roots: readonly WorkspaceRoot[];
  readonly files: FileSource;
  /** Absolute path of the bundled worker: another worker makes another cache. */
  readonly workerScript: string;
  /** Absolute path of the folder that caches lie in; made where it is missing. */
  readonly cacheFolder: string;
  /**
   * Symbols are wanted: what is known without them counts as unknown. Where they are not, what is known with them is
   * given without, and kept.
   */
  readonly withSymbols: boolean;
  /** Code is wanted: facts that are known without it are not recalled. It has a file of its own. */
  readonly withCode: boolean;
  readonly log: Log;
}

/** A graph from the cache. */
export interface CachedGraph extends GraphContent {
  readonly totals: GraphTotals;
}

/**
 * What analyses of one workspace have found, on disk. A cache that is of no use is thrown away with one line in the log;
 * that there is none, or that none can be written, is no fault. Methods reject with a signal's reason only.
 */
export interface AnalysisCache {
  /** Whether there is a file to read. */
  exists(): boolean;
  /** Forgets everything and reads the cache from the disk. False where there is nothing to use. */
  load(): boolean;
  /** Finds out of which files the content is known. The answer are the others, which have to be extracted. */
  recheck(sources: readonly SourceFile[], signal: AbortSignal): Promise<readonly SourceFile[]>;
  /** To be called before files are read, whatever was known of them. A promise where their stamps take time. */
  expect(sources: readonly SourceFile[]): Eventually<void>;
  /** To be called with what came of reading files after `expect`. */
  note(results: readonly ExtractedFile[]): void;
  /** The outcomes of those of these files whose content and code are known; `undefined` where the cache turns out damaged. */
  recallFacts(sources: readonly SourceFile[]): readonly ExtractedFile[] | undefined;
  /** Configuration files of the graph in the cache that names alone do not tell. */
  extendedConfigs(): readonly string[];
  /** The graph in the cache, where it was made of what there is now. */
  recallGraph(inputs: Pick<Project, 'discovery' | 'configs'>): CachedGraph | undefined;
  /** What was written about the graph in the cache, where it was kept and the graph was made of what there is now. */
  recallReport(inputs: Pick<Project, 'discovery' | 'configs'>): CachedReport | undefined;
  /**
   * The same without inputs, before `load`: where the disk would answer all that it was asked as it did when the report was
   * made, they need not be found. Rejects with the signal's reason only.
   */
  recallUnasked(signal: AbortSignal): Promise<CachedReport | undefined>;
  /**
   * Keeps what was written about the graph of these inputs, where that is new, and what the disk has answered until the inputs
   * were found.
   */
  keepReport(
    inputs: Pick<Project, 'discovery' | 'configs'>,
    report: KeptReport | undefined,
    asked: Asked,
  ): void;
  /** Writes the cache where it has become another. Without a content that means new stamps for what it has. */
  write(content: CacheContent | undefined, signal: AbortSignal): Promise<void>;
}

/** What a run has asked the disk to find its inputs, as far as that can be told, and what it has counted. */
export interface Asked {
  readonly answers: Answers | undefined;
  readonly totals: GraphTotals;
}

/** The cache of a workspace; `undefined` where there is no key for it. */
export function createAnalysisCache(options: AnalysisCacheOptions): AnalysisCache | undefined {
  const { roots, files, log, cacheFolder, withSymbols, withCode } = options;
  const key = computeCacheKey(roots, options.workerScript);
  if (key === undefined) return undefined;
  const place = findCacheFile(cacheFolder, roots);
  const codePlace = findCodeFile(cacheFolder, roots);
  const reports = createReportCache({ roots, files, cacheFolder, key, log, write: writeSections });
  /** What the file of code has, once it was read. */
  let codes: ReadonlyMap<string, CachedCode> | undefined;
  let loaded: CacheSections | undefined;
  /** What is known of the files as they were last seen. */
  let entries = new Map<string, CacheEntry>();
  /** Stamps of files that are being read. */
  const stamps = new Map<string, TakenStamp>();
  /** Of the graph on the disk; the digest of its inputs is empty where there is none. */
  let written = NO_GRAPH;
  let isDirty = false;

  function forget(): void {
    loaded = undefined;
    codes = undefined;
    entries = new Map();
    stamps.clear();
    written = NO_GRAPH;
    isDirty = false;
  }

  function throwAway(reason: string): void {
    forget();
    log(
      reason === 'damaged' ? 'warn' : 'info',
      `The cache ${place} is ${reason === 'damaged' ? 'damaged' : 'of another version'}: it is made anew.`,
    );
  }

  /** What `work` makes of the cache; `undefined`, and the cache thrown away, where that cannot be done. */
  function attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      throwAway('damaged');
      return undefined;
    }
  }

  function digest(inputs: Pick<Project, 'discovery' | 'configs'>): string | undefined {
    return digestInputs({ roots, ...inputs, hashOf: id => entries.get(id)?.hash });
  }

  function writeSections(file: string, sections: readonly Packed[]): void {
    try {
      writeCacheFile(file, key!, sections);
      sweepCaches(path.dirname(file), [place, codePlace, ...reports.places]);
    } catch (error) {
      // Read-only, full, or in use: the next run then does what this one did.
      log('info', `The cache was not written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The symbols in the cache, for a run that has no use for them but writes it anew. */
  function recallSymbols(): (id: string) => SymbolFacts | undefined {
    let symbols: ReadonlyMap<string, SymbolFacts> | undefined;
    try {
      symbols = loaded?.unpackSymbols();
    } catch {
      // Then the files are read once more when somebody wants them.
    }
    if (symbols === undefined)
      for (const [id, entry] of entries)
        if (entry.hasSymbols) entries.set(id, changeEntry(entry, { hasSymbols: false }));
    return id => (entries.get(id)?.hasSymbols ? symbols?.get(id) : undefined);
  }

  /** What is known of a module as it is; nothing where its code is wanted and not known. */
  function recall(id: string, all: ReadonlyMap<string, ModuleFacts>): ModuleFacts | undefined {
    const facts = all.get(id);
    if (!withCode) return facts;
    if (codes === undefined) {
      const reading = readCodeCache(codePlace, key!);
      codes = reading.modules;
      if (reading.isDamaged) log('warn', `The cache ${codePlace} is damaged: it is made anew.`);
    }
    const known = codes.get(id);
    if (facts === undefined || known === undefined || known.hash !== entries.get(id)?.hash) return undefined;
    return known.code === undefined ? facts : { ...facts, code: known.code };
  }

  /** Writes the file of code where it does not have just what these modules have. */
  async function writeCode(
    ids: readonly string[],
    factsOf: (id: string) => ModuleFacts | undefined,
    slice: TimeSlice,
  ): Promise<void> {
    const now = new Map<string, CachedCode>();
    let isSame = codes?.size === ids.length;
    for (const id of ids) {
      const { hash } = entries.get(id)!;
      isSame &&= codes?.get(id)?.hash === hash;
      now.set(id, { hash, code: factsOf(id)?.code });
    }
    if (isSame) return;
    const sections = await packCodes(now, slice);
    codes = now;
    writeSections(codePlace, sections);
  }

  return {
    exists: () => existsSync(place),
    load() {
      forget();
      const reading = readCacheFile(place, key);
      if (reading.kind === 'useless') throwAway(reading.reason);
      if (reading.kind !== 'sections') return false;
      attempt(() => {
        loaded = openSections(reading.sections);
        written = loaded.head;
        entries = loaded.entries;
        if (withSymbols) for (const [id, { hasSymbols }] of entries) if (!hasSymbols) entries.delete(id);
      });
      return loaded !== undefined;
    },
    async recheck(sources, signal) {
      const { unknown, restamped } = await recheckFiles(sources, entries, files, createTimeSlice(signal));
      for (const { id } of unknown) entries.delete(id);
      if (entries.size > sources.length - unknown.length) {
        // Some of the files are gone.
        const ids = new Set(sources.map(({ id }) => id));
        for (const id of entries.keys()) if (!ids.has(id)) entries.delete(id);
      }
      for (const [id, entry] of restamped) entries.set(id, entry);
      isDirty = restamped.size > 0;
      return unknown;
    },
    expect(sources) {
      const waiting: Promise<void>[] = [];
      for (const { id, path: place } of sources) {
        if (entries.delete(id)) isDirty = true;
        stamps.delete(id);
        const keep = (taken: TakenStamp | undefined) => {
          if (taken !== undefined) stamps.set(id, taken);
        };
        const answer = takeStamp(place, files);
        if (answer instanceof Promise) waiting.push(answer.then(keep));
        else keep(answer);
      }
      if (waiting.length > 0) return Promise.all(waiting).then(() => undefined);
    },
    note(results) {
      for (const { file, outcome } of results) {
        const taken = stamps.get(file.id);
        if (taken === undefined || outcome.kind !== 'facts' || outcome.hash === undefined) continue;
        const { hash, bytes } = outcome;
        entries.set(file.id, { ...taken, hash, bytes, hasSymbols: withSymbols });
        isDirty = true;
      }
    },
    recallFacts(sources) {
      if (loaded === undefined) return [];
      const { unpackFacts } = loaded;
      const facts = attempt(() => unpackFacts(withSymbols));
      return (
        facts && sources.flatMap(file => recallOutcome(file, entries.get(file.id), recall(file.id, facts)))
      );
    },
    extendedConfigs: () => loaded?.head.extended ?? [],
    recallGraph(inputs) {
      if (loaded === undefined) return undefined;
      const { head, unpackGraph } = loaded;
      if ((withSymbols && !head.hasSymbols) || digest(inputs) !== head.digest) return undefined;
      const content = attempt(() => unpackGraph(withSymbols));
      return content && { ...content, totals: head.totals };
    },
    recallReport(inputs) {
      const graph = digest(inputs);
      if (loaded === undefined || graph !== loaded.head.digest) return undefined;
      const report = reports.recall(digestReport(graph, inputs.discovery, inputs.configs));
      return report && { ...report, totals: loaded.head.totals };
    },
    recallUnasked: reports.recallUnasked,
    keepReport(inputs, report, { answers, totals }) {
      const graph = digest(inputs);
      if (graph === undefined) return;
      const made = digestReport(graph, inputs.discovery, inputs.configs);
      if (report !== undefined && !reports.keep(made, report)) return;
      const all = answers && addStamps(answers, inputs.discovery.sources, entries);
      if (all !== undefined) reports.keepAnswers({ digest: made, totals, answers: all });
    },
    async write(content, signal) {
      if (content === undefined) {
        if (loaded === undefined || !isDirty) return;
        // Every module is known, or there would be no graph from the cache.
        writeSections(place, loaded.withEntries(entries));
      } else {
        const made = digest(content.project) ?? '';
        const isWritten = made === written.digest && (written.hasSymbols || !withSymbols);
        if (isWritten && !isDirty) return;
        const { factsOf } = content;
        const symbolsOf = withSymbols ? (id: string) => factsOf(id)?.symbols : recallSymbols();
        const ids = content.project.discovery.sources
          .map(file => file.id)
          .filter(id => entries.has(id) && factsOf(id) !== undefined);
        const details = { digest: made, hasSymbols: withSymbols, ids, entries, symbolsOf };
        writeSections(place, await packSections(content, details, createTimeSlice(signal)));
        if (withCode) await writeCode(ids, factsOf, createTimeSlice(signal));
        loaded = undefined;
        written = { digest: made, hasSymbols: withSymbols };
      }
      isDirty = false;
    },
  };
}

/** Answers and the stamps of modules; `undefined` where one of these may survive a change. */
function addStamps(
  answers: Answers,
  sources: readonly SourceFile[],
  entries: ReadonlyMap<string, CacheEntry>,
): Answers | undefined {
  const stamps = new Map(answers.stamps);
  for (const { id, path: file } of sources) {
    const entry = entries.get(id);
    if (!entry?.isSettled) return undefined;
    stamps.set(file, entry.stamp);
  }
  return { ...answers, stamps };
}

const NO_GRAPH = { digest: '', hasSymbols: false };

function recallOutcome(
  file: SourceFile,
  entry: CacheEntry | undefined,
  facts: ModuleFacts | undefined,
): ExtractedFile[] {
  if (entry === undefined || facts === undefined) return [];
  return [{ file, outcome: { kind: 'facts', facts, bytes: entry.bytes, hash: entry.hash } }];
}
