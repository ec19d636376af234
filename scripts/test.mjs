// Runs every test: npm test -- [check] [unit] [webview] [extension] [--grep words]
// Each part runs whatever became of the others. The last line counts over all of them.
import { parseArgs } from 'node:util';
import { runBuild, runChecks } from './test/checks.mjs';
import { runExtensionTests } from './test/extension.mjs';
import { runMocha } from './test/mocha.mjs';
import { addResults, formatResult, oneFailure } from './test/result.mjs';

const parts = {
  check: runChecks,
  unit: options => runMocha('unit', options),
  webview: options => runMocha('webview', options),
  extension: runExtensionTests,
};

const { values, positionals } = readArguments();
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const results = [await runBuild()];
for (const name of chosen) {
  const start = Date.now();
  console.log(`\n━━ ${name}`);
  const result = await runPart(name);
  console.log(`━━ ${name}: ${formatResult(result)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  results.push(result);
}
const total = addResults(results);
console.log(`\n${formatResult(total)}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function runPart(name) {
  try {
    return await parts[name](values);
  } catch (error) {
    console.error(error);
    return oneFailure;
  }
}

function readArguments() {
  try {
    const parsed = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
    const unknown = parsed.positionals.find(name => !(name in parts));
    if (unknown) throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`);
    return parsed;
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}
