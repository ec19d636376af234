import path from 'node:path';
import type { FileSource, FolderEntry } from '../../../src/engine/file-source';

/** What one path of a memory disk holds. `missing` is listed in its folder but cannot be read any more. */
type Node =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'locked' }
  | { readonly kind: 'missing' };

/** A disk in memory, with the faults of a real one on request. Folders are there when something is in them. */
export interface MemoryFiles extends FileSource {
  write(file: string, content: string | Uint8Array): void;
  remove(fileOrFolder: string): void;
  rename(from: string, to: string): void;
  link(place: string, target: string): void;
  /** A folder that may not be listed. */
  lockFolder(folder: string): void;
  /** A file that is deleted between being listed and being read. */
  loseFile(file: string): void;
}

/** Files by absolute path. */
export function createMemoryFiles(contents: Readonly<Record<string, string>> = {}): MemoryFiles {
  const nodes = new Map<string, Node>();

  function follow(place: string, hops = 0): string {
    if (hops > 20) throw fault('ELOOP', place);
    const parts = place.split('/');
    for (let i = 2; i <= parts.length; i++) {
      const node = nodes.get(parts.slice(0, i).join('/'));
      if (node?.kind !== 'link') continue;
      const parent = parts.slice(0, i - 1).join('/');
      return follow(path.posix.resolve(parent, node.target, ...parts.slice(i)), hops + 1);
    }
    return place;
  }

  function isFolder(real: string): boolean {
    return nodes.get(real)?.kind === 'locked' || [...nodes.keys()].some(key => key.startsWith(`${real}/`));
  }

  const files: MemoryFiles = {
    isOnDisk: () => false,
    async readFolder(folder) {
      const real = follow(folder);
      if (nodes.get(real)?.kind === 'locked') throw fault('EACCES', folder);
      if (!isFolder(real)) throw fault('ENOENT', folder);
      const entries = new Map<string, FolderEntry>();
      for (const [key, node] of nodes) {
        if (!key.startsWith(`${real}/`)) continue;
        const [name, ...rest] = key.slice(real.length + 1).split('/');
        const isLeaf = rest.length === 0 && node.kind !== 'locked';
        const kind = isLeaf ? (node.kind === 'link' ? 'link' : 'file') : 'folder';
        entries.set(name!, { name: name!, kind });
      }
      return [...entries.values()];
    },
    async readFile(file) {
      const node = nodes.get(follow(file));
      if (node?.kind !== 'file') throw fault('ENOENT', file);
      return node.bytes;
    },
    async followLink(place) {
      const real = follow(place);
      if (nodes.get(real)?.kind === 'file') return { path: real, kind: 'file' };
      if (!isFolder(real)) throw fault('ENOENT', place);
      return { path: real, kind: 'folder' };
    },
    write(file, content) {
      nodes.set(file, { kind: 'file', bytes: typeof content === 'string' ? Buffer.from(content) : content });
    },
    remove(fileOrFolder) {
      for (const key of nodes.keys())
        if (key === fileOrFolder || key.startsWith(`${fileOrFolder}/`)) nodes.delete(key);
    },
    rename(from, to) {
      for (const [key, node] of [...nodes])
        if (key === from || key.startsWith(`${from}/`)) {
          nodes.delete(key);
          nodes.set(to + key.slice(from.length), node);
        }
    },
    link: (place, target) => void nodes.set(place, { kind: 'link', target }),
    lockFolder: folder => void nodes.set(folder, { kind: 'locked' }),
    loseFile: file => void nodes.set(file, { kind: 'missing' }),
  };
  for (const [file, content] of Object.entries(contents)) files.write(file, content);
  return files;
}

function fault(code: string, place: string): Error {
  return Object.assign(new Error(`${code}: ${place}`), { code });
}
