#!/usr/bin/env node
// Stands in for the `code` executable where there is no desktop VS Code: takes the arguments that
// @vscode/test-electron passes, runs the same extension host inside the project's own VS Code server, opens its
// workbench in a browser without a window, prints what the extension host prints, and exits as the tests say.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../build/bundles.mjs';
import { describeAddress } from './address.mjs';
import { onExit } from './cleanup.mjs';
import { readCodeArguments } from './code-arguments.mjs';
import { findFreePort } from './free-port.mjs';
import { ensureHost } from './install.mjs';
import { startServer } from './server.mjs';
import { writeSettings } from './settings.mjs';
import { openWorkbench } from './workbench.mjs';

/** How long a test run may take in all, in milliseconds. */
const LIMIT = Number(process.env.LINTEL_HOST_TIMEOUT_MS ?? 600_000);

/**
 * The workbench hands over its own log and the output of the tests as one stream. The tests learn this character from
 * LINTEL_OUTPUT_MARK and start what they print with it; the rest is kept in a file.
 */
const MARK = '\u2063';
const logFile = process.env.LINTEL_HOST_LOG ?? path.join(root, 'test/out/host.log');

const PARENT_CHECK_MS = 1000;

const options = readCodeArguments(process.argv.slice(2));
if (!options.tests)
  fail('code-embedded runs extension tests: --extensionTestsPath is missing. To look, use npm start.');

const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-host-'));
endWithParent();
// The browser may still write into its profile while it ends; what cannot be removed now is the system's to remove.
onExit(() => {
  try {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  } catch (error) {
    console.error(`Left behind: ${error.message}`);
  }
});

mkdirSync(path.dirname(logFile), { recursive: true });
writeFileSync(logFile, '');
try {
  await ensureHost();
  const status = await runTests();
  if (status !== 0) console.error(`The log of the workbench: ${logFile}`);
  process.exit(status);
} catch (error) {
  fail(error.message);
}

/** Resolves with the exit code of the tests; rejects where they cannot come to one. */
async function runTests() {
  writeSettings(scratch);
  const port = await findFreePort();
  const server = await startServer({
    port,
    dataFolder: scratch,
    trust: options.trust,
    development: true,
    env: { ...process.env, LINTEL_OUTPUT_MARK: MARK },
  });
  return new Promise((resolve, reject) => {
    server.ended.then(how =>
      reject(
        new Error(`The VS Code server ended before the tests (${how}):\n${server.readLog().slice(-3000)}`),
      ),
    );
    setTimeout(
      () => reject(new Error(`The tests did not end in ${LIMIT} ms; see ${logFile}`)),
      LIMIT,
    ).unref();
    openWorkbench({
      address: describeAddress(port, options.target, options),
      scratch,
      cdpPort: options.cdpPort,
      onTestsEnd: resolve,
      onOutput: print,
    }).catch(reject);
  });
}

/** Whoever started this may be killed without telling; a window that nobody waits for must not stay behind. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) fail('What started the tests has ended.');
  }, PARENT_CHECK_MS).unref();
}

function print(line) {
  if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
  else appendFileSync(logFile, `${line}\n`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
