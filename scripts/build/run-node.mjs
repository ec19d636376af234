import { spawn } from 'node:child_process';
import { root } from './bundles.mjs';

/**
 * Runs a script with this Node, its output going where ours goes.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] in addition to ours
 * @returns {Promise<boolean>} whether it ended with 0
 */
export function runNode(args, env = {}) {
  return runVisibly(process.execPath, args, env);
}

/** As `runNode`, for a line of the shell. */
export function runShell(line, env = {}) {
  return runVisibly(line, [], env, { shell: true });
}

/** What one script may take, in milliseconds, before it is ended and counts as failed: no run hangs for ever. */
const LIMIT = 15 * 60_000;

function runVisibly(command, args, env, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      ...options,
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LIMIT,
      killSignal: 'SIGKILL',
    });
    child.on('error', error => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', code => resolve(code === 0));
  });
}
