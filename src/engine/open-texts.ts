import path from 'node:path';
import type { FileSource } from './file-source';

/** Files of which an unsaved text stands in for what lies on the disk. */
export interface OpenTexts {
  /** The files with these texts in place of what they hold. */
  readonly files: FileSource;
  /** `path` is absolute. False where the text was that already. */
  put(path: string, text: string): boolean;
  /** What is on the disk counts again. False where it did already. */
  remove(path: string): boolean;
  clear(): void;
}

/** No texts yet, over `disk`. Whether there is a file, and where, is for the disk to say. */
export function createOpenTexts(disk: FileSource): OpenTexts {
  const texts = new Map<string, string>();
  const find = (file: string) => (texts.size === 0 ? undefined : texts.get(path.normalize(file)));
  return {
    files: {
      ...disk,
      readFile(file) {
        const text = find(file);
        return text === undefined ? disk.readFile(file) : Buffer.from(text, 'utf8');
      },
      isOnDisk: file => find(file) === undefined && disk.isOnDisk(file),
    },
    put(file, text) {
      const key = path.normalize(file);
      if (texts.get(key) === text) return false;
      texts.set(key, text);
      return true;
    },
    remove: file => texts.delete(path.normalize(file)),
    clear: () => texts.clear(),
  };
}
