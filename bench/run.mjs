// Runs every bench in turn and ends with a table of all figures: npm run bench -- [folder …]
// Folders go to the benches that measure on code; without one, each takes its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem, type } from 'node:os';
import path from 'node:path';
import { runNode } from '../scripts/build/run-node.mjs';

const folders = process.argv.slice(2);
const eachFolder = folders.length > 0 ? folders : [undefined];
const onFolders = [
  'bench/compare-dependency-cruiser.mjs',
  'bench/speed.mjs',
  'bench/cache.mjs',
  'bench/latency.mjs',
  'bench/typing.mjs',
  'bench/rules.mjs',
  'bench/patterns.mjs',
  'bench/patterns-server.mjs',
  'bench/map-layout.mjs',
  'bench/open-container.mjs',
];
const benches = [
  ['bench/package-size.mjs'],
  ['bench/activation.mjs'],
  ...eachFolder.flatMap(folder => onFolders.map(bench => [bench, ...(folder ? [folder] : [])])),
  ['bench/map-speed.mjs'],
  ['bench/matrix-speed.mjs'],
  ['bench/growth.mjs'],
];

const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}, Node ${process.version}`;
const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-bench-'));
process.env.LINTEL_BENCH_FIGURES = path.join(scratch, 'figures.jsonl');
/** Cells of the table, row by row. */
const rows = [];
let ended = true;
try {
  for (const bench of benches) {
    console.log(`\n━━ ${bench.join(' ')} (load ${loadavg()[0].toFixed(1)})`);
    rmSync(process.env.LINTEL_BENCH_FIGURES, { force: true });
    const began = rows.length;
    const isDone = await runNode(bench);
    for (const { name, value, limit, state } of readFigures())
      rows.push([bench[1] === undefined ? '' : nameOf(bench[1]), name, value, limit, state]);
    if (!isDone) rows.splice(began, 0, [nameOf(bench[1] ?? ''), bench[0], 'failed', '', '']);
    ended = isDone && ended;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`\n${machine}\n`);
printTable([['on', 'what', 'reached', 'to reach', ''], ...rows]);
process.exit(ended ? 0 : 1);

function readFigures() {
  try {
    const lines = readFileSync(process.env.LINTEL_BENCH_FIGURES, 'utf8').trimEnd().split('\n');
    return lines.map(line => JSON.parse(line));
  } catch {
    return []; // No figure, no file.
  }
}

/** The last names of a path; those that say nothing by themselves take the one before along. */
function nameOf(folder) {
  const names = path.resolve(folder).split(path.sep);
  return names.slice(/^(?:src|packages|lib)$/.test(names.at(-1)) ? -2 : -1).join('/');
}

/** A table that Markdown takes, too. */
function printTable(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  for (const [at, row] of table.entries()) {
    console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
    if (at === 0) console.log(`|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`);
  }
}
