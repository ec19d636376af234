import { createHash } from 'node:crypto';
import type { Discovery } from '../discover';
import type { ConfigTexts } from '../read-configs';
import { readCacheFile } from './cache-file';
import type { Packed } from './packer';

/** What a program has written about a graph: all that hangs on the graph alone. */
export interface KeptReport {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** A report is not kept beyond this, in bytes: a few of them would push all other caches out. */
export const LARGEST_REPORT = 50_000_000;

/**
 * The digest of everything that a report comes of: the graph's inputs, and what was wrong with finding and reading them.
 */
export function digestReport(graph: string, discovery: Discovery, configs: ConfigTexts): string {
  const inputs = [graph, discovery.diagnostics, configs.diagnostics];
  return createHash('sha1').update(JSON.stringify(inputs)).digest('base64');
}

/** What was read: no report where there is none of this digest. */
export interface ReportReading {
  readonly report: KeptReport | undefined;
  readonly isDamaged: boolean;
}

/** Reads a file with a report. */
export function readReportCache(file: string, key: string, digest: string): ReportReading {
  const reading = readCacheFile(file, key);
  if (reading.kind !== 'sections')
    return { report: undefined, isDamaged: reading.kind === 'useless' && reading.reason === 'damaged' };
  const [found, stdout, stderr] = reading.sections.map(section => section.texts);
  if (found === undefined || stdout === undefined || stderr === undefined)
    return { report: undefined, isDamaged: true };
  const isSame = Buffer.from(digest).equals(found);
  return { report: isSame ? { stdout, stderr } : undefined, isDamaged: false };
}

/** The sections of a file with a report. */
export function packReport(digest: string, { stdout, stderr }: KeptReport): Packed[] {
  return [Buffer.from(digest), stdout, stderr].map(texts => ({ numbers: NO_NUMBERS, texts }));
}

const NO_NUMBERS = new Uint8Array();
