// Says how long the extension takes to activate, as VS Code itself reports it (loading its code, running `activate`).
//   node bench/activation.mjs [launches]      (default: 5; each opens the sample workspace in a new window)
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../scripts/build/bundles.mjs';
import { runNode } from '../scripts/build/run-node.mjs';
import { findFreePort } from '../scripts/host/free-port.mjs';
import { ensureHost } from '../scripts/host/install.mjs';
import { chooseHost } from '../scripts/test/choose-host.mjs';
import { printFigure } from './print-figure.mjs';

const LIMIT_MS = 50;

const launches = Number(process.argv[2] ?? 5);
const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-activation-'));
try {
  if (!(await runNode(['scripts/build.mjs']))) throw new Error('Lintel could not be built.');
  const host = await chooseHost();
  if (host.kind === 'embedded') await ensureHost();
  const results = [];
  for (let launch = 1; launch <= launches; launch++)
    results.push(await measure(host, path.join(scratch, `${launch}.json`)));
  const list = name => results.map(result => result[name].toFixed(0)).join(', ');
  console.log(`${launches} launches of the ${host.kind} VS Code`);
  console.log(`  activation as VS Code reports it: ${list('reported')} ms`);
  console.log(`  from asking for it to its end, with messages to the window: ${list('roundTrip')} ms`);
  printFigure(
    `activation as VS Code reports it (median of ${launches})`,
    median(results.map(result => result.reported)),
    LIMIT_MS,
    'ms',
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(host, resultFile) {
  const port = await findFreePort();
  await runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'bench/activation-in-host.cjs'),
    launchArgs: [path.join(root, 'media/sample'), `--remote-debugging-port=${port}`],
    extensionTestsEnv: { TEST_RESULT_FILE: resultFile, LINTEL_TEST_CDP: `http://127.0.0.1:${port}` },
  });
  return JSON.parse(readFileSync(resultFile, 'utf8'));
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
