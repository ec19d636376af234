// Compares the reader of Python's imports that goes by tokens with the tree-sitter grammar, file by file.
//   node bench/scan-python.mjs FOLDER… [--mutations 2] [--show]
// Where the reader gives an answer, the grammar has to find no syntax error and the same imports; where it gives none,
// the reason is counted. Then each file is broken at random places (a token lost, doubled, exchanged or put in, or the
// end cut off), which tells how many of the errors that the grammar finds the reader leaves to it. Each file of the
// folders counts once. --show lists what is given up and what is missed. Exit 0 where nothing differs, else 1.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import treeSitter from '@vscode/tree-sitter-wasm';
import { root } from '../scripts/build/bundles.mjs';
import { importSource } from './import-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mutations: { type: 'string', default: '2' }, show: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('At least one folder is needed.');
  process.exit(2);
}
const { createImportScanner, readImports, countLines, decodeSource } = await importSource(
  'src/extract/python/scan-imports',
  'src/extract/python/read-imports',
  'src/extract/count-lines',
  'src/engine/decode-source',
);
const scan = createImportScanner();
const { Parser, Language } = treeSitter;
const grammarFolder = path.join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm');
await Parser.init();
const parser = new Parser().setLanguage(
  await Language.load(path.join(grammarFolder, 'tree-sitter-python.wasm')),
);

const times = { scan: 0, parse: 0 };
const read = { files: 0, bytes: 0 };
const givenUp = { correct: new Map(), broken: new Map() };
const differing = [];
const mutations = { broken: 0, noticed: 0, correct: 0, given: 0 };
const seen = new Set();
let lastMutation = '';
let state = 1;

for (const folder of positionals) for (const file of listFiles(path.resolve(folder))) compareFile(file);

console.log(`${read.files} files, ${(read.bytes / 1e6).toFixed(1)} MB`);
console.log(`Reader    ${Math.round(times.scan)} ms`);
console.log(`Grammar   ${Math.round(times.parse)} ms`);
report('Given up, though correct', givenUp.correct);
report('Given up, and broken', givenUp.broken);
console.log(
  `Mutations ${mutations.broken} broken, ${percent(mutations.noticed, mutations.broken)} of them given up; ` +
    `${mutations.correct} still correct, ${percent(mutations.given, mutations.correct)} of them given up`,
);
for (const line of differing) console.log(line);
console.log(`Differing ${differing.length}`);
process.exit(differing.length === 0 ? 0 : 1);

function* listFiles(folder) {
  if (statSync(folder).isFile()) yield folder;
  else
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* listFiles(place);
      else if (entry.isFile() && /\.pyi?$/.test(entry.name)) yield place;
    }
}

function compareFile(file) {
  const bytes = readFileSync(file);
  const { text, problem } = decodeSource(bytes);
  if (problem !== undefined || seen.has(text)) return;
  seen.add(text);
  read.files++;
  read.bytes += bytes.length;
  const { isGiven, isBroken, doubt } = compareText(file, text, times);
  if (isGiven) count(isBroken ? givenUp.broken : givenUp.correct, doubt, file);
  for (let round = 0; round < Number(values.mutations); round++) {
    const mutated = mutate(text);
    const result = compareText(`${file} (mutated)`, mutated);
    mutations[result.isBroken ? 'broken' : 'correct']++;
    if (result.isGiven) mutations[result.isBroken ? 'noticed' : 'given']++;
  }
}

/** Compares the two on a text, and notes where they differ or the reader missed an error. */
function compareText(name, text, clock = { scan: 0, parse: 0 }) {
  const isStub = name.includes('.pyi');
  const before = performance.now();
  const { found, doubt, lines } = scan(text, isStub);
  const between = performance.now();
  const tree = parser.parse(text);
  const isBroken = tree.rootNode.hasError;
  const expected = readImports(tree, text, isStub);
  tree.delete();
  clock.scan += between - before;
  clock.parse += performance.now() - between;
  if (found === undefined) return { isGiven: true, isBroken, doubt };
  const isMutated = name.endsWith(')');
  if (isBroken && !isMutated) differing.push(`${name}: a syntax error was missed`);
  if (isBroken && isMutated && values.show) console.log(`missed ${name}: ${lastMutation}`);
  if (!isBroken && !isDeepStrictEqual(found, expected)) {
    differing.push(`${name}: other imports${isMutated ? ` after ${lastMutation}` : ''}`);
  }
  if (lines !== countLines(text)) differing.push(`${name}: ${lines} lines`);
  return { isGiven: false, isBroken };
}

function random(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function mutate(text) {
  const tokens = [...text.matchAll(/\w+|[^\w\s]|\n[ \t]*/g)];
  if (tokens.length === 0) return text;
  const at = random(tokens.length);
  const { index, 0: token } = tokens[at];
  const other = tokens[random(tokens.length)][0];
  const end = index + token.length;
  const kind = random(5);
  lastMutation = `mutation ${kind} at ${index}: ${JSON.stringify(token)}, ${JSON.stringify(other)}`;
  if (kind === 0) return text.slice(0, index) + text.slice(end);
  if (kind === 1) return `${text.slice(0, end)} ${token}${text.slice(end)}`;
  if (kind === 2) return text.slice(0, index) + other + text.slice(end);
  if (kind === 3) return `${text.slice(0, index)} ${other} ${text.slice(index)}`;
  return text.slice(0, index);
}

function count(counts, doubt, file) {
  counts.set(doubt, (counts.get(doubt) ?? 0) + 1);
  if (values.show) console.log(`given up ${file}: ${doubt}`);
}

function report(title, counts) {
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([doubt, number]) => `${doubt} ${number}`);
  console.log(`${title}: ${all} (${percent(all, read.files)})${all > 0 ? `: ${parts.join(', ')}` : ''}`);
}

function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}
