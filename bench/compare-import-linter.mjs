// Compares what Lintel and import-linter make of every contract in a folder.
//   node bench/compare-import-linter.mjs FOLDER [--python PATH] [--json]
// Needs `npm run build`, and import-linter installed for the `python3` on PATH or for the one at PATH. Downloads nothing.
// Equal means: the same contracts kept and broken, and the same direct imports named where one is broken. Chains are
// compared by the outcome: import-linter shows a few of them, Lintel each import that starts one.
// Exit 0 where all is equal, 1 where something is not, 2 where a tool fails.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runJson } from './run-json.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string', default: 'python3' }, json: { type: 'boolean', default: false } },
});
if (positionals.length !== 1) {
  console.error('One folder is needed: one with contracts of import-linter.');
  process.exit(2);
}
const folder = path.resolve(positionals[0]);

const peer = readPeer();
const lintel = readLintel();
let differences = 0;
for (const contract of peer.contracts) compare(contract);
const kept = peer.contracts.filter(({ outcome }) => outcome === 'kept').length;
const broken = peer.contracts.filter(({ outcome }) => outcome === 'broken').length;
const links = peer.contracts.reduce((sum, { direct = [] }) => sum + direct.length, 0);
console.log(
  `${path.basename(folder)}: ${peer.contracts.length} contracts, ${kept} kept, ${broken} broken (${links} direct imports), ` +
    `${peer.contracts.length - kept - broken} refused; ${differences} different`,
);
process.exitCode = differences > 0 ? 1 : 0;

function readPeer() {
  const probe = spawnSync(values.python, ['-c', 'import importlinter'], { encoding: 'utf8' });
  if (probe.status !== 0) {
    console.error(`import-linter is not installed for ${values.python}: pip install import-linter`);
    process.exit(2);
  }
  const answer = runJson(
    'import-linter',
    path.resolve(values.python).includes('/') && values.python.includes('/')
      ? path.resolve(values.python)
      : values.python,
    [path.join(import.meta.dirname, 'list-contracts.py')],
    folder,
  );
  if (answer.error !== undefined) {
    console.error(`import-linter refuses the configuration: ${answer.error}`);
    process.exit(2);
  }
  return answer;
}

/** Lintel's violations by contract, or what it says against the configuration. */
function readLintel() {
  const args = [path.join(root, 'dist/cli.js'), 'check', folder, '--format', 'json', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 29 });
  const errors = stderr
    .split('\n')
    .filter(line => line.includes(': error: ') && /importlinter|setup\.cfg|\.toml/.test(line));
  if (!stdout.startsWith('{')) return { errors, byRule: new Map() };
  const byRule = new Map();
  for (const violation of JSON.parse(stdout).violations)
    byRule.set(violation.rule, [...(byRule.get(violation.rule) ?? []), violation]);
  return { errors: [], byRule };
}

function compare({ id, name, outcome, message, direct = [] }) {
  const violations = lintel.byRule.get(`import-linter:${id.replaceAll('|', '/')}`) ?? [];
  const isRefused = lintel.errors.length > 0;
  const own = violations.length > 0 ? 'broken' : 'kept';
  if (outcome === 'error') {
    if (isRefused) console.log(`  =  ${name}: refused by both (${message.split('\n')[0]})`);
    else tell(`${name}: refused by import-linter (${message}), ${own} for Lintel`);
    return;
  }
  if (isRefused) {
    if (!peer.contracts.some(each => each.outcome === 'error'))
      tell(`${name}: ${outcome}, refused by Lintel: ${lintel.errors.join('; ')}`);
    return;
  }
  if (own !== outcome) tell(`${name}: ${outcome} for import-linter, ${own} for Lintel`);
  const theirs = new Set(direct.map(([from, to]) => `${from} → ${to}`));
  const ours = new Set(
    violations
      .filter(each => each.chain === undefined && each.to !== undefined && each.kind !== 'acyclic')
      .map(each => `${nameOf(each.from)} → ${nameOf(each.to)}`),
  );
  for (const link of ours) if (!theirs.has(link)) tell(`${name}: only Lintel names ${link}`);
  for (const link of theirs) if (!ours.has(link)) tell(`${name}: only import-linter names ${link}`);
}

function tell(text) {
  differences++;
  console.log(`  ≠  ${text}`);
}

/** The dotted name of a module, by the root packages that the file's path ends in. */
function nameOf(id) {
  if (id.includes(':')) return id.slice(id.indexOf(':') + 1);
  const stem = id
    .replace(/\.pyi?$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
  const root = peer.roots.find(
    name =>
      stem === name || stem.startsWith(`${name}.`) || stem.includes(`.${name}.`) || stem.endsWith(`.${name}`),
  );
  if (root === undefined) return stem;
  const at = stem.startsWith(root) ? 0 : stem.indexOf(`.${root}`) + 1;
  return stem.slice(at);
}
