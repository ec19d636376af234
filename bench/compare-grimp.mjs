// Compares the module-to-module dependencies that Lintel finds in a Python package with grimp's.
//   node bench/compare-grimp.mjs FOLDER [--python PATH]      (FOLDER: the package's own, with its __init__.py)
// Needs `npm run build`, and grimp installed for the `python3` on PATH or for the one at PATH. Downloads nothing.
// Exit 0 where all is equal or explained, 1 where a difference is not, 2 where a tool fails.
// What the explanations mean stands in docs/accuracy.md.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { concludeComparison, listDifferences } from './differences.mjs';
import { runJson, runLintel } from './run-json.mjs';

const { folder, python } = readArguments();
const packageName = path.basename(folder);

const peer = readGrimp();
const lintel = readLintel();
const onlyLintel = [...lintel.edges.values()].filter(edge => !peer.edges.has(keyOf(edge)));
const onlyPeer = [...peer.edges.values()].filter(edge => !lintel.edges.has(keyOf(edge)));

console.log(`Folder    ${folder}`);
console.log(`Lintel    ${lintel.modules.size} modules, ${lintel.edges.size} dependencies between them`);
console.log(`grimp     ${peer.modules.size} modules, ${peer.edges.size} dependencies between them`);
console.log(`Equal     ${lintel.edges.size - onlyLintel.length}`);
concludeComparison(
  listDifferences('Only Lintel', onlyLintel, explainOnlyLintel, describeEdge) +
    listDifferences('Only grimp', onlyPeer, explainOnlyPeer, describeEdge),
);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { python: { type: 'string', default: 'python3' } },
    });
    if (positionals.length !== 1) throw new Error('One folder is needed: that of a Python package.');
    const folder = path.resolve(positionals[0]);
    if (!existsSync(path.join(folder, '__init__.py')))
      throw new Error(`${folder} is no Python package: it has no __init__.py.`);
    return { folder, python: values.python };
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

function readGrimp() {
  const script = path.join(import.meta.dirname, 'list-grimp-imports.py');
  const { modules, imports } = runJson('grimp', python, [script, folder]);
  return { modules: new Set(modules), edges: toEdges(imports.map(([from, to]) => ({ from, to }))) };
}

function readLintel() {
  const graph = runLintel(folder);
  const modules = new Map(
    graph.modules.filter(module => module.language === 'python').map(({ id }) => [id, dottedName(id)]),
  );
  const rows = graph.dependencies
    .filter(row => row.kind !== 'implicit' && modules.has(row.from) && modules.has(row.to))
    .map(row => ({ ...row, from: modules.get(row.from), to: modules.get(row.to) }));
  return { modules: new Set(modules.values()), edges: toEdges(rows) };
}

/** `orders/__init__.py` → `shop.orders`, where the package is called `shop`. */
function dottedName(id) {
  const stem = id.replace(/\.pyi?$/, '').replace(/(?:^|\/)__init__$/, '');
  return [packageName, ...stem.split('/')].filter(name => name !== '').join('.');
}

/** One edge for each pair of modules, with the first import that makes it. A module and its stub are one here. */
function toEdges(rows) {
  const edges = new Map();
  for (const row of rows) if (row.from !== row.to && !edges.has(keyOf(row))) edges.set(keyOf(row), row);
  return edges;
}

function keyOf({ from, to }) {
  return `${from} → ${to}`;
}

function describeEdge(edge) {
  return edge.line === undefined ? keyOf(edge) : `${keyOf(edge)}   (line ${edge.line})`;
}

function explainOnlyLintel({ from, to, kind }) {
  for (const name of [from, to]) {
    if (peer.modules.has(name)) continue;
    if (!name.split('.').every(part => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part)))
      return 'grimp leaves out files whose name no import can write';
    if (hasBarePackage(name)) return 'grimp does not enter folders without __init__.py';
  }
  return kind === 'dynamic' ? 'grimp does not look for import_module' : undefined;
}

/** Whether one of the folders round a module has no `__init__`. */
function hasBarePackage(name) {
  const parents = name.split('.').slice(0, -1);
  return parents.some((_, i) => !lintel.modules.has(parents.slice(0, i + 1).join('.')));
}

function explainOnlyPeer({ from, to }) {
  if (!lintel.modules.has(from)) return 'Lintel leaves this file out (ignored, or in a folder that is)';
  if (!lintel.modules.has(to)) return 'Lintel leaves the target out (ignored, or in a folder that is)';
  return undefined;
}
