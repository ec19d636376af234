// How right the patterns are that Lintel finds, against labels written by people:
//   npm run accuracy -- FOLDER --labels LABELS [--blind] [--min-confidence 0.6]
//     [--patterns repository,entity] [--per-file] [--findings FILE]
// Several folders, each with its --labels (and --findings, the JSON of `lintel patterns` kept from before) in the same
// order, are measured together. docs/accuracy.md says what counts as a hit, a miss and a false alarm.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from './import-source.mjs';
import { findPatterns } from './run-json.mjs';

/** Faults shown of one labels file: all its globs match nothing when it is not of this folder. */
const MOST_FAULTS = 20;
const usage = 'npm run accuracy -- FOLDER… --labels LABELS… [--blind] [--min-confidence 0.6]';
const { folders, values } = readArguments();
const bench = await importSource(
  'bench/accuracy/read-findings',
  'bench/accuracy/list-files',
  'bench/accuracy/measure',
  'bench/accuracy/pattern-ids',
  'bench/accuracy/read-labels',
  'bench/accuracy/write-report',
);
const options = {
  minConfidence: Number(values['min-confidence']),
  perFile: values['per-file'],
  ...(values.patterns && { patterns: readPatterns(values.patterns) }),
};
// The labels of all folders first: a fault in the last one should not come after minutes of analysis.
const labelled = folders.map((folder, at) => ({ folder, ...readLabelled(folder, values.labels[at]) }));
const measurements = labelled.map(({ folder, labels, name }, at) => ({
  labels: name,
  ...bench.measure(labels, readFindings(folder, values.findings?.[at]), options),
}));
for (const measurement of measurements) {
  console.log(`\n━━ ${measurement.labels}`);
  printList('Missed', bench.listMisses(measurement), measurement.misses.length);
  printList('False alarms', bench.listFalseAlarms(measurement), measurement.falseAlarms.length);
}
console.log(`\nBy confidence:\n\n${bench.writeCalibration(measurements)}`);
console.log(`\nFrom ${options.minConfidence}${values.blind ? ', blind' : ''}:\n`);
console.log(bench.writeScores(measurements));

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        labels: { type: 'string', multiple: true, default: [] },
        findings: { type: 'string', multiple: true },
        blind: { type: 'boolean', default: false },
        'min-confidence': { type: 'string', default: '0.6' },
        patterns: { type: 'string' },
        'per-file': { type: 'boolean', default: false },
      },
    });
    const count = positionals.length;
    if (count === 0 || values.labels.length !== count || (values.findings?.length ?? count) !== count)
      throw new Error('Each folder needs its --labels, and its --findings if there are any.');
    if (Number.isNaN(Number(values['min-confidence']))) throw new Error('--min-confidence is a number.');
    return { folders: positionals.map(folder => path.resolve(folder)), values };
  } catch (error) {
    return fail([error.message, usage]);
  }
}

function readPatterns(text) {
  const names = text.split(',').map(name => name.trim());
  const unknown = names.filter(name => !bench.patternIds.has(name));
  return unknown.length > 0 ? fail([`There is no pattern ${unknown.join(', ')}.`]) : new Set(names);
}

function readLabelled(folder, file) {
  const reading = bench.readLabels(readText(file), bench.listFiles(folder));
  if ('labels' in reading) return { labels: reading.labels, name: file };
  const lines = reading.faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const more = lines.length - MOST_FAULTS;
  return fail(more > 0 ? [...lines.slice(0, MOST_FAULTS), `… and ${more} more`] : lines);
}

function readFindings(folder, file) {
  try {
    return bench.readFindings(
      file === undefined ? findPatterns(folder, values.blind) : JSON.parse(readText(file)),
    );
  } catch (error) {
    return fail([`${file ?? folder}: ${error.message}`]);
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return fail([error.message]);
  }
}

function printList(title, lines, count) {
  console.log(`\n${title}: ${count}`);
  for (const line of lines) console.log(`  ${line}`);
}

function fail(lines) {
  console.error(lines.join('\n'));
  process.exit(2);
}
