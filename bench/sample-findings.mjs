// A random sample of the patterns that Lintel finds in a folder, as Markdown to judge by reading:
//   node bench/sample-findings.mjs FOLDER [--count 50] [--min-confidence 0.8] [--seed 1] [--findings FILE]
// The same seed takes the same sample of the same findings. --findings: the JSON of `lintel patterns` kept from before.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from './import-source.mjs';
import { findPatterns } from './run-json.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '50' },
    'min-confidence': { type: 'string', default: '0.8' },
    seed: { type: 'string', default: '1' },
    findings: { type: 'string' },
  },
});
const numbers = ['count', 'min-confidence', 'seed'].map(name => Number(values[name]));
if (positionals.length !== 1 || numbers.some(Number.isNaN)) {
  console.error('node bench/sample-findings.mjs FOLDER [--count 50] [--min-confidence 0.8] [--seed 1]');
  process.exit(2);
}
const [count, minConfidence, seed] = numbers;
const folder = path.resolve(positionals[0]);
const bench = await importSource(
  'bench/accuracy/read-findings',
  'bench/accuracy/sample',
  'bench/accuracy/write-sample',
);
const json = values.findings ? JSON.parse(readFileSync(values.findings, 'utf8')) : findPatterns(folder);
const confident = bench.readFindings(json).filter(finding => finding.confidence >= minConfidence);
const sample = bench.sampleFindings(confident, count, seed);
const about = `${sample.length} of ${confident.length} findings from ${minConfidence} on, seed ${seed}`;
console.log(`# ${path.basename(folder)}: ${about}`);
for (const [at, finding] of sample.entries())
  console.log(`\n${bench.writeSample(finding, at + 1, readLines)}`);

function readLines(module) {
  try {
    return readFileSync(path.join(folder, module), 'utf8').split(/\r?\n/);
  } catch {
    return [];
  }
}
