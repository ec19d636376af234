// Takes the pictures of the README and the guide, from real code in the real VS Code: node scripts/take-pictures.mjs
// Give names of pictures to take only those. Look at them before they are committed.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './build/bundles.mjs';
import { describeAddress } from './host/address.mjs';
import { onExit } from './host/cleanup.mjs';
import { registerExtensions } from './host/extensions.mjs';
import { findFreePort } from './host/free-port.mjs';
import { ensureHost } from './host/install.mjs';
import { startServer } from './host/server.mjs';
import { writeSettings } from './host/settings.mjs';
import { openWorkbench } from './host/workbench.mjs';

/** Code from the packages that `npm ci` installs, and examples, under the name it is to have in the picture. */
const sources = {
  rxjs: path.join(root, 'node_modules/rxjs/src'),
  gyp: path.join(root, 'node_modules/node-gyp/gyp/pylib/gyp'),
  shop: path.join(root, 'media/sample'),
  parcels: path.join(root, 'test/fixtures/patterned'),
};

/** Each picture of one thing that the guide tells. Steps are what a person does; see `perform`. */
const pictures = [
  { name: 'rxjs-dark', source: 'rxjs', theme: 'dark', steps: [] },
  {
    name: 'rxjs-select',
    source: 'rxjs',
    theme: 'light',
    steps: [['click', 'internal/observable']],
  },
  { name: 'gyp-light', source: 'gyp', theme: 'light', steps: [] },
  { name: 'shop-dark', source: 'shop', theme: 'dark', steps: [['click', 'frontend/src/domain']] },
  { name: 'guide-cycles', source: 'rxjs', theme: 'dark', steps: [['button', 'Overview']] },
  {
    name: 'guide-reach',
    source: 'rxjs',
    theme: 'light',
    steps: [
      ['click', 'internal/Subscription.ts'],
      ['key', 'd'],
      ['key', ']'],
    ],
  },
  {
    name: 'guide-path',
    source: 'rxjs',
    theme: 'light',
    steps: [
      ['click', 'internal/ajax'],
      ['shiftClick', 'internal/Subscription.ts'],
    ],
  },
  {
    name: 'guide-symbols',
    source: 'rxjs',
    theme: 'dark',
    steps: [
      ['toggle', 'internal/Subscriber.ts'],
      ['click', 'internal/Subscriber.ts#SafeSubscriber'],
    ],
  },
  {
    name: 'guide-roles',
    source: 'shop',
    theme: 'light',
    steps: [
      ['button', 'Patterns'],
      ['check', 'Unit of work'],
      ['key', 'Escape'],
      ['link', 'SqlUnitOfWork'],
    ],
  },
  { name: 'guide-search', source: 'rxjs', theme: 'dark', steps: [['type', 'subscr']] },
  { name: 'guide-colour', source: 'rxjs', theme: 'light', steps: [['colour', 'instability']] },
  { name: 'guide-matrix', source: 'rxjs', theme: 'light', steps: [['tab', 'Matrix']] },
  {
    name: 'guide-plot',
    source: 'rxjs',
    theme: 'dark',
    steps: [['tab', 'Plot']],
  },
  { name: 'guide-table', source: 'gyp', theme: 'light', steps: [['tab', 'Table']] },
  {
    name: 'guide-treemap',
    source: 'gyp',
    theme: 'dark',
    steps: [
      ['colour', 'fan-in'],
      ['tab', 'Treemap'],
    ],
  },
  {
    name: 'guide-patterns',
    source: 'parcels',
    theme: 'light',
    steps: [
      ['view', 'Overview'],
      ['view', 'Violations'],
      ['view', 'Cycles'],
      ['row', 'Repository'],
      ['row', 'SqlOrders0'],
      ['row', 'Evidence'],
      ['row', 'SqlOrdersrepository'],
      ['hover', 'SqlOrders'],
    ],
  },
];

