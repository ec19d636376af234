// Compares what Lintel and dependency-cruiser make of every rule in a folder's `.dependency-cruiser.*`.
//   node bench/compare-depcruise-rules.mjs FOLDER [PATH…]      (PATHs: what dependency-cruiser is to look at, `src` say)
// Needs `npm run build`. dependency-cruiser runs the folder's configuration; Lintel reads it. Downloads nothing.
// Equal means: for each rule the same places (from → to, or the module). Imports of packages are compared where the
// folder's packages are installed: else they lead nowhere for dependency-cruiser. Each difference is explained by what the
// script looks up, or it counts as unexplained.
// Lintel looks at the whole folder: where rules count who imports a module, give a copy that holds the PATHs alone.
// Exit 0 where all is equal, 1 where something is not, 2 where a tool fails.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { concludeComparison, groupBy, listDifferences } from './differences.mjs';
import { runJson, runLintel } from './run-json.mjs';

const root = path.resolve(import.meta.dirname, '..');
const [given, ...paths] = process.argv.slice(2);
if (given === undefined) {
  console.error('One folder is needed: one with rules of dependency-cruiser.');
  process.exit(2);
}
const folder = path.resolve(given);
const wanted = paths.length > 0 ? paths : ['src'];
const config = readdirSync(folder).find(name => /^\.dependency-cruiser\.(?:json|[cm]?js)$/.test(name));
if (config === undefined) {
  console.error(`${folder} has no .dependency-cruiser.*.`);
  process.exit(2);
}
// Tools keep their caches in the same folder.
const packages = path.join(folder, 'node_modules');
const isInstalled = existsSync(packages) && readdirSync(packages).some(name => !name.startsWith('.'));

/** Chains of Lintel's violations by rule and place. */
const chains = new Map();
const peer = readPeer();
/** Lintel's imports by place. */
const rows = groupBy(
  runLintel(folder).dependencies,
  ({ from, to }) => `${from} → ${to.replace(/^(?:node|stdlib):/, '')}`,
);
const lintel = readLintel();
const rules = [...new Set([...peer.rules, ...lintel.keys()])].sort();
let equal = 0;
const onlyLintel = [];
const onlyPeer = [];
for (const rule of rules) {
  const theirs = peer.found.get(rule) ?? new Set();
  const ours = lintel.get(rule) ?? new Set();
  for (const place of ours) if (theirs.has(place)) equal++;
  onlyLintel.push(...[...ours].filter(place => !theirs.has(place)).map(place => ({ rule, place })));
  onlyPeer.push(...[...theirs].filter(place => !ours.has(place)).map(place => ({ rule, place })));
}
const kept = rules.filter(rule => !peer.found.has(rule)).length;
console.log(`Folder    ${folder} (${wanted.join(' ')}; packages ${isInstalled ? '' : 'not '}installed)`);
console.log(
  `Rules     ${rules.length}, ${kept} kept for dependency-cruiser, ${rules.filter(rule => !lintel.has(rule)).length} for Lintel`,
);
console.log(`Not read  ${lintel.notRead.length === 0 ? 'none' : ''}`);
for (const line of lintel.notRead) console.log(`  ${line}`);
console.log(`Equal     ${equal} places`);
const describe = ({ rule, place }) => `${rule}: ${place}`;
concludeComparison(
  listDifferences('Only Lintel', onlyLintel, explainOnlyLintel, describe) +
    listDifferences('Only dependency-cruiser', onlyPeer, explainOnlyPeer, describe),
);

function readPeer() {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', config, '--output-type', 'json', '--progress', 'none', ...wanted];
  const { summary, modules } = runJson('dependency-cruiser', process.execPath, args, folder);
  const found = new Map();
  // Not the summary's list, which has each cycle once, but what is said of every module and import.
  const note = (rules, place) => {
    for (const { name } of rules ?? []) found.set(name, (found.get(name) ?? new Set()).add(place));
  };
  for (const { source, rules, dependencies } of modules) {
    note(rules, source);
    for (const { resolved, coreModule, rules: broken } of dependencies) {
      const target = coreModule ? resolved : nameTarget(resolved);
      if (target !== undefined) note(broken, `${source} → ${target}`);
    }
  }
  const used = summary.ruleSetUsed ?? {};
  const names = [...(used.forbidden ?? []), ...(used.required ?? [])]
    .filter(({ severity }) => severity !== 'ignore')
    .map(({ name }) => name ?? 'unnamed');
  return {
    found,
    reaching: new Set(
      [...(used.forbidden ?? []), ...(used.required ?? [])]
        .filter(({ to }) => to?.reachable !== undefined)
        .map(({ name }) => name),
    ),
    rules: (used.allowed ?? []).length > 0 ? [...names, 'not-in-allowed'] : names,
    modules: new Map(modules.map(module => [module.source, module])),
  };
}

