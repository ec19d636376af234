// How time and memory grow with the workspace: node bench/growth.mjs [--small 5000] [--large 50000] [--runs 3]
// The workspaces are generated, the same at every run: layered modules in nested folders, half of them Python.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, measureProcess } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '5000' },
    large: { type: 'string', default: '50000' },
    runs: { type: 'string', default: '3' },
  },
});
const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-growth-'));
try {
  const small = await measure('small', Number(values.small));
  const large = await measure('large', Number(values.large));
  const growth = Number(values.large) / Number(values.small);
  const limit = 1.1 * growth;
  for (const [name, ratio] of [
    ['time', large.seconds / small.seconds],
    ['memory', large.peakBytes / small.peakBytes],
  ])
    printFigure(`${name} at ${growth} × the modules`, ratio, limit, '×');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(name, size) {
  const folder = path.join(scratch, name);
  writeWorkspace(folder, size);
  const command = [process.execPath, path.join(root, 'dist/cli.js'), 'graph', folder, '--format', 'json'];
  // Every run is a cold one, and nothing is left where a person's caches are.
  process.env.XDG_CACHE_HOME = path.join(scratch, 'cache');
  const results = [];
  for (let run = 0; run < Number(values.runs); run++) {
    rmSync(path.join(scratch, 'cache'), { recursive: true, force: true });
    results.push(await measureProcess(command));
  }
  const seconds = findMedian(results.map(result => result.seconds));
  const peakBytes = findMedian(results.map(result => result.peakBytes));
  console.log(`  ${size} modules: ${seconds.toFixed(2)} s, ${(peakBytes / 2 ** 20).toFixed(0)} MB`);
  return { seconds, peakBytes };
}

/** About 100 modules a folder; each imports up to six of those before it, mostly near ones, and has some 40 lines. */
function writeWorkspace(folder, size) {
  let state = 1;
  const random = limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const place = i => {
    const part = Math.floor(i / 100);
    return { folder: `area${Math.floor(part / 20)}/part${part}`, name: `module${i}`, python: part % 2 === 0 };
  };
  for (let i = 0; i < size; i++) {
    const here = place(i);
    const lines = [];
    for (let n = random(7); n > 0 && i > 0; n--) {
      const there = place(Math.max(0, i - 1 - random(random(10) === 0 ? i : 300)));
      if (there.python !== here.python) continue;
      lines.push(
        here.python
          ? `from ${there.folder.replaceAll('/', '.')}.${there.name} import run as run${n}`
          : `import { run as run${n} } from '${path.posix.relative(here.folder, `${there.folder}/${there.name}`).replace(/^(?!\.)/, './')}';`,
      );
    }
    for (let n = 0; n < 12; n++)
      lines.push(
        here.python
          ? `def step${n}(value):\n    return [value + ${n}, "${here.name}"]\n`
          : `export function step${n}(value: number) {\n  return [value + ${n}, '${here.name}'];\n}`,
      );
    const file = path.join(folder, here.folder, `${here.name}.${here.python ? 'py' : 'ts'}`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${lines.join('\n')}\n`);
  }
}
