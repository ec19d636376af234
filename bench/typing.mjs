// How soon a broken rule shows while typing: node bench/typing.mjs <folder> [--letters 40]
// Measured at the analysis process's door, from a keystroke that breaks a rule to the violation, with what the extension
// gathers typing for on top. The folder is only read: the text is not saved, and the rules are typed as well.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/build/bundles.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';
import { startSession } from './server-session.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { letters: { type: 'string', default: '40' } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'node_modules/rxjs/src'));
const letters = Number(values.letters);
/** How long the extension gathers typing for, in milliseconds (src/extension/unsaved-texts.ts). */
const GATHER = 40;
/** What a person takes for at once, in milliseconds. */
const LIMIT = 150;

const session = startSession();
const symbols = session.nextSymbols();
await session.analyze(folder);
await symbols;
const { records } = await session.snapshot();
const files = records
  .map(({ module }) => module.id)
  .filter(id => /\.(ts|tsx|py)$/.test(id) && !id.endsWith('.d.ts'));
const rules = [
  { kind: 'external', id: 'nothing-forbidden', in: '**', forbid: ['stdlib:this', 'node:wasi'] },
  { kind: 'acyclic', severity: 'warning' },
  ...Array.from({ length: 28 }, (_, i) => ({
    kind: 'forbidden',
    id: `rule-${i}`,
    severity: 'info',
    from: files[i],
    to: files[files.length - 1 - i],
  })),
];
const configured = session.nextRules(update => update.isConfigured);
await session.type(path.join(folder, 'lintel.json'), JSON.stringify({ rules }));
await configured;

const times = [];
for (let i = 0; i < letters; i++) {
  const name = files[Math.floor((i * files.length) / letters)];
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  const line = name.endsWith('.py') ? '\nimport this\n' : "\nimport 'node:wasi';\n";
  const shown = session.nextRules(update =>
    update.violations[name]?.some(({ rule }) => rule === 'nothing-forbidden'),
  );
  const begin = performance.now();
  await session.type(file, text + line);
  times.push((await shown).at - begin + GATHER);
  const gone = session.nextRules(update => name in update.violations);
  await session.close(file);
  await gone;
}
session.stop();
const slowest = findPercentile(times, 0.95);
printFigure(
  `a violation after the keystroke, ${rules.length} rules, ${files.length} files (p95 of ${letters})`,
  slowest,
  LIMIT,
  'ms',
);
console.log(`  median: ${findMedian(times).toFixed(0)} ms`);
