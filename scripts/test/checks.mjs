import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/bundles.mjs';
import { runNode, runShell } from '../build/run-node.mjs';
import { addResults, nothing, oneFailure } from './result.mjs';

/** Builds the product and the tests. */
export async function runBuild() {
  const built = await runNode(['scripts/build.mjs', '--tests']);
  return reportCheck('build', built);
}

/** Runs every tool of `npm run check`, each to its end; each counts as one test. */
export async function runChecks() {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const env = { PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}` };
  const results = [];
  for (const line of scripts.check.split('&&').map(part => part.trim()))
    results.push(reportCheck(line, await runShell(line, env)));
  results.push(reportCheck('lintel check', checkRules()));
  return addResults(results);
}

/** Whether Lintel's own rules (lintel.json) are kept; what it has to say is printed if they are not. */
function checkRules() {
  const args = ['dist/cli.js', 'check', '--no-cache'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) console.log(stderr + stdout);
  return status === 0;
}

function reportCheck(name, passed) {
  console.log(`${passed ? '✔' : '✘'} ${name}`);
  return passed ? { ...nothing, passed: 1 } : oneFailure;
}
