// node bench/scan-typescript.mjs FOLDER… [--mutations N] [--reasons]
//
// Compares the scanner of scripts with the compiler on every script below the folders, node_modules included: how many it
// reads, why it leaves others to the compiler, and how long both take. With --mutations it breaks N copies of files by one
// token each and says in how many of those where the compiler finds a problem the scanner leaves them to it. Ends with 1
// where the two disagree.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { importSource } from './import-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutations: { type: 'string', default: '0' },
    reasons: { type: 'boolean', default: false },
  },
});
const { readScript, scanScript, dialectOf, decodeSource } = await importSource(
  'src/extract/typescript/read-script',
  'src/extract/typescript/scan/scan-script',
  'src/extract/typescript/dialect',
  'src/engine/decode-source',
);
const NOTHING_MORE = { symbols: false, code: false };
/** As for an extraction, larger files are left out. In bytes. */
const MOST_BYTES = 5_000_000;

function* listScripts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') yield* listScripts(place);
    else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) yield place;
  }
}

function readWithCompiler(place, text) {
  const { found, problems } = readScript(place, text, dialectOf(place), NOTHING_MORE);
  return { found: found.toSorted((a, b) => a.start - b.start), problems };
}

/** Where the scanner is certain of something else than what the compiler says. */
function describeDifference(scan, compiled) {
  if (scan.doubt !== undefined) return undefined;
  if (compiled.problems.length > 0) return `problem not seen: ${compiled.problems[0].message}`;
  if (isDeepStrictEqual(scan.found, compiled.found)) return undefined;
  const missing = compiled.found.filter(one => !scan.found.some(other => isDeepStrictEqual(one, other)));
  const extra = scan.found.filter(one => !compiled.found.some(other => isDeepStrictEqual(one, other)));
  return `compiler alone ${JSON.stringify(missing[0])}, scanner alone ${JSON.stringify(extra[0])}`;
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function printCounts(title, counts, most = 40) {
  console.log(title);
  for (const [key, times] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, most))
    console.log(`  ${String(times).padStart(6)}  ${key}`);
}

/** Random numbers that are the same in every run. */
function createRandom(seed) {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const TOKEN = /[\w$]+|=>|===?|!==?|&&|\|\||\?\?|\?\.|\+\+|--|\.\.\.|[^\s\w$]/g;

/** The text with one of its tokens taken out, doubled, or put in at another place. */
function mutate(text, random) {
  const tokens = [...text.matchAll(TOKEN)];
  if (tokens.length === 0) return text;
  const { index, 0: token } = tokens[random(tokens.length)];
  const other = tokens[random(tokens.length)];
  const kinds = [
    () => text.slice(0, index) + text.slice(index + token.length),
    () => `${text.slice(0, index)}${token} ${text.slice(index)}`,
    () => `${text.slice(0, index)}${other[0]} ${text.slice(index)}`,
    () => text.slice(0, index) + other[0] + text.slice(index + token.length),
  ];
  return kinds[random(kinds.length)]();
}

const places = positionals.flatMap(folder => [...listScripts(folder)]);
const scripts = [];
for (const place of places) {
  const bytes = readFileSync(place);
  if (bytes.length <= MOST_BYTES)
    scripts.push({ place, text: decodeSource(bytes).text, bytes: bytes.length });
}
let scanTime = 0;
let compilerTime = 0;
let scanned = 0;
let broken = 0;
let leftBytes = 0;
const differences = [];
/** Short scripts that the scanner reads, to be broken. */
const mutable = [];
const kinds = new Map();
const doubts = new Map();
for (const { place, text, bytes } of scripts) {
  const before = performance.now();
  const scan = scanScript(place, text, dialectOf(place));
  const between = performance.now();
  const compiled = readWithCompiler(place, text);
  scanTime += between - before;
  compilerTime += performance.now() - between;
  const kind = path.extname(place);
  if (scan.doubt === undefined) {
    scanned++;
    if (compiled.problems.length === 0 && text.length < 20_000) mutable.push({ place, text });
    count(kinds, `${kind} scanned`);
  } else {
    count(kinds, `${kind} left to the compiler`);
    if (compiled.problems.length > 0) broken++;
    else {
      count(doubts, scan.doubt);
      leftBytes += bytes;
      if (values.reasons) {
        const line = text.slice(0, scan.at).split('\n').length;
        const place_ = `${place}:${line}`;
        console.log(
          `${scan.doubt}: ${place_}: ${text.slice(Math.max(0, scan.at - 50), scan.at + 30).replaceAll(/\s+/g, ' ')}`,
        );
      }
    }
  }
  const difference = describeDifference(scan, compiled);
  if (difference !== undefined) differences.push(`${place}: ${difference}`);
}
const megabytes = bytes => (bytes / 1e6).toFixed(1);
const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(
  `${scripts.length} scripts, ${megabytes(total)} MB: ${scanned} scanned, ${broken} broken and left to the compiler`,
);
console.log(
  `${scripts.length - scanned - broken} good ones left to the compiler, ${megabytes(leftBytes)} MB`,
);
printCounts('by kind:', kinds);
printCounts('doubts about good ones:', doubts);
console.log(`time: scanner ${scanTime.toFixed(0)} ms, compiler ${compilerTime.toFixed(0)} ms`);
console.log(`differences: ${differences.length}`);
for (const difference of differences.slice(0, 40)) console.log(`  ${difference}`);

const rounds = Number(values.mutations);
if (rounds > 0) {
  const random = createRandom(1);
  let faulty = 0;
  let noticed = 0;
  let wrong = 0;
  const missed = new Map();
  for (let round = 0; round < rounds; round++) {
    const { place, text } = mutable[random(mutable.length)];
    const changed = mutate(text, random);
    const scan = scanScript(place, changed, dialectOf(place));
    const compiled = readWithCompiler(place, changed);
    if (compiled.problems.length > 0) {
      faulty++;
      if (scan.doubt !== undefined) noticed++;
      else {
        count(missed, compiled.problems[0].message);
        if (values.reasons) {
          const { start, message } = compiled.problems[0];
          console.log(
            `missed: ${message}: ${JSON.stringify(changed.slice(Math.max(0, start - 60), start + 30))}`,
          );
        }
      }
    } else if (describeDifference(scan, compiled) !== undefined) {
      wrong++;
      console.log(`other imports: ${place}: ${describeDifference(scan, compiled)}`);
    }
  }
  console.log(
    `mutations: ${rounds}, ${faulty} broken, ${noticed} noticed (${((100 * noticed) / faulty).toFixed(1)} %)`,
  );
  printCounts('missed:', missed, 25);
  if (wrong > 0) process.exitCode = 1;
}
if (differences.length > 0) process.exitCode = 1;
