import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { onExit } from './cleanup.mjs';
import { nodeProgram, serverMain } from './layout.mjs';

/** How long the server may take until it listens, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * Starts the VS Code server on 127.0.0.1 and waits until it listens. It ends when this process does.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.dataFolder settings, logs and extensions
 * @param {boolean} options.trust whether workspaces are asked for trust; where not, all are trusted
 * @param {boolean} options.development whether the address may name extensions under development and their tests
 * @param {NodeJS.ProcessEnv} [options.env] inherited by the extension host
 */
export async function startServer({ port, dataFolder, trust, development, env = process.env }) {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', dataFolder];
  // Nobody but this machine reaches 127.0.0.1, and the address is easier to keep without a token.
  args.push('--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off');
  if (!trust) args.push('--disable-workspace-trust');
  // The page takes extensions under development from its address only in this mode.
  if (development) args.push('--enable-smoke-test-driver');
  // A process group of its own, so that the extension hosts it starts end with it.
  const child = spawn(nodeProgram, [serverMain, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      log += data;
    });
  }
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${signal ?? code}`));
  });
  let outcome;
  ended.then(how => {
    outcome = how;
  });
  onExit(() => killGroup(child));
  for (
    const end = Date.now() + START_LIMIT;
    !log.includes('Extension host agent listening');
    await sleep(50)
  ) {
    if (outcome === undefined && Date.now() < end) continue;
    killGroup(child);
    throw new Error(`The VS Code server did not start (${outcome ?? 'no answer'}):\n${log.slice(-3000)}`);
  }
  return { port, ended, readLog: () => log };
}

function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
