import path from 'node:path';
import { disk } from '../engine/disk';
import { findPatterns } from '../engine/find-patterns';
import { chooseFindings, loadPatternSettings } from '../engine/pattern-settings';
import { blindSources } from '../patterns/code/blind';
import { pickPatterns } from '../patterns/pick-patterns';
import type { PatternOutcome } from '../report/pattern-outcome';
import type { FolderAnalysis } from './analyze-folder';
import type { CliContext } from './cli-context';

/** What is looked for; the folder's `lintel.json` says what is not said here. */
export interface DetectOptions {
  /** From 0 to 1: what is less sure is left out. */
  readonly minConfidence?: number;
  /** Ids of patterns. */
  readonly pattern?: readonly string[];
  /** Whether names count for nothing. */
  readonly blind?: boolean;
}

/** Looks for patterns in a folder that was analysed with its code. */
export async function detectInFolder(
  { code, stats }: FolderAnalysis,
  folder: string,
  { minConfidence, pattern, blind }: DetectOptions,
  { cwd, stderr }: CliContext,
): Promise<PatternOutcome> {
  const start = performance.now();
  const root = path.resolve(cwd, folder);
  const workspace = { name: path.basename(root) || root, path: root };
  const settings = await loadPatternSettings(workspace, [workspace], disk);
  const wanted = pattern === undefined ? settings.enabled : new Set(pattern);
  const patterns = wanted === undefined ? undefined : pickPatterns(wanted);
  const masked = blind ? blindSources(code) : undefined;
  const { findings: found } = await findPatterns(
    masked?.sources ?? code,
    new AbortController().signal,
    patterns,
    (id, error) =>
      void stderr.write(
        `lintel: looking for the pattern '${id}' failed: ${error instanceof Error ? error.stack : error}\n`,
      ),
  );
  const chosen = chooseFindings(masked === undefined ? found : found.map(masked.restore), [
    {
      ...settings,
      minConfidence: minConfidence ?? settings.minConfidence,
      ...(wanted !== undefined && { enabled: wanted }),
    },
  ]);
  const phases = { ...stats.phases, detect: performance.now() - start };
  return { ...chosen, stats: { ...stats, phases } };
}
