import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { CACHE_EXTENSION } from './cache-place';

/** What a folder of caches may hold. Sizes in bytes, ages in milliseconds. */
export interface CacheLimits {
  readonly files: number;
  readonly bytes: number;
  /** From this age on a file that was never finished has no writer any more. */
  readonly unfinishedAge: number;
}

const LIMITS: CacheLimits = { files: 100, bytes: 200_000_000, unfinishedAge: 3_600_000 };

/**
 * Removes the caches that were written longest ago until the limits are kept, and what writers that died have left.
 * `kept` stays. What cannot be removed stays, too; another process may be at it.
 */
export function sweepCaches(folder: string, kept: readonly string[], limits: CacheLimits = LIMITS): void {
  const found = listCaches(folder).sort((a, b) => b.written - a.written);
  const finished = found.filter(({ file }) => file.endsWith(CACHE_EXTENSION));
  let bytes = 0;
  for (const [i, { file, size }] of finished.entries()) {
    bytes += size;
    if (!kept.includes(file) && (i >= limits.files || bytes > limits.bytes)) remove(file);
  }
  for (const { file, written } of found)
    if (file.endsWith('.tmp') && Date.now() - written > limits.unfinishedAge) remove(file);
}

function listCaches(folder: string): { file: string; size: number; written: number }[] {
  const ours = readdirSync(folder).filter(
    name => name.endsWith(CACHE_EXTENSION) || (name.includes(`${CACHE_EXTENSION}.`) && name.endsWith('.tmp')),
  );
  return ours.flatMap(name => {
    const file = path.join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ file, size: stats.size, written: stats.mtimeMs }];
  });
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Somebody has it open.
  }
}
