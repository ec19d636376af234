import type { FileStamp } from './file-stamp';

/** Stamps by path, as numbers that lie in one row: most of them are only compared, and there are thousands. */
export interface StampList {
  /** Absolute. */
  readonly paths: readonly string[];
  /** Four to a path: modified, changed, size, inode. */
  readonly numbers: Float64Array;
}

/** The stamps of a map. */
export function listStamps(stamps: ReadonlyMap<string, FileStamp>): StampList {
  const numbers = new Float64Array(stamps.size * WIDTH);
  let at = 0;
  for (const { modified, changed, size, inode } of stamps.values()) {
    numbers.set([modified, changed, size, inode], at);
    at += WIDTH;
  }
  return { paths: [...stamps.keys()], numbers };
}

/** Whether the stamp of a path, by its place, is this one. */
export function isListed(
  { numbers }: StampList,
  place: number,
  { modified, changed, size, inode }: FileStamp,
): boolean {
  const at = place * WIDTH;
  return (
    numbers[at] === modified &&
    numbers[at + 1] === changed &&
    numbers[at + 2] === size &&
    numbers[at + 3] === inode
  );
}

/** Numbers of a stamp. */
const WIDTH = 4;
