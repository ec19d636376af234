import { rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../build/bundles.mjs';
import { onExit } from '../host/cleanup.mjs';
import { findFreePort } from '../host/free-port.mjs';
import { ensureHost } from '../host/install.mjs';
import { ensureChromium } from '../host/install-chromium.mjs';
import { chooseHost } from './choose-host.mjs';
import { addResults, collectResult, nothing, oneFailure } from './result.mjs';
import { createWorkspaces } from './workspaces.mjs';

/**
 * Runs the extension tests inside VS Code. A window is either trusted or not and has folders or not, so there is one
 * launch for each kind; test/extension/index.ts knows which tests belong to which.
 *
 * @param {{ grep?: string }} options
 */
export async function runExtensionTests({ grep }) {
  const workspaces = createWorkspaces();
  onExit(() => rmSync(workspaces.scratch, { recursive: true, force: true }));
  const launches = [
    { name: 'folder', target: workspaces.folder },
    { name: 'roots', target: workspaces.roots },
    { name: 'rules', target: workspaces.rules },
    { name: 'kinds', target: workspaces.kinds },
    { name: 'patterns', target: workspaces.patterns },
    { name: 'empty' },
    // @vscode/test-electron always has the desktop VS Code trust everything.
    { name: 'restricted', target: workspaces.folder, args: ['--trust=on'], only: 'embedded' },
  ];
  const results = [];
  try {
    const host = await chooseHost();
    if (host.kind === 'embedded') {
      await ensureHost();
      process.env.CHROME_PATH = await ensureChromium();
    }
    for (const launch of launches) results.push(await runLaunch(launch, host, grep));
  } catch (error) {
    console.error(`✘ extension: ${error.message}`);
    results.push(oneFailure);
  }
  return addResults(results);
}

async function runLaunch({ name, target, args = [], only }, host, grep) {
  if (only && only !== host.kind) {
    console.log(`– extension, ${name}: needs the ${only} VS Code`);
    return { ...nothing, skipped: 1 };
  }
  console.log(`\nextension, ${name} (${host.kind} VS Code)`);
  const port = await findFreePort();
  return collectResult(
    `extension, ${name}`,
    async resultFile => {
      const outcome = runTests({
        vscodeExecutablePath: host.executable,
        extensionDevelopmentPath: root,
        extensionTestsPath: path.join(root, 'dist/test/extension/index.js'),
        launchArgs: [...(target ? [target] : []), ...args, `--remote-debugging-port=${port}`],
        extensionTestsEnv: {
          TEST_RESULT_FILE: resultFile,
          LINTEL_TEST_LAUNCH: name,
          LINTEL_TEST_GREP: grep,
          LINTEL_TEST_CDP: `http://127.0.0.1:${port}`,
          LINTEL_HOST_LOG: path.join(root, `test/out/host-${name}.log`),
        },
      });
      return outcome.then(
        () => true,
        () => false,
      );
    },
    { mayBeEmpty: Boolean(grep) },
  );
}
