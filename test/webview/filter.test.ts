import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createDependency, createSnapshot } from '../support/records';

const plain = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'test/order.test.ts': ['core/order.ts'],
});
const shop: Snapshot = {
  ...plain,
  records: plain.records.map(record => {
    const { id } = record.module;
    if (id.startsWith('test/')) return { ...record, module: { ...record.module, origin: 'test' } };
    if (id !== 'core/money.ts') return record;
    return { ...record, dependencies: [createDependency(id, 'ui/page.ts', { typeOnly: true })] };
  }),
};

describe('the filter', () => {
  it('leaves out what is not wanted in every view, says so, and forgets it on reset', async () => {
    const map = await openMap({ snapshot: shop });
    const { page } = map;
    await page.getByRole('button', { name: 'Filter' }).click();
    const sheet = page.getByRole('dialog', { name: 'Filter' });
    await sheet.getByLabel('Tests').uncheck();
    await map.until(async () => (await map.findBox('test')) === undefined);
    assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), 'Tests');
    await sheet.getByLabel('Type-only').uncheck();
    await map.until(async () => !(await map.arrows()).some(arrow => arrow.up));
    await page.getByRole('button', { name: 'Filter: 2 choices' }).waitFor();
    await sheet.getByRole('button', { name: 'Reset' }).click();
    await map.until(async () => (await map.findBox('test')) !== undefined);
    // What accompanies the picture follows a frame later.
    const badge = page.getByRole('button', { name: 'Filter' }).locator('.badge');
    await badge.waitFor({ state: 'hidden' });
    await map.close();
  });

  it('narrows down to a folder, lists what is hidden, and closes with Escape or a click elsewhere', async () => {
    const state = { state: { filter: { hidden: ['core/money.ts'] } } };
    const map = await openMap({ snapshot: shop, state });
    const { page } = map;
    const button = page.getByRole('button', { name: 'Filter' });
    assert.equal(await map.findBox('core/money.ts'), undefined);
    await button.click();
    const sheet = page.getByRole('dialog', { name: 'Filter' });
    await sheet.getByRole('button', { name: 'Show core/money.ts again' }).click();
    await map.until(async () => (await map.findBox('core/money.ts')) !== undefined);
    await sheet.getByLabel('Only this folder').fill('core');
    await page.keyboard.press('Enter');
    await map.until(async () => (await map.findBox('ui')) === undefined);
    await page.keyboard.press('Escape');
    assert.equal(await sheet.isVisible(), false);
    assert.equal(await button.evaluate(element => element === document.activeElement), true);
    await button.click();
    await page.mouse.click(300, 500);
    assert.equal(await sheet.isVisible(), false);
    await map.close();
  });

  it('says so where it leaves nothing', async () => {
    const state = { state: { filter: { folder: 'gone' } } };
    const map = await openMap({ snapshot: shop, state, isEmpty: true });
    await map.page.getByText('The filter leaves nothing to show.').waitFor();
    await map.page.getByRole('button', { name: 'Reset' }).click();
    await map.until(async () => (await map.findBox('core')) !== undefined);
    await map.close();
  });
});
