import type { SourceFile } from '../discover';
import type { Eventually, FileSource } from '../file-source';
import { readFromDisk } from '../read-source';
import type { TimeSlice } from '../time-slice';
import { type FileStamp, isSameStamp, isSettled } from './file-stamp';
import { hashContent } from './hash-content';
import type { CacheEntry } from './pack-entries';

/** A stamp and whether it changes with every later change, see `isSettled`. */
export type TakenStamp = Pick<CacheEntry, 'stamp' | 'isSettled'>;

/** The stamp of a file as it is now; `undefined` where what is read may not be what lies on the disk, or nothing is. */
export function takeStamp(path: string, files: FileSource): Eventually<TakenStamp | undefined> {
  if (files.readStamp === undefined || !files.isOnDisk(path)) return undefined;
  const now = Date.now();
  try {
    const answer = files.readStamp(path);
    if (!(answer instanceof Promise)) return judge(answer, now);
    return answer.then(
      stamp => judge(stamp, now),
      () => undefined,
    );
  } catch {
    return undefined;
  }
}

function judge(stamp: FileStamp, now: number): TakenStamp {
  return { stamp, isSettled: isSettled(stamp, now) };
}

/** What a look at files has brought. */
export interface Recheck {
  /** The files whose content is known, with entries for their stamps as they are now. */
  readonly known: Map<string, CacheEntry>;
  /** Some of the entries are new. */
  readonly isChanged: boolean;
}

/**
 * Finds out which files have the content that `entries` know. Where the stamp cannot tell, the content does; the stamp
 * is taken before, so that a change in between shows the next time.
 */
export async function recheckFiles(
  sources: readonly SourceFile[],
  entries: ReadonlyMap<string, CacheEntry>,
  files: FileSource,
  slice: TimeSlice,
): Promise<Recheck> {
  const known = new Map<string, CacheEntry>();
  let scratch: Buffer | undefined;
  let isChanged = false;
  for (const file of sources) {
    const entry = entries.get(file.id);
    if (entry === undefined) continue;
    if (slice.isOver()) await slice.pause();
    const answer = takeStamp(file.path, files);
    const taken = answer instanceof Promise ? await answer : answer;
    if (taken === undefined) continue;
    if (entry.isSettled && isSameStamp(entry.stamp, taken.stamp)) {
      known.set(file.id, entry);
    } else {
      scratch ??= Buffer.allocUnsafe(256 * 1024);
      if (hashContent(readFromDisk(file.path, scratch)) !== entry.hash) continue;
      known.set(file.id, { ...entry, ...taken });
      isChanged = true;
    }
  }
  return { known, isChanged };
}
