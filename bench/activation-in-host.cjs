// Runs inside VS Code's extension host, for activation.mjs.
const { writeFileSync } = require('node:fs');
const { chromium } = require('playwright-core');
const vscode = require('vscode');

/** How often to look for the row, and how far to scroll before looking again: the list draws what is in view alone. */
const LOOKS = 60;
const SCROLL_PIXELS = 200;
const PAUSE_MS = 250;

exports.run = async () => {
  const extension = vscode.extensions.getExtension('lintel.lintel');
  if (extension.isActive) throw new Error('Lintel is active before anyone asked for it');
  const start = performance.now();
  await extension.activate();
  const roundTrip = performance.now() - start;
  writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify({ reported: await readReported(), roundTrip }));
};

/** What VS Code's own list of running extensions says, in milliseconds: loading the code and calling `activate`. */
async function readReported() {
  const browser = await chromium.connectOverCDP(process.env.LINTEL_TEST_CDP);
  const page = await findWindow(browser);
  await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
  const list = page.locator('.runtime-extensions-editor');
  await list.hover();
  const row = list.locator('.extension', { hasText: 'lintel' });
  for (let look = 0; look < LOOKS; look++) {
    const text = (await row.count()) > 0 ? await row.first().locator('.activation-time').textContent() : '';
    const [, time] = /(\d+)\s*ms/.exec(text) ?? [];
    if (time !== undefined) {
      await browser.close();
      return Number(time);
    }
    await page.mouse.wheel(0, look % 10 === 9 ? -10 * SCROLL_PIXELS : SCROLL_PIXELS);
    await page.waitForTimeout(PAUSE_MS);
  }
  throw new Error('VS Code lists no activation time for Lintel');
}

async function findWindow(browser) {
  for (const page of browser.contexts().flatMap(context => context.pages()))
    if ((await page.locator('.monaco-workbench').count()) > 0) return page;
  throw new Error('There is no window of VS Code to look at');
}
