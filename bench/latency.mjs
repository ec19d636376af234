// How soon the panel hears of things: node bench/latency.mjs <folder> [--saves 40] [--rules]
// Measured at the analysis process's door: from the request to the first folders, the first dependencies, all of them and all
// symbols, and from the news of a saved file to the patch (on a copy of the folder). A save changes one import, what is given to others, or
// neither. Between two saves there is time for what follows a patch: cycles, rules, the summary. With --rules there are
// some that look at the whole graph, which no patch may wait for. Last the memory that all of it takes, patterns included.
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
  options: { saves: { type: 'string', default: '40' }, rules: { type: 'boolean', default: false } },
});
const source = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const saves = Number(values.saves);
/** Between two saves, in milliseconds. */
const PAUSE = 500;
const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-latency-'));
const folder = path.join(scratch, path.basename(source));
cpSync(source, folder, { recursive: true, filter: file => !/[\\/](\.git|node_modules)$/.test(file) });
if (values.rules) {
  const rules = [
    { kind: 'acyclic' },
    { kind: 'acyclic', level: 'folders' },
    { kind: 'orphans' },
    { kind: 'limits', fanIn: 100, fanOut: 50 },
    { kind: 'limits', stableDependencies: true },
  ];
  writeFileSync(path.join(folder, 'lintel.json'), JSON.stringify({ rules }));
}

try {
  const starts = [];
  for (let run = 0; run < 5; run++) starts.push(await measureStart());
  const median = name => findMedian(starts.map(start => start[name]));
  printFigure('first folders after the request (median of 5 starts)', median('folders'), 300, 'ms');
  printFigure('first dependencies after the request (median of 5 starts)', median('dependencies'), 800, 'ms');
  printFigure('all dependencies after the request (median of 5 starts)', median('whole'), undefined, 'ms');
  printFigure(
    'all symbols and code after the request (median of 5 starts)',
    median('symbols'),
    undefined,
    'ms',
  );
  await measureSaves();
  await measureMemory();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measureStart() {
  const begin = performance.now();
  const session = startSession();
  const folders = session.next(update => update.type === 'snapshot' && update.snapshot.records.length > 0);
  const dependencies = session.next(update =>
    (update.snapshot ?? update.patch).records.some(record => record.dependencies.length > 0),
  );
  const symbols = session.nextSymbols();
  await session.analyze(folder);
  const whole = performance.now() - begin;
  const times = { folders, dependencies, symbols };
  for (const [name, time] of Object.entries(times)) times[name] = (await time).at - begin;
  session.stop();
  return { ...times, whole };
}

/** All that the extension asks for: the graph, symbols, code and patterns; all threads are in the analysis process. */
async function measureMemory() {
  const session = startSession();
  const found = session.nextPatterns();
  session.wantPatterns();
  await session.analyze(folder);
  await found;
  const peak = readPeakMemory(session.pid);
  if (peak !== undefined)
    printFigure('peak memory of the analysis process, patterns included', peak / 2 ** 20, 700, 'MB');
  session.stop();
}

async function measureSaves() {
  const session = startSession();
  const symbols = session.nextSymbols();
  await session.analyze(folder);
  await symbols;
  const files = readdirSync(folder, { recursive: true })
    .filter(name => /\.(ts|tsx|js|py)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  const pick = i => files[Math.floor((i * files.length) / saves)];
  const text = {
    'no import changed': file => (file.endsWith('.py') ? '\n# saved\n' : '\n// saved\n'),
    'an export added': file =>
      file.endsWith('.py') ? '\nclass Saved:\n    pass\n' : '\nexport class Saved {}\n',
    'an import added': file => (file.endsWith('.py') ? '\nimport os\n' : "\nimport 'node:os';\n"),
  };
  for (const [what, limit] of [
    ['no import changed', 30],
    ['an export added', 100],
    ['an import added', 100],
  ]) {
    const times = [];
    for (let i = 0; i < saves; i++) {
      const file = path.join(folder, pick(i));
      appendFileSync(file, text[what](file));
      const patch = session.next(update => update.type === 'patch' && update.patch.progress.phase === 'done');
      const begin = performance.now();
      session.tell([{ path: file, type: 'changed' }]);
      times.push((await patch).at - begin);
      await sleep(PAUSE);
    }
    printFigure(
      `one file saved, ${what}, to the patch (p95 of ${saves})`,
      findPercentile(times, 0.95),
      limit,
      'ms',
    );
    console.log(`  median: ${findMedian(times).toFixed(0)} ms`);
  }
  session.stop();
}
