import { createHash } from 'node:crypto';
import type { WorkspaceRoot } from '../../model/module';
import type { Discovery } from '../discover';
import type { FileSource } from '../file-source';
import type { Log } from '../lintel-error';
import type { ConfigTexts } from '../read-configs';
import { createTimeSlice } from '../time-slice';
import { readCacheFile } from './cache-file';
import { findAnswersFile, findReportFile } from './cache-place';
import { wouldAnswerSame } from './check-answers';
import { type KeptAnswers, packAnswers, readAnswers } from './kept-answers';
import type { GraphTotals } from './pack-graph';
import type { Packed } from './packer';

/** What a program has written about a graph: all that hangs on the graph alone. */
export interface KeptReport {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** A report from the cache. */
export interface CachedReport extends KeptReport {
  readonly totals: GraphTotals;
}

/** A report is not kept beyond this, in bytes: a few of them would push all other caches out. */
const LARGEST_REPORT = 50_000_000;

/**
 * The digest of everything that a report comes of: the graph's inputs, and what was wrong with finding and reading them.
 */
export function digestReport(graph: string, discovery: Discovery, configs: ConfigTexts): string {
  const inputs = [graph, discovery.diagnostics, configs.diagnostics];
  return createHash('sha1').update(JSON.stringify(inputs)).digest('base64');
}

/** Where reports are, and what else they need. */
export interface ReportCacheOptions {
  readonly roots: readonly WorkspaceRoot[];
  readonly files: FileSource;
  readonly cacheFolder: string;
  readonly key: string;
  readonly log: Log;
  /** Writes a file where that can be done. */
  write(file: string, sections: readonly Packed[]): void;
}

/**
 * The report that was last written about a graph, and what the disk had answered for it: where all of that is as it was
 * then, so is the report, and nobody need list folders or read configuration to know.
 */
export interface ReportCache {
  /** The files it consists of. */
  readonly places: readonly string[];
  /** The report of this digest, where there is one. */
  recall(digest: string): KeptReport | undefined;
  /** The report that is kept, where the disk would answer everything as it did for it. Rejects with the signal's reason only. */
  recallUnasked(signal: AbortSignal): Promise<CachedReport | undefined>;
  /** Keeps a report, in place of the one before. False where it is too large. */
  keep(digest: string, report: KeptReport): boolean;
  /** Keeps what the disk has answered, in place of what it had before. */
  keepAnswers(kept: KeptAnswers): void;
}

/** The report of a workspace, in the folder of caches; nothing is read before somebody asks. */
export function createReportCache(options: ReportCacheOptions): ReportCache {
  const { roots, files, cacheFolder, key, log, write } = options;
  const place = findReportFile(cacheFolder, roots);
  const answersPlace = findAnswersFile(cacheFolder, roots);
  let isDamaged = false;

  function recall(digest: string): KeptReport | undefined {
    if (isDamaged) return undefined;
    const reading = readCacheFile(place, key);
    if (reading.kind === 'none') return undefined;
    const sections = reading.kind === 'sections' ? reading.sections.map(section => section.texts) : [];
    const [found, stdout, stderr] = sections;
    if (found !== undefined && stdout !== undefined && stderr !== undefined)
      return Buffer.from(digest).equals(found) ? { stdout, stderr } : undefined;
    isDamaged = reading.kind !== 'useless' || reading.reason === 'damaged';
    if (isDamaged) log('warn', `The cache ${place} is damaged: it is made anew.`);
    return undefined;
  }

  return {
    places: [place, answersPlace],
    recall,
    async recallUnasked(signal) {
      const kept = readAnswers(answersPlace, key);
      if (kept === undefined) return undefined;
      const isSame = await wouldAnswerSame(kept.answers, files, createTimeSlice(signal));
      const report = isSame ? recall(kept.digest) : undefined;
      return report && { ...report, totals: kept.totals };
    },
    keep(digest, { stdout, stderr }) {
      if (stdout.length + stderr.length > LARGEST_REPORT) return false;
      const sections = [Buffer.from(digest), stdout, stderr].map(texts => ({ numbers: NO_NUMBERS, texts }));
      write(place, sections);
      return true;
    },
    keepAnswers: kept => write(answersPlace, packAnswers(kept)),
  };
}

const NO_NUMBERS = new Uint8Array();
