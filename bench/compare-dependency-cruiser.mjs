// Compares the module-to-module dependencies that Lintel finds in a folder with dependency-cruiser's.
//   node bench/compare-dependency-cruiser.mjs [folder]      (default: the TypeScript sources of rxjs)
// Needs `npm run build`. Exit 0 where all is equal or explained, 1 where a difference is not, 2 where a tool fails.
// What the explanations mean stands in docs/accuracy.md.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'node_modules/rxjs/src'));

/** Differences listed for one explanation. */
const MAX_LISTED = 20;

const lintel = readLintel();
const peer = readDependencyCruiser();
const onlyLintel = [...lintel.edges.values()].filter(edge => !peer.edges.has(keyOf(edge)));
const onlyPeer = [...peer.edges.values()].filter(edge => !lintel.edges.has(keyOf(edge)));

console.log(`Folder               ${folder}`);
console.log(
  `Lintel               ${lintel.modules.size} modules, ${lintel.edges.size} dependencies between them`,
);
console.log(
  `dependency-cruiser   ${peer.modules.size} modules, ${peer.edges.size} dependencies between them`,
);
console.log(`Equal                ${lintel.edges.size - onlyLintel.length}`);
const unexplained =
  list('Only Lintel', onlyLintel, explainOnlyLintel) +
  list('Only dependency-cruiser', onlyPeer, explainOnlyPeer);
console.log(
  unexplained === 0 ? '\nEvery difference is explained.' : `\n${unexplained} differences are not explained.`,
);
process.exitCode = unexplained === 0 ? 0 : 1;

function readLintel() {
  const graph = run('Lintel', [path.join(root, 'dist/cli.js'), 'graph', folder, '--format', 'json'], root);
  const modules = new Set(graph.modules.map(module => module.id));
  const scripts = new Set(
    graph.modules.filter(module => module.language !== 'python').map(module => module.id),
  );
  const rows = graph.dependencies.filter(row => scripts.has(row.from) && row.kind !== 'implicit');
  const bySpecifier = new Map(rows.map(row => [`${row.from} ${row.specifier}`, row]));
  const edges = toEdges(rows.filter(row => modules.has(row.to)));
  return { modules: scripts, edges, bySpecifier };
}

function readDependencyCruiser() {
  const args = [path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')];
  args.push(
    '--no-config',
    '--output-type',
    'json',
    '--ts-pre-compilation-deps',
    '--exclude',
    '(^|/)node_modules/',
  );
  if (existsSync(path.join(folder, 'tsconfig.json'))) args.push('--ts-config', 'tsconfig.json');
  const { modules: found } = run('dependency-cruiser', [...args, '.'], folder);
  const modules = new Set(found.filter(isOwnModule).map(module => module.source));
  const rows = found.flatMap(({ source, dependencies }) =>
    dependencies.map(row => ({ ...row, from: source, to: row.resolved, specifier: row.module })),
  );
  const bySpecifier = new Map(rows.map(row => [`${row.from} ${row.specifier}`, row]));
  const edges = toEdges(rows.filter(row => modules.has(row.from) && modules.has(row.to)));
  return { modules, edges, bySpecifier };
}

/** Source files of the folder; dependency-cruiser also lists what it only heard of, and assets. */
function isOwnModule(module) {
  const outside = module.couldNotResolve || module.coreModule || module.source.startsWith('../');
  return !outside && /\.[cm]?[jt]sx?$/.test(module.source);
}

/** One edge for each pair of modules, with the first import that makes it. */
function toEdges(rows) {
  const edges = new Map();
  for (const row of rows) if (!edges.has(keyOf(row))) edges.set(keyOf(row), row);
  return edges;
}

function keyOf({ from, to }) {
  return `${from} → ${to}`;
}

function run(name, args, cwd) {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    // The JSON of a large code base is long: half a gigabyte at most.
    maxBuffer: 2 ** 29,
  });
  // dependency-cruiser's exit code counts violations, so only its output tells whether it worked.
  if (error === undefined && stdout.startsWith('{')) return JSON.parse(stdout);
  console.error(`${name} failed (exit ${status}): ${error?.message ?? stderr.trim()}`);
  process.exit(2);
}

function explainOnlyLintel(edge) {
  if (!peer.modules.has(edge.from)) return 'dependency-cruiser does not read this file';
  const row = peer.bySpecifier.get(`${edge.from} ${edge.specifier}`);
  if (row === undefined) {
    if (edge.specifier.endsWith('/jsx-runtime')) return 'import made by a @jsxImportSource comment';
    if (edge.typeOnly) return 'import of types that dependency-cruiser does not look for';
    return undefined;
  }
  if (row.couldNotResolve) return 'dependency-cruiser leaves the specifier unresolved';
  return explainTargets(edge.to, row.to);
}

function explainOnlyPeer(edge) {
  if (!lintel.modules.has(edge.from)) return 'Lintel leaves this file out (ignored, or too large)';
  if (!lintel.modules.has(edge.to)) return 'Lintel leaves the target out (ignored, or too large)';
  const row = lintel.bySpecifier.get(`${edge.from} ${edge.specifier}`);
  return row === undefined ? undefined : explainTargets(row.to, edge.to);
}

/** Why the two lead one specifier to different places. */
function explainTargets(ours, theirs) {
  if (stemOf(ours) === stemOf(theirs))
    return 'same name, other extension: Lintel takes the source or the implementation';
  if (theirs.split('/').includes('node_modules'))
    return 'dependency-cruiser takes the installed copy of a package';
  return undefined;
}

function stemOf(file) {
  return file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}

/** Prints the differences by explanation; returns how many have none. */
function list(title, edges, explain) {
  const groups = groupBy(edges, explain);
  for (const [explanation, group] of groups) {
    console.log(`\n${title}: ${group.length} – ${explanation ?? 'NOT EXPLAINED'}`);
    for (const edge of group.slice(0, MAX_LISTED)) console.log(`  ${keyOf(edge)}   (${edge.specifier})`);
    if (group.length > MAX_LISTED) console.log(`  … and ${group.length - MAX_LISTED} more`);
  }
  return groups.get(undefined)?.length ?? 0;
}

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
