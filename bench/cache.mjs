// The whole command line with nothing known and with nothing changed since last time, in turn.
//   node bench/cache.mjs [folder] [--runs 5]
// Prints medians and their ratio. Caches go to a temporary folder; building is up to the caller.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, measureProcess } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

/** To reach: the time of a run where nothing has changed, over that of a cold one. */
const LIMIT = 0.15;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const cacheFolder = mkdtempSync(path.join(tmpdir(), 'lintel-bench-cache-'));
const command = [process.execPath, path.join(root, 'dist/cli.js'), 'graph', folder, '--cache-folder'];
/** Seconds by kind of run; `cold` includes writing the cache. */
const seconds = { cold: [], warm: [] };

try {
  // One run before those that count, so that all read from a warm disk.
  await measureProcess([...command, cacheFolder]);
  for (let run = 0; run < Number(values.runs); run++) {
    rmSync(cacheFolder, { recursive: true });
    for (const kind of ['cold', 'warm'])
      seconds[kind].push((await measureProcess([...command, cacheFolder], { looks: false })).seconds);
  }
} finally {
  rmSync(cacheFolder, { recursive: true, force: true });
}

const [cold, warm] = [findMedian(seconds.cold), findMedian(seconds.warm)];
console.log(`${folder}, medians of ${values.runs} runs`);
console.log(`  cold ${cold.toFixed(2)} s, nothing changed ${warm.toFixed(2)} s`);
printFigure('nothing changed ÷ cold', warm / cold, LIMIT);
