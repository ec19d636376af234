import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { renderPage } from '../../src/extension/panel-html';
import type { HostToView, ViewToHost } from '../../src/protocol/view-messages';
import { shareBrowser } from './browser';
import { describeHostScript, origin } from './fake-host';
import { output, root } from './paths';
import { type ThemeName, themes } from './themes';

export { closeBrowser } from './browser';

export interface PanelOptions {
  /** Sent in order once the panel says `ready`. */
  readonly messages?: readonly HostToView[];
  readonly width?: number;
  readonly height?: number;
  readonly theme?: ThemeName;
  /** What `getState` answers, as after a reload of the window. */
  readonly state?: unknown;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
}

/** The built panel in a real browser, with this process in the place of the extension. */
export interface Panel {
  readonly page: Page;
  /** Everything the panel has posted so far. */
  sent(): readonly ViewToHost[];
  /** Waits for a posted message of this type (an earlier one counts). */
  waitForSent<T extends ViewToHost['type']>(type: T): Promise<Extract<ViewToHost, { type: T }>>;
  send(message: HostToView): Promise<void>;
  /** Puts another theme on, as VS Code does while a panel is open. */
  changeTheme(theme: ThemeName): Promise<void>;
  /** What the panel last kept with `setState`. */
  state(): Promise<unknown>;
  /** Writes test/out/NAME.png and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Uncaught errors, refused content and console errors so far. */
  problems(): readonly string[];
  /** Closes the page; rejects where it had problems, so that a test cannot pass over them. */
  close(): Promise<void>;
}

const parts = { cspSource: origin, script: `${origin}/webview.js`, style: `${origin}/webview.css` };

/** Opens the panel from dist/webview.js and dist/webview.css. */
export async function openPanel(options: PanelOptions = {}): Promise<Panel> {
  const browser = await shareBrowser();
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1000, height: options.height ?? 700 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion ?? 'reduce',
  });
  const page = await context.newPage();
  const sent: ViewToHost[] = [];
  const problems: string[] = [];
  page.on('pageerror', error => problems.push(error.stack ?? error.message));
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text());
  });

  const send = (message: HostToView) =>
    page.evaluate(`dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(message)} }))`);
  await page.exposeFunction('postToTest', (message: ViewToHost) => {
    sent.push(message);
  });
  await page.addInitScript({ content: describeHostScript(themes[options.theme ?? 'dark'], options.state) });
  await page.route('**/*', serve);
  await page.goto(`${origin}/`);

  const panel: Panel = {
    page,
    sent: () => sent,
    waitForSent: async type => {
      const found = await waitFor(() => sent.find(message => message.type === type), `a '${type}' message`);
      return found as Extract<ViewToHost, { type: typeof type }>;
    },
    send: async message => {
      await send(message);
    },
    changeTheme: async theme => {
      await page.evaluate(`wearTheme(${JSON.stringify(themes[theme])})`);
    },
    state: () => page.evaluate('stateForTest()'),
    screenshot: async name => {
      const file = output(`${name}.png`);
      await page.screenshot({ path: file });
      return file;
    },
    problems: () => problems,
    close: async () => {
      await context.close();
      if (problems.length > 0) throw new Error(`The panel had problems:\n${problems.join('\n')}`);
    },
  };
  if (options.messages) {
    await panel.waitForSent('ready');
    for (const message of options.messages) await panel.send(message);
  }
  return panel;
}

function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: renderPage(parts) });
  if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
  const file = path.join(root, 'dist', path.basename(pathname));
  if (!existsSync(file)) return route.fulfill({ status: 404, body: `dist has no ${path.basename(file)}` });
  const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
  return route.fulfill({ contentType, body: readFileSync(file) });
}

async function waitFor<T>(look: () => T | undefined, what: string, limitMs = 10_000): Promise<T> {
  for (const end = Date.now() + limitMs; Date.now() < end; await new Promise(next => setTimeout(next, 20))) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error(`The panel did not post ${what} in ${limitMs} ms`);
}
