import path from 'node:path';
import { chromium } from 'playwright-core';
import { listChromiumFlags } from './chromium.mjs';
import { ensureChromium } from './install-chromium.mjs';

const OPEN_LIMIT = 60_000;

/**
 * Opens the workbench in a browser without a window.
 *
 * @param {object} options
 * @param {string} options.address
 * @param {string} options.scratch a folder for the browser's profile
 * @param {number} [options.cdpPort] another process may drive the browser through this port
 * @param {(code: number) => void} [options.onTestsEnd] the exit code of the extension tests
 * @param {(line: string) => void} [options.onOutput] what the extension host prints
 */
export async function openWorkbench({ address, scratch, cdpPort, onTestsEnd, onOutput }) {
  // A profile on disk makes the page part of the default context, the only one a second client can see.
  const context = await chromium.launchPersistentContext(path.join(scratch, 'browser'), {
    executablePath: await ensureChromium(),
    args: [...listChromiumFlags(), ...(cdpPort ? [`--remote-debugging-port=${cdpPort}`] : [])],
    viewport: { width: 1440, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // The workbench calls these two, where a page has them, as VS Code's own automation expects.
  await page.exposeFunction('codeAutomationExit', code => onTestsEnd?.(code));
  await page.exposeFunction('codeAutomationLog', (_type, args) => onOutput?.(formatLog(args)));
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench', { timeout: OPEN_LIMIT });
  return { page, close: () => context.close() };
}

/** Puts the arguments of a console call together as the console would; styles (`%c`) are left out. */
export function formatLog([first, ...rest]) {
  if (typeof first !== 'string') return [first, ...rest].join(' ');
  const text = first.replace(/%[csdifoO]/g, directive => {
    const value = rest.shift();
    return directive === '%c' ? '' : String(value);
  });
  return [text, ...rest].join(' ');
}
