import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createRecords, createSnapshot } from '../support/records';
import { addSymbols, createSymbol } from '../support/symbols';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
});
const withSymbols = {
  ...shop,
  records: addSymbols(shop.records, { 'core/money.ts': [createSymbol('Money', 'class')] }),
};

describe('the outline', () => {
  it('comes by Tab right after the map and says what the map shows', async () => {
    const map = await openMap({ snapshot: shop });
    const { page } = map;
    await map.click('core/order.ts');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    assert.equal(await focused.getAttribute('role'), 'treeitem');
    assert.equal(
      await focused.getAttribute('aria-label'),
      'order.ts, module, 10 lines, uses 1, used by 1',
      'what is picked on the map has the focus',
    );
    assert.equal(await focused.getAttribute('aria-level'), '2');
    assert.equal(await focused.getAttribute('aria-posinset'), '1');
    assert.equal(await focused.getAttribute('aria-setsize'), '2');
    assert.ok(await focused.isVisible(), 'whoever comes by Tab sees where the focus is');
    assert.deepEqual(
      await page.getByRole('treeitem').evaluateAll(rows => rows.map(row => row.getAttribute('aria-label'))),
      [
        'ui, container, 1 module, uses 1',
        'page.ts, module, 10 lines, uses 1',
        'core, container, 2 modules, used by 1',
        'order.ts, module, 10 lines, uses 1, used by 1',
        'money.ts, module, 10 lines, used by 1',
      ],
    );
    await map.close();
  });

  it('is walked by the keys of the tree pattern; what is picked and open is so on the map too', async () => {
    const map = await openMap({ snapshot: withSymbols });
    const { page } = map;
    await map.click('core/money.ts');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await map.until(async () => (await map.findBox('core/money.ts#Money')) !== undefined);
    await page.keyboard.press('ArrowRight');
    const name = () => page.locator(':focus').getAttribute('aria-label');
    assert.equal(await name(), 'Money, class, 10 lines');
    assert.equal(await page.locator('.details h2').textContent(), 'Money');
    await page.keyboard.press('Enter');
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'core/money.ts', line: 1 });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await map.until(async () => (await map.findBox('core/money.ts#Money')) === undefined);
    await page.keyboard.press('ArrowLeft');
    assert.match((await name()) ?? '', /^core, container/);
    await page.keyboard.press('Space');
    await map.until(async () => (await map.findBox('core/order.ts')) === undefined);
    assert.equal(await page.locator(':focus').getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('p');
    assert.match((await name()) ?? '', /^page\.ts/, 'letters find names');
    await page.keyboard.press('Shift+F10');
    assert.ok(await page.getByRole('menu', { name: 'Actions for ui/page.ts' }).isVisible());
    await page.keyboard.press('Escape');
    assert.match((await name()) ?? '', /^page\.ts/);
    await map.close();
  });

  it('stands beside the map when switched on, and is so after a restart', async () => {
    const map = await openMap({ snapshot: shop });
    await map.page.getByRole('button', { name: 'Outline' }).click();
    await map.page.getByRole('treeitem', { name: /^money/ }).click();
    assert.equal(await map.page.locator('.details h2').textContent(), 'money.ts');
    await map.click('ui/page.ts');
    await map.until(() =>
      map.page
        .getByRole('treeitem', { name: /^page/ })
        .getAttribute('aria-selected')
        .then(value => value === 'true'),
    );
    await map.page.waitForTimeout(300);
    const state = await map.state();
    await map.close();
    const again = await openMap({ snapshot: shop, state });
    const tree = await again.page.getByRole('tree').boundingBox();
    const canvas = await again.page.locator('.map > canvas').first().boundingBox();
    assert.ok(tree && canvas && tree.width > 200 && canvas.x >= tree.x + tree.width);
    await again.close();
  });

  it('has only rows near those in view in the page, and goes to the last by End', async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => `src/m${String(i).padStart(4, '0')}.ts`);
    const records = createRecords(Object.fromEntries([...ids.map(id => [id, []]), ['top.ts', []]]));
    const map = await openMap({
      snapshot: { ...shop, records },
      state: { outline: true, state: { open: ['src'] } },
    });
    const rows = map.page.getByRole('treeitem');
    await rows.first().click();
    assert.ok((await rows.count()) < 300);
    await map.page.keyboard.press('End');
    const label = await map.page.locator(':focus').getAttribute('aria-label');
    assert.match(label ?? '', /^(m4999|top)\.ts/);
    assert.ok((await rows.count()) < 300);
    await map.close();
  });

  it('has what is picked by the keys of the map said', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    await map.page.keyboard.press('ArrowDown');
    const live = map.page.locator('.announced');
    await map.until(async () => (await live.textContent()) === 'money.ts, module, 10 lines, used by 1');
    await map.close();
  });
});
