import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes from dist/ what this build did not write: the test of a deleted file must not go on running.
 * A build without tests leaves dist/test alone, since it cannot know what belongs there.
 *
 * @param {string} dist
 * @param {string[]} kept paths from the repository's folder, as esbuild's metafile names them
 * @param {{ tests: boolean }} built
 */
export function removeStale(dist, kept, { tests }) {
  const keep = new Set(kept.map(file => path.resolve(dist, '..', file)));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (keep.has(file)) continue;
    if (!tests && file.startsWith(path.join(dist, 'test') + path.sep)) continue;
    rmSync(file, { force: true });
  }
}
