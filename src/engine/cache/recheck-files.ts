import type { SourceFile } from '../discover';
import type { Eventually, FileSource } from '../file-source';
import { readFromDisk } from '../read-source';
import type { TimeSlice } from '../time-slice';
import { type FileStamp, isSettled } from './file-stamp';
import { hashContent } from './hash-content';
import { type CacheEntry, changeEntry, isStamped } from './pack-entries';

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
  /** The files whose content is not known. */
  readonly unknown: readonly SourceFile[];
  /** New entries, by module, of files that have the content that is known but another stamp. */
  readonly restamped: ReadonlyMap<string, CacheEntry>;
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
  const unknown: SourceFile[] = [];
  const restamped = new Map<string, CacheEntry>();
  let scratch: Buffer | undefined;
  for (const file of sources) {
    const entry = entries.get(file.id);
    if (slice.isOver()) await slice.pause();
    const answer = entry && takeStamp(file.path, files);
    const taken = answer instanceof Promise ? await answer : answer;
    if (entry === undefined || taken === undefined) {
      unknown.push(file);
    } else if (!entry.isSettled || !isStamped(entry, taken.stamp)) {
      scratch ??= Buffer.allocUnsafe(256 * 1024);
      if (hashContent(readFromDisk(file.path, scratch)) !== entry.hash) unknown.push(file);
      else restamped.set(file.id, changeEntry(entry, taken));
    }
  }
  return { unknown, restamped };
}
