import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs';
import path from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * Where Chromium, or a browser of its family, is on this machine.
 *
 * CHROME_PATH overrides the search; where it names nothing that runs, nothing else is taken in its place.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  if (process.env.CHROME_PATH)
    return isProgram(process.env.CHROME_PATH) ? process.env.CHROME_PATH : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/usr/local/bin');
  const places = folders.flatMap(folder => commands.map(command => path.join(folder, command)));
  return [...places, ...applications].find(isProgram);
}

/** Command line for a browser that talks to nobody but us, with or without a display. */
export function listChromiumFlags() {
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium's sandbox refuses to start as root, which is how containers run.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return !isSnapStub(file);
}

/** Ubuntu's chromium packages are a script that asks for snap, which containers do not have. */
function isSnapStub(file) {
  const head = readHead(file);
  return head.startsWith('#!') && head.includes('/snap/') && !isInstalledSnap();
}

function isInstalledSnap() {
  try {
    accessSync('/snap/bin/chromium', constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readHead(file) {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(4096);
    return buffer.toString('latin1', 0, readSync(descriptor, buffer));
  } finally {
    closeSync(descriptor);
  }
}
