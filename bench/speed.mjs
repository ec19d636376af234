// Whole analyses on the command line, beside other tools on the same folder in turn (A B C, A B C …), cold.
//   node bench/speed.mjs <folder> [--runs 3] [--peers dependency-cruiser,madge,skott,ast]
// For TypeScript and JavaScript the peers are dependency-cruiser, madge and skott; for Python, `python3` running
// ast.parse over the same files, which is a floor and no tool. Prints medians and ratios; downloads nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, measureProcess } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, peers: { type: 'string' } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const isPython = holdsMostlyPython(folder);
const bin = name => path.join(root, 'node_modules/.bin', name);
const parseAll = `
import ast, os, sys, warnings
warnings.simplefilter('ignore')
for folder, folders, files in os.walk(sys.argv[1]):
    folders[:] = [f for f in folders if f not in ('node_modules', '.git', '__pycache__')]
    for name in files:
        if name.endswith('.py'):
            try:
                with open(os.path.join(folder, name), 'rb') as f: ast.parse(f.read())
            except SyntaxError: pass
`;

/** Ratios to reach, Lintel's wall time over the peer's. */
const limits = { 'dependency-cruiser': 0.25, madge: 0.125, ast: 0.8 };
const lintel = [process.execPath, path.join(root, 'dist/cli.js'), 'graph', folder, '--format', 'json'];
if (helps('--no-cache')) lintel.push('--no-cache');
const commands = {
  lintel,
  'dependency-cruiser': [
    bin('depcruise'),
    '.',
    '--no-config',
    '--output-type',
    'json',
    '--ts-pre-compilation-deps',
  ],
  madge: [bin('madge'), '--extensions', 'ts,tsx,js,jsx', '--json', '.'],
  skott: [bin('skott'), '--displayMode=raw', '--exitCodeOnCircularDependencies=0'],
  ast: ['python3', '-c', parseAll, folder],
};
const chosen = values.peers?.split(',') ?? (isPython ? ['ast'] : ['dependency-cruiser', 'madge', 'skott']);
const runs = Object.fromEntries(['lintel', ...chosen].map(name => [name, []]));

// One run before those that count, so that all read from a warm disk.
await measureProcess(commands.lintel);
for (let run = 0; run < Number(values.runs); run++)
  for (const [name, results] of Object.entries(runs))
    results.push(await measureProcess(commands[name], { cwd: folder, mayFail: name !== 'lintel' }));

console.log(`${folder}, medians of ${values.runs} runs`);
const seconds = name => findMedian(runs[name].map(result => result.seconds));
for (const name of Object.keys(runs)) {
  const memory = Math.max(...runs[name].map(result => result.peakBytes)) / 2 ** 20;
  console.log(`  ${name.padEnd(20)} ${seconds(name).toFixed(2)} s  ${memory.toFixed(0)} MB at most`);
}
for (const name of chosen) {
  const peer = name === 'ast' ? '`ast.parse` over the same files' : name;
  printFigure(`cold, whole analysis ÷ ${peer}`, seconds('lintel') / seconds(name), limits[name]);
}

function holdsMostlyPython(start) {
  let python = 0;
  let script = 0;
  for (const name of readdirSync(start, { recursive: true })) {
    if (/(^|\/)node_modules\//.test(name)) continue;
    if (name.endsWith('.py')) python++;
    else if (/\.[cm]?[jt]sx?$/.test(name)) script++;
  }
  return python > script;
}

function helps(option) {
  if (!existsSync(path.join(root, 'dist/cli.js'))) throw new Error('Build first: npm run build');
  return execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'graph', '--help'], {
    encoding: 'utf8',
  }).includes(option);
}
