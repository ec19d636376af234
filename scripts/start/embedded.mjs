import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../build/bundles.mjs';
import { describeAddress } from '../host/address.mjs';
import { hasDisplay } from '../host/desktop.mjs';
import { registerExtensions } from '../host/extensions.mjs';
import { findCommand } from '../host/find-command.mjs';
import { findFreePort } from '../host/free-port.mjs';
import { ensureHost } from '../host/install.mjs';
import { hostFolder } from '../host/layout.mjs';
import { startServer } from '../host/server.mjs';
import { writeSettings } from '../host/settings.mjs';

/** The same every time, since a browser keeps the workbench's settings by address. */
const DEFAULT_PORT = 8130;

/**
 * Serves the project's own VS Code until Ctrl+C.
 *
 * @param {string} target
 * @param {{ port?: number, open: boolean }} options
 */
export async function startEmbedded(target, { port: wanted, open }) {
  await ensureHost();
  process.once('SIGINT', () => {
    console.log('\nStopped.');
    process.exit(0);
  });
  const dataFolder = path.join(hostFolder, 'data');
  writeSettings(dataFolder);
  registerExtensions(dataFolder, [root, path.join(root, 'scripts/host/show-map')]);
  const port = await findFreePort(wanted ?? DEFAULT_PORT);
  if (wanted && port !== wanted) console.error(`Port ${wanted} is taken; using ${port}.`);
  // Whoever starts this names the folder: there is nothing left to ask about trust.
  const server = await startServer({ port, dataFolder, trust: false, development: false });
  const address = describeAddress(port, target);
  console.log(`\n  ${target} is open in VS Code with Lintel at\n\n    ${address}\n\n  Ctrl+C stops it.\n`);
  if (open) openBrowser(address);
  const how = await server.ended;
  throw new Error(`The VS Code server ended (${how}):\n${server.readLog().slice(-3000)}`);
}

/** Shows an address in the person's browser, where there is one; its absence is no error, the address is printed. */
function openBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : findCommand('xdg-open');
  if (!opener || !hasDisplay()) return;
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
