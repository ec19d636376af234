import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts', 'core/money.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'tool.py': [],
});

async function openTable(
  snapshot: Snapshot,
  options: { state?: unknown; width?: number; height?: number } = {},
) {
  const map = await openMap({ snapshot, ...options });
  const { page } = map;
  await page.getByRole('tab', { name: 'Table' }).click();
  await map.until(async () => (await page.locator('.table tr[data-row]').count()) > 0);
  const names = () => page.locator('.table tr[data-row] td:nth-child(2)').allTextContents();
  const chosen = () => page.locator('.table tr[aria-selected=true] td:nth-child(2)').allTextContents();
  const title = () => page.locator('.details h2').textContent();
  return { ...map, names, chosen, title };
}

describe('the table in a browser', () => {
  it('sorts by the column that is clicked, and back on a second click', async () => {
    const table = await openTable(shop);
    const fanIn = table.page.getByRole('columnheader', { name: 'Fan-in' });
    await fanIn.getByRole('button').click();
    assert.equal(await fanIn.getAttribute('aria-sort'), 'descending');
    assert.equal((await table.names())[0], 'core/money.ts');
    await fanIn.getByRole('button').click();
    assert.equal(await fanIn.getAttribute('aria-sort'), 'ascending');
    assert.equal((await table.names()).at(-1), 'core/money.ts');
    await table.page.getByRole('columnheader', { name: 'Path' }).getByRole('button').click();
    assert.deepEqual(await table.names(), ['core/money.ts', 'core/order.ts', 'tool.py', 'ui/page.ts']);
    await table.until(async () => JSON.stringify(await table.state())?.includes('"sort":"path"') === true);
    await table.close();
  });

  it('selects with a click, opens with a double click, and goes on by keyboard', async () => {
    const table = await openTable(shop);
    await table.page.getByText('core/order.ts').first().click();
    assert.match((await table.title()) ?? '', /order\.ts/);
    await table.page.keyboard.press('Home');
    await table.page.keyboard.press('ArrowDown');
    await table.until(async () => (await table.chosen())[0] === 'core/order.ts');
    await table.page.keyboard.press('End');
    await table.until(async () => (await table.chosen())[0] === 'ui/page.ts');
    await table.page.keyboard.press('Enter');
    assert.deepEqual(await table.waitForSent('open'), { type: 'open', module: 'ui/page.ts' });
    await table.page.locator('.table td', { hasText: 'tool.py' }).first().dblclick();
    await table.until(async () =>
      table.sent().some(message => message.type === 'open' && message.module === 'tool.py'),
    );
    await table.close();
  });

  it('leaves the details their room, at the side and at the bottom', async () => {
    for (const width of [1000, 500]) {
      const table = await openTable(shop, { width, height: 600 });
      await table.page.getByText('core/order.ts').first().click();
      const details = await table.page.locator('.details').boundingBox();
      assert.ok(details);
      await table.until(async () => {
        const grid = await table.page.getByRole('group', { name: 'Numbers' }).boundingBox();
        if (!grid) return false;
        return width === 1000 ? grid.x + grid.width <= details.x : grid.y + grid.height <= details.y;
      });
      await table.close();
    }
  });

  it('shows folders, and leads from one to the map', async () => {
    const table = await openTable(shop);
    await table.page.locator('.table').getByRole('radio', { name: 'Folders' }).check();
    await table.until(async () => (await table.names()).join() === 'core,ui');
    await table.page.locator('.table tr[data-row] td').first().dblclick();
    await table.until(
      async () =>
        (await table.page.getByRole('tab', { name: 'Map', exact: true }).getAttribute('aria-selected')) ===
        'true',
    );
    await table.close();
  });

  it('holds ten thousand rows of which few are elements, and goes to the one picked elsewhere', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => [`big/m${String(i).padStart(5, '0')}.ts`, []]);
    const table = await openTable(createSnapshot(Object.fromEntries(many)), {
      state: { state: { selection: { box: 'big/m07000.ts' }, open: [] } },
    });
    assert.ok((await table.page.locator('.table tr[data-row]').count()) < 120);
    assert.equal(await table.page.getByRole('grid').getAttribute('aria-rowcount'), '10001');
    await table.until(async () => (await table.chosen())[0] === 'big/m07000.ts');
    await table.page.locator('.table-scroller').focus();
    await table.page.keyboard.press('End');
    await table.until(async () => (await table.chosen())[0] === 'big/m09999.ts');
    await table.close();
  });

  it('copies what it shows as comma-separated values', async () => {
    const table = await openTable(shop);
    await table.page.getByRole('button', { name: 'Copy as CSV' }).click();
    const { text } = await table.waitForSent('copy');
    assert.match(text, /^name,path,language,lines,.*\r\nmoney\.ts,core\/money\.ts,TypeScript,10,2,0,0,/);
    await table.close();
  });

  it('asks git for commits and age, and has columns for them', async () => {
    const table = await openTable(shop);
    assert.equal(await table.page.getByRole('columnheader', { name: 'Commits' }).count(), 0);
    await table.page.getByRole('button', { name: 'Add commits and age' }).click();
    await table.waitForSent('request-history');
    await table.send({
      type: 'history',
      history: { 'tool.py': { commits: 7, authors: 1, lastChange: '2024-01-01' } },
    });
    await table.page.getByRole('columnheader', { name: 'Commits' }).getByRole('button').click();
    assert.equal((await table.names())[0], 'tool.py');
    await table.close();
  });
});
