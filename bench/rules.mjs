// What checking rules costs: node bench/rules.mjs [folder] [--saves 40] [--runs 3]
// On a folder: 30 rules of all kinds against the time of the analysis, both in new processes as on the command line, the
// best of some runs; and again after one changed module. On 10,000 generated modules: transitive rules alone. Wall time
// decides; the processor time of all threads stands beside it, since other programs on the machine hardly change it, and after a
// save that of the main thread alone, where the system tells it (Linux).
// The checker is built into a scratch file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';
import { runLintel } from './run-json.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    saves: { type: 'string', default: '40' },
    runs: { type: 'string', default: '3' },
    // For the processes that this one starts: a graph, and the rules to check on it.
    cold: { type: 'string' },
    rules: { type: 'string' },
  },
});
const { createChecker, readConfiguration } = loadRules();
if (values.cold !== undefined) {
  measureCheck(values.cold, values.rules);
  process.exit(0);
}
const folder = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));

const sumPhases = ({ stats }) => Object.values(stats.phases).reduce((sum, time) => sum + time, 0);
const graph = runLintel(folder);
let analysis = sumPhases(graph);
// The graphs of the other runs are let go of: to collect them would fall into one of the saves.
for (let i = 1; i < Number(values.runs); i++) analysis = Math.min(analysis, sumPhases(runLintel(folder)));
const records = toRecords(graph);
const rules = writeRules(records);
console.log(
  `${folder}: ${records.length} modules, ${graph.dependencies.length} dependencies, ${rules.rules.length} rules`,
);
const check = measureCold(graph, rules);
printFigure('checking 30 rules, of the analysis', (check.wall / analysis) * 100, 10, '%');
console.log(`  analysis: ${analysis.toFixed(0)} ms; check: ${describe(check)}`);
measureSaves();

const transitive = measureCold(generateGraph(10_000), writeTransitiveRules());
printFigure('5 transitive rules over 10,000 modules', transitive.wall, 300, 'ms');
console.log(`  ${describe(transitive)}`);

function measureSaves() {
  const checker = createChecker(configure(rules));
  checker.check(records);
  const saves = Number(values.saves);
  let current = records;
  const times = { 'no import changed': [], 'an import taken away': [] };
  for (let i = 0; i < saves; i++) {
    const at = Math.floor((i * records.length) / saves);
    const before = current[at];
    const isStructural = i % 2 === 1 && before.dependencies.length > 0;
    const dependencies = before.dependencies
      .slice(isStructural ? 1 : 0)
      .map(each => ({ ...each, line: each.line + 1 }));
    current = current.with(at, { ...before, dependencies });
    const time = measure(() => checker.check(current));
    times[isStructural ? 'an import taken away' : 'no import changed'].push(time);
  }
  for (const [what, list] of Object.entries(times)) {
    const walls = list.map(({ wall }) => wall);
    const processor = list.map(each => each.processor);
    const main = list.map(each => each.main);
    printFigure(
      `checking again after one save, ${what} (p95 of ${list.length})`,
      findPercentile(walls, 0.95),
      20,
      'ms',
    );
    console.log(
      `  median: ${findMedian(walls).toFixed(1)} ms; processor: p95 ${findPercentile(processor, 0.95).toFixed(1)} ms, ` +
        `median ${findMedian(processor).toFixed(1)} ms; of the main thread: p95 ${findPercentile(main, 0.95).toFixed(1)} ms, ` +
        `median ${findMedian(main).toFixed(1)} ms`,
    );
  }
}

/** Wall time and the processor time of all threads and of the main thread, in milliseconds. */
function measure(run) {
  const mainBefore = readMainThread();
  const before = process.cpuUsage();
  const begin = performance.now();
  const result = run();
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  const main = readMainThread() - mainBefore;
  return { wall, processor: (user + system) / 1000, main, result };
}

