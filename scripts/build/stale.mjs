import { existsSync, readdirSync, rmSync } from 'node:fs';
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
  const written = listFiles(dist).concat(
    tests ? listFiles(path.join(dist, 'test'), { recursive: true }) : [],
  );
  for (const file of written) if (!keep.has(file)) rmSync(file, { force: true });
}

function listFiles(folder, options) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { ...options, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
}
