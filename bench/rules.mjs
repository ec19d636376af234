// What checking rules costs: node bench/rules.mjs [folder] [--saves 40]
// On a folder: 30 rules of all kinds against the time of the analysis, and again after one changed module. On 10,000
// generated modules: transitive rules alone. The checker is built into a scratch file; nothing else runs beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { runLintel } from './run-json.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { saves: { type: 'string', default: '40' } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const { createChecker, readConfiguration } = loadRules();

const graph = runLintel(folder);
const records = toRecords(graph);
const analysis = Object.values(graph.stats.phases).reduce((sum, time) => sum + time, 0);
const rules = writeRules(records);
console.log(
  `${folder}: ${records.length} modules, ${graph.dependencies.length} dependencies, ${rules.rules.length} rules`,
);
const check = measure(() => createChecker(configure(rules)).check(records));
console.log(`  analysis: ${analysis.toFixed(0)} ms; violations: ${check.result.violations.length}`);
report('checking 30 rules, of the analysis', (check.time / analysis) * 100, 10, '%');
console.log(`  in milliseconds: ${check.time.toFixed(0)}`);
measureSaves();

const generated = toRecords(generateGraph(10_000));
const transitive = measure(() => createChecker(configure(writeTransitiveRules())).check(generated));
report('5 transitive rules over 10,000 modules', transitive.time, 300, 'ms');
console.log(`  violations: ${transitive.result.violations.length}`);

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
    const begin = performance.now();
    checker.check(current);
    times[isStructural ? 'an import taken away' : 'no import changed'].push(performance.now() - begin);
  }
  for (const [what, list] of Object.entries(times)) {
    report(
      `checking again after one save, ${what} (p95 of ${list.length})`,
      findPercentile(list, 0.95),
      20,
      'ms',
    );
    console.log(`  median: ${findMedian(list).toFixed(1)} ms`);
  }
}

/** The median of five runs, the first one cold as in a process of the command line: it counts as well. */
function measure(run) {
  const times = [];
  let result;
  for (let i = 0; i < 5; i++) {
    const begin = performance.now();
    result = run();
    times.push(performance.now() - begin);
  }
  console.log(`  first run: ${times[0].toFixed(0)} ms`);
  return { result, time: Math.max(findMedian(times), times[0]) };
}

function report(name, value, limit, unit) {
  const verdict = value <= limit ? 'reached' : 'not reached';
  console.log(`${name}: ${value.toFixed(1)} ${unit}, to reach ${limit} ${unit}: ${verdict}`);
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
