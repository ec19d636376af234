import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { EntryKind, FileSource } from './file-source';

/**
 * The disk. It answers synchronously: listing a few thousand folders that way takes a quarter of the time that promises
 * take, and whoever walks many folders hands control back to the event loop in between.
 */
export const disk: FileSource = {
  readFolder: path => readdirSync(path, LISTING).map(entry => ({ name: entry.name, kind: kindOf(entry) })),
  readFile: path => readFileSync(path),
  followLink(path) {
    const real = realpathSync(path);
    const kind = kindOf(statSync(real));
    return { path: real, kind: kind === 'link' ? 'other' : kind };
  },
  isOnDisk: () => true,
  readStamp(path) {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return { modified: mtimeMs, changed: ctimeMs, size, inode: ino };
  },
  // On Windows not every file system keeps the times of folders.
  hasFolderStamps: process.platform !== 'win32',
};

const LISTING = { withFileTypes: true } as const;

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
