// Compares what Lintel and Tach make of a folder's `tach.toml`.
//   node bench/compare-tach.mjs FOLDER [--tach PATH] [--altered] [--runs 12]
// Needs `npm run build`, and Tach installed: the `tach` on PATH or the one at PATH. Downloads nothing.
// --altered compares a copy whose configuration the code breaks: layers turned round, no declared dependency, and an
// interface that nothing is in.
// Equal means: for each rule the same import statements, to the same modules. Tach names each imported name, Lintel the
// statement. Tach keeps its source roots in a set without order and takes the first that a file lies in, so that of
// roots inside of each other another one may win in every run: all outcomes of some runs are looked at.
// Exit 0 where all is equal, 1 where something is not, 2 where a tool fails.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'smol-toml';
import { concludeComparison, listDifferences } from './differences.mjs';
import { runJson, runLintel } from './run-json.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tach: { type: 'string', default: 'tach' },
    altered: { type: 'boolean', default: false },
    runs: { type: 'string', default: '12' },
  },
});
if (positionals.length !== 1) {
  console.error('One folder is needed: one with a tach.toml.');
  process.exit(2);
}

/** Tach's faults by the names of Lintel's rules. */
const RULES = {
  LayerViolation: 'layers',
  ClosedLayerViolation: 'layers',
  UndeclaredDependency: 'dependencies',
  ForbiddenDependency: 'dependencies',
  PrivateDependency: 'interfaces',
};

const temporary = values.altered ? mkdtempSync(path.join(os.tmpdir(), 'lintel-tach-')) : undefined;
const folder = temporary === undefined ? path.resolve(positionals[0]) : alter(positionals[0], temporary);
try {
  compare();
} finally {
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
}

function compare() {
  const sourceRoots = listRoots();
  const lines = listStatements();
  const outcomes = readOutcomes(lines);
  const lintel = readLintel();
  const fullest = [...outcomes.values()].sort((a, b) => b.places.size - a.places.size)[0];
  console.log(`Folder    ${positionals[0]}${values.altered ? ', altered' : ''}`);
  for (const { count, places } of outcomes.values())
    console.log(`Tach      ${places.size} places, in ${count} of ${values.runs} runs`);
  console.log(`Lintel    ${lintel.size} places`);
  console.log(`Equal     ${[...lintel].filter(place => fullest.places.has(place)).length} places`);
  const describe = place => place;
  let unexplained = listDifferences(
    'Only Lintel',
    [...lintel].filter(place => !fullest.places.has(place)),
    place =>
      place.startsWith('visibility: ')
        ? 'Tach checks visibility where a dependency is declared, Lintel where it is imported'
        : undefined,
    describe,
  );
  unexplained += listDifferences(
    'Only Tach',
    [...fullest.places].filter(place => !lintel.has(place)),
    () => undefined,
    describe,
  );
  for (const { places } of outcomes.values())
    if (places !== fullest.places)
      unexplained += listDifferences(
        `Not in all runs of Tach`,
        [...new Set([...places, ...fullest.places])].filter(
          place => !places.has(place) || !fullest.places.has(place),
        ),
        place => explainRun(place, sourceRoots, places),
        describe,
      );
  concludeComparison(unexplained);
}

/** Why a place is missing in a run: its file lies in two roots, of which the run took the outer one. */
function explainRun(place, sourceRoots, places) {
  const file = /^\S+: (.*?):\d+ → /.exec(place)?.[1];
  const around = sourceRoots.filter(each => file.startsWith(each));
  return around.length > 1 && !places.has(place)
    ? `the file lies in ${around.length} source roots, and Tach took an outer one, which gives it another name`
    : undefined;
}

function listRoots() {
  const { source_roots: roots = ['.'] } = parse(readFileSync(path.join(folder, 'tach.toml'), 'utf8'));
  return roots.map(each => (each === '.' ? '' : `${each.replace(/^\.\//, '').replace(/\/$/, '')}/`));
}

/** The first lines of the import statements in each file, in their order. */
function listStatements() {
  const lines = new Map();
  for (const { from, line } of runLintel(folder).dependencies)
    lines.set(from, (lines.get(from) ?? new Set()).add(line));
  return new Map([...lines].map(([file, set]) => [file, [...set].sort((a, b) => a - b)]));
}

/** What runs of Tach say: places, and in how many runs they are these. */
function readOutcomes(lines) {
  const outcomes = new Map();
  for (let run = 0; run < Number(values.runs); run++) {
    const { stdout, stderr, error } = spawnSync(values.tach, ['check', '--output', 'json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 29,
    });
    if (error !== undefined || !stdout.startsWith('[')) {
      console.error(`Tach failed: ${error?.message ?? stderr.trim()}`);
      process.exit(2);
    }
    const places = new Set();
    for (const { Located } of JSON.parse(stdout)) {
      const [[fault, what]] = Object.entries(Located?.details.Code ?? { none: undefined });
      if (what === undefined) continue;
      const statement = (lines.get(Located.file_path) ?? []).findLast(line => line <= Located.line_number);
      const target = fault === 'ClosedLayerViolation' ? what.definition_layer : what.definition_module;
      places.add(`${RULES[fault] ?? fault}: ${Located.file_path}:${statement} → ${target}`);
    }
    const key = [...places].sort().join('\n');
    const known = outcomes.get(key);
    if (known === undefined) outcomes.set(key, { places, count: 1 });
    else known.count++;
  }
  return outcomes;
}

/** Lintel's places; the module (of a closed layer: the layer) is the one that the message names before the import. */
function readLintel() {
  const cli = path.join(root, 'dist/cli.js');
  const { violations } = runJson('Lintel', process.execPath, [
    cli,
    'check',
    folder,
    ...['--format', 'json', '--no-cache'],
  ]);
  return new Set(
    violations
      .filter(({ rule }) => rule.startsWith('tach:'))
      .map(({ rule, from, line, message }) => `${rule.slice(5)}: ${from}:${line} → ${nameModule(message)}`),
  );
}

function nameModule(message) {
  const patterns = [
    / is below \S+ \((\S+)\) and may not/,
    / does not declare that it depends on (\S+): /,
    / cannot depend on (\S+): /,
    / is not in the interface of (\S+) \(/,
    / may not go past \S+ to (\S+): /,
    /^(\S+) is not visible to \S+: /,
  ];
  return patterns.map(pattern => pattern.exec(message)?.[1]).find(name => name !== undefined) ?? message;
}

/** Copies a project and turns its configuration into one that its code breaks. */
function alter(source, target) {
  cpSync(source, target, {
    recursive: true,
    filter: each => !/(?:^|\/)(?:\.git|node_modules|\.venv)$/.test(path.relative(source, each)),
  });
  const file = path.join(target, 'tach.toml');
  const text = readFileSync(file, 'utf8')
    .replace(/^layers = \[([^{]*?)\]/m, (_, list) => {
      const names = list.split(',').filter(name => name.trim() !== '');
      return `layers = [${names.reverse().join(',')}]`;
    })
    .replace(/^depends_on = \[[^\]]*\]/gm, 'depends_on = []');
  writeFileSync(file, `${text}\n[[interfaces]]\nexpose = ["nothing_at_all"]\nfrom = [".*"]\n`);
  return target;
}
