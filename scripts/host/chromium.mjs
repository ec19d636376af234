import { closeSync, openSync, readSync } from 'node:fs';
import { findCommand, isProgram } from './find-command.mjs';

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
  const given = process.env.CHROME_PATH;
  if (given) return isProgram(given) ? given : undefined;
  const onPath = commands.map(command => findCommand(command, file => !isSnapStub(file)));
  return onPath.find(Boolean) ?? applications.find(isProgram);
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

/** Ubuntu's chromium packages are a script that asks for snap, which containers do not have. */
function isSnapStub(file) {
  const head = readHead(file);
  return head.startsWith('#!') && head.includes('/snap/') && !isProgram('/snap/bin/chromium');
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
