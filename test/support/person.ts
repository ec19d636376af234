import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import type { ShownBox } from '../../webview/map/shown-box';
import { output } from './paths';

/** How long a person would wait before calling it broken, in milliseconds. */
const PATIENCE = 30_000;
const LOOK_AGAIN = 100;
/** Height of a closed box at zoom 1, in pixels; its mark scales with it. */
const MARK_HEIGHT = 28;

/** Someone at the keyboard and mouse of the window that runs these tests. */
export interface Person {
  readonly page: Page;
  /** The panel's own page inside the window. */
  readonly map: FrameLocator;
  clickActivityIcon(name: string): Promise<void>;
  /** Types a command's title into the command palette and presses Enter. */
  runCommand(title: string): Promise<void>;
  /** The boxes on the map, once there are such as `wanted` asks for and nothing moves any more. */
  waitForBoxes(wanted: (boxes: readonly ShownBox[]) => boolean, what: string): Promise<readonly ShownBox[]>;
  /** The box of this id, once the map shows it. */
  waitForBox(id: string): Promise<ShownBox>;
  readArrows(): Promise<readonly { readonly from: string; readonly to: string }[]>;
  /** Clicks a box, holding keys such as Shift where given. */
  clickBox(id: string, modifiers?: readonly string[]): Promise<void>;
  /** Clicks the open/close mark of a box. */
  clickMark(id: string): Promise<void>;
  /** Ids of the boxes that light up on the map. */
  readLit(): Promise<readonly string[]>;
  doubleClickBox(id: string): Promise<void>;
  /** Leaves the window in restricted mode, if it asks. */
  declineTrust(): Promise<void>;
  /** Keeps a picture of the whole window under test/out. */
  screenshot(name: string): Promise<string>;
}

let connected: Promise<Browser> | undefined;

/** Takes hold of the window through the port that the launch opened for it. */
export async function meetPerson(): Promise<Person> {
  const address = process.env.LINTEL_TEST_CDP;
  if (!address)
    throw new Error('LINTEL_TEST_CDP does not say how to reach the window; run these with npm test');
  connected ??= chromium.connectOverCDP(address);
  return describePerson(await findWindow(await connected));
}

/** Waits until a question has an answer; fails with what was waited for. */
export async function waitFor<T>(ask: () => T | Promise<T>, what: string, limitMs = PATIENCE): Promise<T> {
  let last: unknown;
  for (
    const end = Date.now() + limitMs;
    Date.now() < end;
    await new Promise(next => setTimeout(next, LOOK_AGAIN))
  ) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Waited ${limitMs} ms for ${what}; last seen: ${last}`);
}

async function findWindow(browser: Browser): Promise<Page> {
  return waitFor(async () => {
    for (const page of browser.contexts().flatMap(context => context.pages()))
      if ((await page.locator('.monaco-workbench').count()) > 0) return page;
    return undefined;
  }, 'the window').then(page => page as Page);
}

function describePerson(page: Page): Person {
  const map = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const canvas = map.locator('.map > canvas').first();
  const readBoxes = (): Promise<ShownBox[]> =>
    canvas.evaluate('__lintel.isStill() ? __lintel.boxes() : []', undefined, { timeout: 1000 });

  /** Twice the same: between two frames of a glide nothing seems to move either. */
  const waitForBoxes: Person['waitForBoxes'] = (wanted, what) => {
    let before = '';
    return waitFor(async () => {
      const boxes = await readBoxes();
      const now = JSON.stringify(boxes);
      const isStill = now === before;
      before = now;
      return isStill && wanted(boxes) ? boxes : undefined;
    }, what).then(boxes => boxes as readonly ShownBox[]);
  };

  const waitForBox = async (id: string) => {
    const boxes = await waitForBoxes(shown => shown.some(box => box.id === id), `a box ${id} on the map`);
    return boxes.find(box => box.id === id) as ShownBox;
  };

  /** The middle of a box's first line, where it has its label, in the coordinates of the window. */
  const locate = async (id: string) => {
    const box = await waitForBox(id);
    const frame = await map.locator('html').boundingBox();
    if (!frame) throw new Error('The panel is not in view');
    return { x: frame.x + box.x + box.width / 2, y: frame.y + box.y + Math.min(box.height / 2, 8) };
  };

  return {
    page,
    map,
    clickActivityIcon: name => page.locator('.activitybar').getByRole('tab', { name }).first().click(),
    runCommand: async title => {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor({ state: 'visible' });
      await input.fill(`>${title}`);
      await page
        .locator('.quick-input-list-row, .quick-input-list .monaco-list-row', { hasText: title })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
    },
    waitForBoxes,
    waitForBox,
    readArrows: () => canvas.evaluate('__lintel.arrows()', undefined, { timeout: 1000 }),
    clickBox: async (id, modifiers = []) => {
      const { x, y } = await locate(id);
      for (const key of modifiers) await page.keyboard.down(key);
      await page.mouse.click(x, y);
      for (const key of modifiers) await page.keyboard.up(key);
    },
    clickMark: async id => {
      const { y } = await locate(id);
      const box = await waitForBox(id);
      const frame = await map.locator('html').boundingBox();
      const scale = box.open ? 1 : box.height / MARK_HEIGHT;
      await page.mouse.click((frame?.x ?? 0) + box.x + Math.min(12 * scale, box.width / 2), y);
    },
    readLit: () => canvas.evaluate('__lintel.lit()', undefined, { timeout: 1000 }),
    doubleClickBox: async id => {
      const { x, y } = await locate(id);
      await page.mouse.dblclick(x, y);
    },
    declineTrust: async () => {
      const decline = page.getByRole('button', { name: /No, I don't trust/ });
      const asked = await decline.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (asked) await decline.click();
    },
    screenshot: async name => {
      const file = output(`${name}.png`);
      await page.screenshot({ path: file });
      return file;
    },
  };
}
