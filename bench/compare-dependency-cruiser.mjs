// Compares the module-to-module dependencies that Lintel finds in a folder with dependency-cruiser's.
//   node bench/compare-dependency-cruiser.mjs [folder]      (default: the TypeScript sources of rxjs)
// Needs `npm run build`. Exit 0 where all is equal or explained, 1 where a difference is not, 2 where a tool fails.
// What the explanations mean stands in docs/accuracy.md.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { concludeComparison, listDifferences } from './differences.mjs';
import { runJson, runLintel } from './run-json.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'node_modules/rxjs/src'));

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
concludeComparison(
  listDifferences('Only Lintel', onlyLintel, explainOnlyLintel, describeEdge) +
    listDifferences('Only dependency-cruiser', onlyPeer, explainOnlyPeer, describeEdge),
);

function readLintel() {
  const graph = runLintel(folder);
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
  const { modules: found } = runJson('dependency-cruiser', process.execPath, [...args, '.'], folder);
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

function describeEdge(edge) {
  return `${keyOf(edge)}   (${edge.specifier})`;
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
