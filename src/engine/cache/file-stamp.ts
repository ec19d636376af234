/** What a disk says of a file without reading it. Times in milliseconds since 1970, with what fraction there is. */
export interface FileStamp {
  readonly modified: number;
  /** The last change of the file or of what is known about it; unlike `modified` nobody can set it. */
  readonly changed: number;
  /** In bytes. */
  readonly size: number;
  /** The number of the file on its disk: another one where another file was put in its place. */
  readonly inode: number;
}

/**
 * The coarsest clock that file systems keep (FAT: two seconds) and some room, in milliseconds. Within it a second
 * change may leave the stamp as it is.
 */
const GRANULARITY = 3000;

/** Whether a file is the same as far as its stamp tells. */
export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.modified === b.modified && a.changed === b.changed && a.size === b.size && a.inode === b.inode;
}

/**
 * Whether a stamp that was taken at `now` (milliseconds since 1970) changes with every later change of its file. One of
 * a file that has just been written may not, and one from the future says that clocks cannot be trusted.
 */
export function isSettled({ modified, changed }: FileStamp, now: number): boolean {
  return Math.max(modified, changed) < now - GRANULARITY;
}
