import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { endianness } from 'node:os';
import type { WorkspaceRoot } from '../../model/module';
import { ANALYZER_VERSION } from './analyzer-version';

/**
 * The key under which a cache is of use: for this analyzer, this very worker and these roots. `undefined` where the
 * program does not know its own version, or its worker is missing.
 */
export function computeCacheKey(roots: readonly WorkspaceRoot[], workerScript: string): string | undefined {
  if (ANALYZER_VERSION === '') return undefined;
  const worker = statSync(workerScript, { throwIfNoEntry: false });
  if (worker === undefined) return undefined;
  const parts = [ANALYZER_VERSION, workerScript, worker.size, worker.mtimeMs, endianness(), roots];
  return createHash('sha1').update(JSON.stringify(parts)).digest('hex');
}
