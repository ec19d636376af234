import path from 'node:path';
import { root } from '../build/bundles.mjs';
import { runCommand } from '../host/run-command.mjs';

/**
 * Opens a new window of the desktop VS Code; the window stays when this process ends.
 *
 * @param {string} code the `code` command
 * @param {string} target
 */
export async function startDesktop(code, target) {
  const development = [root, path.join(root, 'scripts/host/show-map')];
  const args = development.map(folder => `--extensionDevelopmentPath=${folder}`);
  await runCommand(code, [...args, '--new-window', target], { shell: process.platform === 'win32' });
  console.log(
    `Opened ${target} in VS Code with Lintel. For the embedded VS Code instead: npm start -- --embedded`,
  );
}
