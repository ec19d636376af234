import type { FileStamp } from './cache/file-stamp';

/** What an entry of a folder is, before any link is followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Where a link ends after all its hops. `path` is absolute and free of links. */
export interface LinkTarget {
  readonly path: string;
  readonly kind: Exclude<EntryKind, 'link'>;
}

/** Sources that know the answer at once may give it at once: a promise for every folder costs more than the folder. */
export type Eventually<T> = T | Promise<T>;

/**
 * The only way in which the engine reaches files, so that unsaved editor text, tests and hosts without a disk can
 * stand in. Paths are absolute. Failures are errors with a `code` as Node.js has them (`ENOENT`, `EACCES`, `ELOOP`).
 */
export interface FileSource {
  /** The entries of a folder, in any order. */
  readFolder(path: string): Eventually<readonly FolderEntry[]>;
  /** The bytes of a file, links followed. */
  readFile(path: string): Eventually<Uint8Array>;
  /** The real place of a path that may be or contain a link. */
  followLink(path: string): Eventually<LinkTarget>;
  /** Whether a worker thread reading this path from the disk by itself gets the same bytes as `readFile`. */
  isOnDisk(path: string): boolean;
  /** What changes when a file does, links followed. Sources without it have nothing cached. */
  readStamp?(path: string): Eventually<FileStamp>;
  /** Whether the stamp of a folder changes when a name in it comes, goes or becomes another's. */
  readonly hasFolderStamps?: boolean;
}

/** The `code` of a file system error, or its message where it has none. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
  return String(error);
}

/** What a file system error means, in words that continue "cannot be read: …". */
export function describeFileError(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links loop',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its path is too long',
};