/** The processor time of the main thread so far, in milliseconds; not a number where the system does not tell. */
function readMainThread() {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** The quickest of some checks, each the first one of a new process. */
function measureCold(graphToCheck, json) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-rules-'));
  try {
    const graphFile = path.join(scratch, 'graph.json');
    const rulesFile = path.join(scratch, 'rules.json');
    writeFileSync(graphFile, JSON.stringify(graphToCheck));
    writeFileSync(rulesFile, JSON.stringify(json));
    const args = [import.meta.filename, '--cold', graphFile, '--rules', rulesFile];
    const runs = Array.from({ length: Number(values.runs) }, () => {
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    });
    return runs.reduce((best, run) => (run.wall < best.wall ? run : best));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** In a process of its own: prints what one check takes. */
function measureCheck(graphFile, rulesFile) {
  const all = toRecords(JSON.parse(readFileSync(graphFile, 'utf8')));
  const configuration = configure(JSON.parse(readFileSync(rulesFile, 'utf8')));
  const { wall, processor, result } = measure(() => createChecker(configuration).check(all));
  console.log(JSON.stringify({ wall, processor, violations: result.violations.length }));
}

function describe({ wall, processor, violations }) {
  return `${wall.toFixed(0)} ms, processor: ${processor.toFixed(0)} ms; violations: ${violations}`;
}

function configure(json) {
  const { configuration } = readConfiguration('lintel.json', JSON.stringify(json));
  if (configuration.problems.length > 0) throw new Error(configuration.problems[0].message);
  return configuration;
}

function loadRules() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-rules-'));
  try {
    const contents =
      "export { createChecker } from './checker'; export { readConfiguration } from './configuration/read-configuration';";
    const outfile = path.join(scratch, 'rules.cjs');
    const stdin = { contents, resolveDir: path.join(root, 'src/rules'), loader: 'ts' };
    const options = { bundle: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] };
    buildSync({ stdin, outfile, logLevel: 'error', ...options });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function toRecords({ modules, dependencies }) {
  const byModule = Map.groupBy?.(dependencies, each => each.from) ?? groupByFrom(dependencies);
  return modules.map(module => ({
    module,
    dependencies: byModule.get(module.id) ?? [],
    unresolved: [],
    diagnostics: [],
  }));
}

function groupByFrom(dependencies) {
  const groups = new Map();
  for (const each of dependencies) groups.set(each.from, [...(groups.get(each.from) ?? []), each]);
  return groups;
}

/** 30 rules of every kind about the heaviest folders that lie side by side. */
function writeRules(all) {
  const parts = listParts(all.map(record => record.module.id));
  const sets = Object.fromEntries(parts.map((part, i) => [`part${i}`, `${part}/**`]));
  const names = Object.keys(sets);
  const pick = i => names[i % names.length];
  const pair = i => ({ from: pick(i), to: pick(i + 1 + Math.floor(i / names.length)) });
  const list = [
    { kind: 'layers', layers: names, transitive: true },
    { kind: 'forbidden', from: names[0], to: names[1], ignore: ['type-only', 'deferred'] },
    ...Array.from({ length: 8 }, (_, i) => ({ kind: 'forbidden', ...pair(i) })),
    ...Array.from({ length: 4 }, (_, i) => ({ kind: 'forbidden', ...pair(i), transitive: true })),
    ...Array.from({ length: 4 }, (_, i) => ({
      kind: 'allowed-only',
      from: pick(i),
      to: [pick(i + 1), pick(i + 2)],
    })),
    { kind: 'independence', sets: names.slice(0, 4), transitive: true },
    { kind: 'acyclic', ignore: ['type-only'] },
    { kind: 'acyclic', level: 'folders' },
    { kind: 'interface', of: names[0], through: `${sets[names[0]].replace('**', 'index.*')}` },
    ...Array.from({ length: 3 }, (_, i) => ({
      kind: 'external',
      in: pick(i),
      forbid: ['npm:lodash', 'pypi:django'],
    })),
    { kind: 'orphans' },
    { kind: 'reachability', from: names[0], of: names[1] },
    { kind: 'limits', fanIn: 100, fanOut: 50 },
    { kind: 'limits', stableDependencies: true },
    { kind: 'required', from: names[0], to: names[1] },
  ];
  return { sets, rules: list };
}

/** The ten heaviest folders of the depth at which there are at least four. */
function listParts(ids) {
  for (let depth = 1; ; depth++) {
    const counts = new Map();
    for (const id of ids) {
      const names = id.split('/');
      const part = names.slice(0, depth).join('/');
      if (names.length > depth) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    const parts = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
    if (parts.length >= 4 || depth > 8) return parts.map(([part]) => part).sort();
  }
}

function writeTransitiveRules() {
  const to = i => `area${i}/**`;
  return {
    rules: Array.from({ length: 5 }, (_, i) => ({
      ...{ kind: 'forbidden', id: `t${i}`, transitive: true },
      ...{ from: to(i), to: to((i + 3) % 5) },
    })),
  };
}

/** Modules in five areas, each importing up to eight of those before it, mostly near ones: the same at every run. */
function generateGraph(size) {
  let state = 1;
  const random = limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const name = i =>
    `area${Math.floor((i * 5) / size)}/part${Math.floor(i / 100)}/module${String(i).padStart(5, '0')}.ts`;
  const modules = Array.from({ length: size }, (_, i) => ({
    id: name(i),
    language: 'typescript',
    lines: 40,
  }));
  const dependencies = modules.flatMap(({ id }, i) =>
    Array.from({ length: i === 0 ? 0 : random(9) }, (_, line) => {
      const to = name(Math.max(0, i - 1 - random(random(8) === 0 ? i : 300)));
      const place = { specifier: to, names: ['run'], line: line + 1, column: 1 };
      return { from: id, to, kind: 'import', typeOnly: false, deferred: false, ...place };
    }),
  );
  return { modules, dependencies };
}
