// What finding patterns costs: node bench/patterns.mjs [folder…] [--runs 3]
// Each folder is analyzed for its imports alone, then with the code that patterns are found in, and patterns are looked for; all
// in new processes without a cache, in turn. The best times stand as they are and as shares of the analysis of imports alone: what
// other programs on the machine do only adds. Wall time; run `npm run build` first.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { printFigure } from './print-figure.mjs';
import { runJson } from './run-json.mjs';

/** Most that reading code may take on top of the analysis of imports alone, of that. */
const LIMIT = 0.35;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});
const folders = positionals.length > 0 ? positionals : [path.join(root, 'node_modules/rxjs/src')];
for (const folder of folders) measure(path.resolve(folder));

function measure(folder) {
  const imports = [];
  const reading = [];
  const detecting = [];
  let findings = 0;
  for (let i = 0; i < Number(values.runs); i++) {
    imports.push(run('graph', folder).milliseconds);
    const { milliseconds, json } = run('patterns', folder);
    findings = json.patterns.length;
    detecting.push(json.stats.phases.detect);
    reading.push(milliseconds - json.stats.phases.detect);
  }
  const base = Math.min(...imports);
  const describe = (name, times) => {
    const time = Math.min(...times);
    console.log(`  ${name}: ${time.toFixed(0)} ms, ${(time / base).toFixed(2)} of imports alone`);
  };
  console.log(`${folder}: ${findings} findings`);
  describe('imports alone', imports);
  describe('with symbols and code', reading);
  describe('looking for patterns', detecting);
  printFigure('  reading symbols and code, on top of imports alone', Math.min(...reading) / base - 1, LIMIT);
}

/** The phases of an analysis, which leave out what it takes to start a process. */
function run(command, folder) {
  const cli = path.join(root, 'dist/cli.js');
  const args = [cli, command, folder, '--format', 'json', '--no-cache'];
  const json = runJson(command, process.execPath, args);
  const { cycles: _, ...phases } = json.stats.phases;
  return { json, milliseconds: Object.values(phases).reduce((sum, time) => sum + time, 0) };
}
