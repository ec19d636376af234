// Compares, import by import, where Lintel leads Python's imports with where Python's own import system finds them.
//   node bench/compare-python-imports.mjs FOLDER [--python PATH]
// Needs `npm run build` and Python 3.11 or later (`python3` on PATH, or the one at PATH). Nothing of the folder is run: its
// files are parsed with `ast` and looked for with `importlib.machinery.PathFinder` (bench/list-python-targets.py).
// Exit 0 where all is equal or explained, 1 where a difference is not, 2 where something fails.
// What the explanations mean stands in docs/accuracy.md.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { concludeComparison, listDifferences } from './differences.mjs';
import { runLintel } from './run-json.mjs';

const LEFT_OUT = 'Lintel leaves the target out (ignored by Git, or in a folder that is never looked at)';

const { folder, python } = readArguments();
const graph = runLintel(folder);
const modules = new Set(graph.modules.filter(({ language }) => language === 'python').map(({ id }) => id));
const answers = askPython();
const unparsed = new Set(answers.unparsed);
const lintel = readLintel();
const peer = readPeer();

const judged = [...new Set([...lintel.keys(), ...peer.keys()])]
  .map(key => ({ key, ours: lintel.get(key), theirs: peer.get(key) }))
  .map(found => ({ ...found, ...judge(found) }));
const count = verdict => judged.filter(found => found.verdict === verdict).length;
const different = judged.filter(({ verdict }) => verdict === undefined);
console.log(`Folder      ${folder}`);
console.log(
  `Imports     ${judged.length} in ${modules.size - unparsed.size} files (${unparsed.size} that Python cannot parse are left out)`,
);
console.log(
  `Equal       ${count('inside') + count('outside')}, ${count('inside')} of them to modules of the folder`,
);
console.log(`Nowhere     ${count('nowhere')}, for both`);
console.log(`Different   ${different.length}`);
concludeComparison(listDifferences('Different', different, ({ why }) => why, describe));

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { python: { type: 'string', default: 'python3' } },
    });
    if (positionals.length !== 1) throw new Error('One folder is needed.');
    return { folder: path.resolve(positionals[0]), python: values.python };
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

