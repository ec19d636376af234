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

function runVisibly(command, args, env, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      ...options,
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', error => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', code => resolve(code === 0));
  });
}