const wanted = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-pictures-'));
onExit(() => rmSync(scratch, { recursive: true, force: true }));
await ensureHost();
for (const picture of pictures)
  if (wanted.length === 0 || wanted.includes(picture.name)) console.log(await takePicture(picture));
process.exit(0);

async function takePicture({ name, source, theme, steps }) {
  const folder = path.join(scratch, name, source);
  cpSync(sources[source], folder, { recursive: true });
  const dataFolder = path.join(scratch, name, 'data');
  mkdirSync(dataFolder, { recursive: true });
  writeSettings(dataFolder);
  wearTheme(dataFolder, theme);
  registerExtensions(dataFolder, [root, path.join(root, 'scripts/host/show-map')]);
  const port = await findFreePort(0);
  await startServer({ port, dataFolder, trust: false, development: false });
  const { page, close } = await openWorkbench({
    address: describeAddress(port, folder),
    scratch: path.join(scratch, name),
  });
  await page.locator('.activitybar [aria-label^="Lintel"]').first().click();
  const panel = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await panel.locator('.legend-entry').first().waitFor();
  await page.getByText('Up to date').waitFor();
  await page.waitForTimeout(1_500);
  const frame =
    page.frames().find(one => one.name() === 'active-frame' || one.url().includes('active-frame')) ??
    page.frames().at(-1);
  // Away from the activity bar, or its tip is in the picture.
  await page.mouse.move(1150, 17);
  await page.waitForTimeout(600);
  for (const [action, argument] of steps) {
    await perform(action, argument, { page, panel, frame });
    await page.waitForTimeout(800);
  }
  const file = path.join(root, 'docs/images', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot());
  await close();
  return file;
}

/** Does one thing that a person can do; boxes of the map go by their ids. */
async function perform(action, argument, { page, panel, frame }) {
  const sidebar = page.locator('.sidebar');
  const rowsOf = text => sidebar.locator('.monaco-list-row', { hasText: new RegExp(`^${text}`) });
  if (action === 'view') await sidebar.locator('.pane-header', { hasText: argument }).first().click();
  else if (action === 'row') await rowsOf(argument).first().click();
  else if (action === 'hover') {
    const word = page.locator('.view-line span span', { hasText: new RegExp(`^\\s*${argument}\\s*$`) });
    await word.first().hover();
    await page.waitForTimeout(1_500);
  } else if (action === 'key') await page.keyboard.press(argument);
  else if (action === 'tab') await panel.getByRole('tab', { name: argument }).click();
  else if (action === 'button') await panel.getByRole('button', { name: argument }).first().click();
  else if (action === 'check') await panel.getByLabel(argument, { exact: true }).check();
  else if (action === 'link')
    await panel.locator('.details').getByRole('button', { name: argument, exact: true }).first().click();
  else if (action === 'colour') await panel.getByLabel('Colour').selectOption(argument);
  else if (action === 'type') await panel.getByRole('combobox', { name: /Find/ }).pressSequentially(argument);
  else {
    const boxes = await frame.evaluate('__lintel.boxes()');
    const box = boxes.find(one => one.id === argument);
    if (!box) throw new Error(`No box ${argument} on the map`);
    const canvas = panel.locator('.map > canvas');
    const { x, y } = await canvas.boundingBox();
    const frameBox = await panel.locator('html').boundingBox();
    const mark = Math.min(12, box.height / 2);
    const offset = action === 'toggle' ? mark : Math.min(box.width / 2, 60);
    const position = {
      x: box.x - (x - frameBox.x) + offset,
      y: box.y - (y - frameBox.y) + (box.open ? Math.min(8, box.height / 4) : box.height / 2),
    };
    await canvas.click({ position, ...(action === 'shiftClick' && { modifiers: ['Shift'] }) });
  }
}

/** A theme is a person's own setting; this server keeps those beside its data. */
function wearTheme(dataFolder, theme) {
  const folder = path.join(dataFolder, 'data/User');
  mkdirSync(folder, { recursive: true });
  const settings = {
    'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern',
  };
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings));
}