function askPython() {
  const script = path.join(import.meta.dirname, 'list-python-targets.py');
  const { stdout, stderr, status, error } = spawnSync(python, ['-I', script, folder], {
    input: [...modules].join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  if (error === undefined && stdout.startsWith('{')) return JSON.parse(stdout);
  console.error(`Python failed (exit ${status}): ${error?.message ?? stderr.trim()}`);
  return process.exit(2);
}

/** By file, line and specifier: the targets that are modules, those that are outside, and whether a part is unresolved. */
function readLintel() {
  const found = new Map();
  const at = ({ from, line, specifier }) => {
    const key = `${from}:${line} ${specifier}`;
    const known = found.get(key) ?? { inside: new Set(), outside: new Set(), unresolved: undefined };
    found.set(key, known);
    return known;
  };
  for (const row of graph.dependencies) {
    if (!modules.has(row.from) || unparsed.has(row.from) || row.kind === 'implicit') continue;
    at(row)[modules.has(row.to) ? 'inside' : 'outside'].add(row.to);
  }
  for (const row of graph.unresolved)
    if (modules.has(row.from) && !unparsed.has(row.from)) at(row).unresolved = row.reason;
  return found;
}

function readPeer() {
  const found = new Map();
  for (const [from, line, specifier, name, kind, target, note] of answers.imports) {
    const key = `${from}:${line} ${specifier}`;
    const known = found.get(key) ?? { inside: new Set(), kinds: new Set(), notes: new Map(), names: [] };
    found.set(key, known);
    known.kinds.add(kind);
    known.names.push(name);
    // A module's import of itself is no dependency.
    if (target !== null && target !== from) known.inside.add(target);
    if (note !== null) known.notes.set(target, note);
    known.self ||= target === from;
  }
  return found;
}

function judge({ key, ours, theirs }) {
  if (theirs === undefined) return { why: explainOnlyLintel(key, ours) };
  if (ours === undefined) {
    const isNothing =
      theirs.inside.size === 0 && (theirs.self || [...theirs.kinds].every(kind => kind === 'namespace'));
    return isNothing ? { verdict: 'nowhere' } : { why: explainOnlyPython(key, theirs) };
  }
  if (isSame(ours.inside, theirs.inside)) {
    if (ours.inside.size > 0) return { verdict: 'inside' };
    if (ours.outside.size > 0 && theirs.kinds.has('outside')) return { verdict: 'outside' };
    if (ours.unresolved !== undefined && !theirs.kinds.has('outside')) return { verdict: 'nowhere' };
  }
  return { why: explainTargets(key, ours, theirs) };
}

function isSame(a, b) {
  return a.size === b.size && [...a].every(item => b.has(item));
}

/** Lintel has an import that Python's parser has not. */
function explainOnlyLintel() {
  return undefined;
}

function explainOnlyPython(key, theirs) {
  if (key.endsWith(' __future__')) return 'an import from __future__ that Python refuses to compile';
  if ([...theirs.inside].every(target => !modules.has(target))) return LEFT_OUT;
  return undefined;
}

/** Both have the import, and lead it to different places. */
function explainTargets(key, ours, theirs) {
  const [, from, specifier] = /^(.*):\d+ (.*)$/.exec(key);
  const top = specifier.split('.', 1)[0];
  if (ours.outside.has(`stdlib:${top}`))
    return "a name of Python's standard library: Lintel takes the library, not what is called so here";
  if (ours.outside.has(`pypi:${top}`) && theirs.inside.size === 0 && !theirs.kinds.has('found'))
    return 'a namespace package: this part of it is installed from elsewhere';
  if (ours.outside.has(`pypi:${top}`) && isRequired(from, top))
    return 'a package that the project requires: Lintel takes the installed one, not what is called so here';
  if (theirs.inside.size > 0 && [...theirs.inside].every(target => !modules.has(target))) return LEFT_OUT;
  if (
    /\bextend_path\b|\bdeclare_namespace\b/.test(
      [...ours.inside].map(target => readText(path.join(folder, target))).join('\n'),
    )
  )
    return 'a namespace package of the old kind (extend_path): Lintel takes a name of it for one that its __init__ has';
  const stems = targets => new Set([...targets].map(target => target.replace(/\.pyi?$/, '')));
  if (isSame(stems(ours.inside), stems(theirs.inside))) return 'a module and its stub: one of the two';
  if (theirs.kinds.has('outside') && [...ours.inside].every(target => standsRound(target, from, specifier)))
    return 'a folder round the file holds packages: Lintel takes it for a place that imports start from';
  return undefined;
}

/** Whether a module is called so from a folder that lies round the importing file. */
function standsRound(target, from, specifier) {
  const wanted = specifier.replaceAll('.', '/');
  const at = target.lastIndexOf(`${wanted}`);
  return at !== -1 && from.startsWith(target.slice(0, at));
}

/** Whether configuration round a file names a requirement so, or so but for what stands before and after. */
function isRequired(from, name) {
  const pattern = new RegExp(`\\b${name.replaceAll('_', '[-_.]')}\\b`, 'i');
  for (let at = path.dirname(from); ; at = path.dirname(at)) {
    for (const file of listFolder(path.join(folder, at)))
      if (
        /^(?:pyproject\.toml|setup\.cfg|setup\.py|.*requirements.*)$/.test(file) &&
        pattern.test(readText(path.join(folder, at, file)))
      )
        return true;
    if (at === '.') return false;
  }
}

function listFolder(place) {
  return readdirSync(place);
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A folder of that name.
    return '';
  }
}

function describe({ key, ours, theirs }) {
  const list = targets => [...targets].join(', ');
  const mine =
    ours === undefined
      ? 'not seen'
      : `${list(ours.inside) || list(ours.outside) || 'nowhere'}${ours.unresolved === undefined ? '' : ' (in part unresolved)'}`;
  const other = theirs === undefined ? 'not seen' : list(theirs.inside) || list(theirs.kinds);
  const notes =
    theirs === undefined || theirs.notes.size === 0
      ? ''
      : `   [${[...theirs.notes].map(([target, note]) => `${target}: ${note}`).join('; ')}]`;
  return `${key} → ${mine}; Python: ${other}${notes}`;
}
