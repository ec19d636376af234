// What looking for patterns does to the analysis process: node bench/patterns-server.mjs [folder] [--saves 20]
// How long its event loop is held while patterns are looked for, during which it answers nobody; how soon a saved file is in the
// graph while a search is under way (on a copy of the folder); and its memory. Wall time; run `npm run build` first.
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, findPercentile, readPeakMemory } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';
import { startSession } from './server-session.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { saves: { type: 'string', default: '20' } },
});
const source = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const saves = Number(values.saves);
/** Longest that the process may be deaf, in milliseconds. */
const LIMIT = 50;
/** A save comes so long after the one before, in milliseconds: a search begins after a second without changes. */
const BETWEEN = [1100, 2500];

const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-patterns-'));
const folder = path.join(scratch, path.basename(source));
cpSync(source, folder, { recursive: true, filter: file => !/[\\/](\.git|node_modules)$/.test(file) });
try {
  await measureSearch();
  await measureSaves();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measureSearch() {
  const file = path.join(scratch, 'loop.json');
  const session = startSession({ watchLoop: file });
  await session.analyze(folder);
  await sleep(2000);
  const begin = Date.now();
  const found = session.nextPatterns();
  session.wantPatterns();
  await found;
  const end = Date.now();
  await sleep(500);
  const peak = readPeakMemory(session.pid);
  await session.stop();
  const late = JSON.parse(readFileSync(file, 'utf8')).flatMap(([at, held]) =>
    at >= begin && at <= end + 500 ? [held] : [],
  );
  console.log(
    JSON.parse(readFileSync(file, 'utf8'))
      .filter(([at, held]) => at >= begin && held > 15)
      .map(([at, held]) => [at - begin, Math.round(held)])
      .join(' | '),
  );
  console.log(`${folder}: patterns after ${end - begin} ms`);
  printFigure('event loop held while patterns are looked for (p95)', findPercentile(late, 0.95), LIMIT, 'ms');
  printFigure('event loop held while patterns are looked for (longest)', Math.max(...late), LIMIT, 'ms');
  if (peak !== undefined)
    printFigure('most memory of the analysis process, patterns looked for', peak / 2 ** 20, 700, 'MiB');
}

async function measureSaves() {
  const session = startSession();
  await session.analyze(folder);
  session.wantPatterns();
  const files = readdirSync(folder, { recursive: true })
    .filter(name => /\.(ts|tsx|js|py)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  const times = [];
  for (let i = 0; i < saves; i++) {
    const [least, most] = BETWEEN;
    await sleep(least + ((most - least) * i) / saves);
    const file = path.join(folder, files[Math.floor((i * files.length) / saves)]);
    appendFileSync(file, file.endsWith('.py') ? '\nclass Saved:\n    pass\n' : '\nexport class Saved {}\n');
    const patch = session.next(update => update.type === 'patch' && update.patch.progress.phase === 'done');
    const begin = performance.now();
    session.tell([{ path: file, type: 'changed' }]);
    times.push((await patch).at - begin);
  }
  await session.stop();
  printFigure(`one file saved during a search (p95 of ${saves})`, findPercentile(times, 0.95), 100, 'ms');
  console.log(`  median: ${findMedian(times).toFixed(0)} ms`);
}