/** What an import leads to; undefined where that depends on what is installed. */
function nameTarget(to) {
  const inPackages = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to)?.[1];
  if (inPackages !== undefined) return `npm:${inPackages.replace(/^@types\//, '')}`;
  if (existsSync(path.join(folder, to))) return to;
  return isInstalled || to.startsWith('.') ? to : undefined;
}

function readLintel() {
  const args = [path.join(root, 'dist/cli.js'), 'check', folder, '--format', 'json', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 29 });
  if (!stdout.startsWith('{')) {
    console.error(`Lintel refuses the configuration: ${stderr.trim()}`);
    process.exit(2);
  }
  const found = new Map();
  for (const { rule, from, to, message, chain } of JSON.parse(stdout).violations) {
    if (
      !rule.startsWith('dependency-cruiser:') ||
      !wanted.some(each => from === each || from.startsWith(`${each}/`))
    )
      continue;
    const name = rule.slice('dependency-cruiser:'.length);
    const missing =
      / imports (\S+), which is not there\.$/.exec(message)?.[1] ??
      / imports (\S+), which is not there\. /.exec(message)?.[1];
    const target =
      to === undefined
        ? missing
        : to.startsWith('npm:') && !isInstalled && !leadsToPackage(from, to)
          ? undefined
          : to.replace(/^(?:node|stdlib):/, '');
    if (to !== undefined && target === undefined) continue;
    // Of what can be reached dependency-cruiser tells where it starts.
    const place = target === undefined || peer.reaching.has(name) ? from : `${from} → ${target}`;
    found.set(name, (found.get(name) ?? new Set()).add(place));
    if (chain !== undefined) chains.set(`${name}: ${place}`, chain);
  }
  found.notRead = stderr.split('\n').filter(line => /\.dependency-cruiser\.\w+:\d+:\d+: /.test(line));
  return found;
}

/** Whether an import of a package leads somewhere for dependency-cruiser: into a node_modules among the sources, say. */
function leadsToPackage(from, to) {
  return (
    peer.modules
      .get(from)
      ?.dependencies.some(({ resolved, coreModule }) => !coreModule && nameTarget(resolved) === to) ?? false
  );
}

/** Each answer rests on what is looked up here: in dependency-cruiser's own output, in Lintel's graph, or on the disk. */
function explainOnlyLintel({ rule, place }) {
  const [from, to] = place.split(' → ');
  const own = peer.modules.get(from);
  if (own === undefined)
    return existsSync(path.join(folder, from))
      ? 'dependency-cruiser does not look at this module'
      : undefined;
  if (to === undefined) {
    const imports = listImportsOf(from);
    return imports.length > 0 && imports.every(({ dependencyTypes }) => dependencyTypes.includes('jsdoc'))
      ? 'only comments (JSDoc) import it; Lintel does not count these'
      : undefined;
  }
  const theirs = own.dependencies.filter(({ resolved }) => resolved === to);
  const chain = chains.get(`${rule}: ${place}`) ?? [];
  if (
    chain.length > 0 &&
    chain.every(step => hasImport(step.from, step.to)) &&
    theirs.length > 0 &&
    theirs.every(({ circular }) => !circular)
  )
    return 'dependency-cruiser has every import of the cycle, but calls this one not circular';
  const ours = rows.get(place) ?? [];
  const specifiers = new Set(ours.map(({ specifier }) => specifier));
  if (
    theirs.length === 0 &&
    existsSync(path.join(folder, to)) &&
    own.dependencies.some(({ couldNotResolve, module }) => couldNotResolve && specifiers.has(module))
  )
    return 'dependency-cruiser could not resolve the specifier, Lintel did: the file exists';
  if (
    theirs.length > 0 &&
    theirs.length < new Set(ours.map(({ kind, typeOnly }) => `${kind} ${typeOnly}`)).size
  )
    return 'the module is imported in more ways than dependency-cruiser lists';
  return undefined;
}

function listImportsOf(target) {
  return [...peer.modules.values()].flatMap(({ dependencies }) =>
    dependencies.filter(({ resolved }) => resolved === target),
  );
}

function hasImport(from, to) {
  return peer.modules.get(from)?.dependencies.some(({ resolved }) => resolved === to) ?? false;
}

function explainOnlyPeer({ rule, place }) {
  const [from, to] = place.split(' → ');
  if (lintel.notRead.some(line => line.includes(`"${rule}"`)))
    return 'the rule needs facts that Lintel does not have; it says so';
  if ((to ?? from).endsWith('.json') && existsSync(path.join(folder, to ?? from)))
    return 'Lintel has no modules for JSON files';
  return undefined;
}
