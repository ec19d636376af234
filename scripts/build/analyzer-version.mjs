import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What decides which facts, records and reports come of a workspace; the lock file has the versions of all parsers. */
const inputs = [
  'package-lock.json',
  'scripts/build',
  'src/cli',
  'src/engine',
  'src/extract',
  'src/graph',
  'src/model',
  'src/report',
  'src/resolve',
];

/**
 * Puts a hash of the analyzer's sources into the bundles, so that what one analyzer has cached no other one uses.
 *
 * @param {string} root the folder of the repository
 * @returns {import('esbuild').Plugin}
 */
export function stampAnalyzerVersion(root) {
  return {
    name: 'analyzer-version',
    setup(build) {
      build.onLoad({ filter: /[\\/]engine[\\/]cache[\\/]analyzer-version\.ts$/ }, () => {
        const files = inputs.flatMap(input => listFiles(path.join(root, input)));
        const hash = createHash('sha1');
        for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file));
        const contents = `export const ANALYZER_VERSION = ${JSON.stringify(hash.digest('hex'))};`;
        return { contents, loader: 'ts', watchFiles: files };
      });
    },
  };
}

function listFiles(place) {
  if (path.extname(place) !== '') return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort();
}
