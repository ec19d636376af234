import { type Browser, chromium } from 'playwright-core';
import { findChromium, listChromiumFlags } from '../../scripts/host/chromium.mjs';

let running: Promise<Browser> | undefined;

/** The one browser that all pages of a run share; started on first use. */
export function shareBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

/** Ends the shared browser, if one was started. */
export async function closeBrowser(): Promise<void> {
  const browser = await running;
  running = undefined;
  await browser?.close();
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; `npm test` installs one or says what to install.');
  return chromium.launch({ executablePath, args: listChromiumFlags() });
}

// Loaded by mocha, this is a hook of the root suite and so runs after the last test of the run. Elsewhere there is none.
if (typeof globalThis.after === 'function') globalThis.after(closeBrowser);
