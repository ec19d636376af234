// Counts, for a checkout, the imports that name a package of its own workspace, and how many lead to a source file.
//   node bench/check-workspace-specifiers.mjs CHECKOUT [--scope @scope]
// Needs `npm run build`; nothing in the checkout has to be installed or built. `--scope` counts packages of one scope alone.
// Exit 0 where at least 99.5 % of them lead to a source file, 1 where fewer do, 2 where something fails.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from './differences.mjs';
import { runLintel } from './run-json.mjs';

/** Share of the specifiers that has to lead to a source file. */
const SHARE = 0.995;

const { checkout, scope } = readArguments();
const prefix = scope === undefined ? '' : `${scope}/`;
const names = readPackageNames();
const graph = runLintel(checkout);
const scripts = new Set(
  graph.modules.filter(module => module.language !== 'python').map(module => module.id),
);
const isWanted = row => scripts.has(row.from) && names.has(packageOf(row.specifier));

const resolved = graph.dependencies.filter(row => isWanted(row) && scripts.has(row.to));
const outside = graph.dependencies.filter(row => isWanted(row) && !scripts.has(row.to));
const unresolved = graph.unresolved.filter(isWanted);
const rest = [
  ...unresolved,
  ...outside.map(row => ({ ...row, reason: `It is taken for ${row.to}, which is not in the workspace.` })),
];
const total = resolved.length + rest.length;
const share = total === 0 ? 1 : resolved.length / total;

console.log(`Checkout      ${checkout}`);
console.log(`Packages      ${names.size}${scope === undefined ? '' : ` of ${scope}`}`);
console.log(`Imports       ${total}`);
console.log(`To a source   ${resolved.length} (${(share * 100).toFixed(2)} %)`);
for (const [reason, rows] of groupBy(rest, row => row.reason)) {
  console.log(`\n${reason}`);
  for (const { from, line, specifier } of rows) console.log(`  ${from}:${line}   ${specifier}`);
}
process.exitCode = share >= SHARE ? 0 : 1;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { scope: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new Error('One folder is needed: a checkout.');
    return { checkout: path.resolve(positionals[0]), scope: values.scope };
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

/** Names in every `package.json` of the checkout, found without Lintel's help. Ends the process where there is none. */
function readPackageNames() {
  const found = new Set();
  const pending = [checkout];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of listFolder(folder)) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') pending.push(place);
      if (entry.isFile() && entry.name === 'package.json') found.add(readName(place));
    }
  }
  const wanted = [...found].filter(name => name?.startsWith(prefix));
  if (wanted.length > 0) return new Set(wanted);
  console.error(`There is no package.json with a name that starts with '${prefix}' in ${checkout}.`);
  return process.exit(2);
}

function listFolder(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    console.error(`${folder} cannot be listed: ${error.message}`);
    return process.exit(2);
  }
}

function readName(file) {
  try {
    const { name } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof name === 'string' ? name : undefined;
  } catch {
    // Templates and fixtures for broken JSON name no package.
    return undefined;
  }
}

/** `@scope/name/a/b` → `@scope/name`. Relative paths and aliases have none. */
function packageOf(specifier) {
  return /^(?:@[^/]+\/)?[^./@#~][^/]*/.exec(specifier.slice(specifier.lastIndexOf('!') + 1))?.[0];
}
