import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const plain = createSnapshot({
  'ui/page.ts': ['core/order.ts', 'ui/button.ts'],
  'ui/button.ts': [],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'core/deep/order-line.ts': [],
  'core/deep/border.ts': [],
  '<img src=x onerror=alert(1)>.ts': [],
});
const shop: Snapshot = {
  ...plain,
  records: plain.records.map(record =>
    record.module.id === 'core/money.ts'
      ? {
          ...record,
          symbols: [
            { name: 'OrderTotal', kind: 'class', line: 7, endLine: 9, relations: [] },
            { name: 'toCents', kind: 'function', line: 2, endLine: 4, relations: [] },
          ],
        }
      : record,
  ),
};

async function openSearch(key = '/') {
  const map = await openMap({ snapshot: shop });
  await map.page.keyboard.press(key);
  const input = map.page.getByRole('combobox', { name: 'Find modules, folders and symbols' });
  return {
    ...map,
    input,
    options: map.page.getByRole('listbox', { name: 'Results' }).getByRole('option'),
    active: async () =>
      map.page.locator(`#${await input.getAttribute('aria-activedescendant')}`).textContent(),
    lit: (): Promise<string[]> => map.page.evaluate('__lintel.lit()'),
  };
}

describe('the search', () => {
  it('finds as somebody types, best first, and lights every box that is or holds a hit', async () => {
    const map = await openSearch();
    await map.page.keyboard.type('order');
    await map.options.first().waitFor();
    assert.deepEqual(await map.options.allTextContents(), [
      'Morder.tscore',
      'COrderTotalcore/money.ts',
      'Morder-line.tscore/deep',
      'Mborder.tscore/deep',
    ]);
    assert.deepEqual(await map.page.locator('.results mark').allTextContents(), [
      'order',
      'Order',
      'order',
      'order',
    ]);
    const lit = await map.lit();
    for (const id of ['core', 'core/order.ts', 'core/money.ts']) assert.ok(lit.includes(id), id);
    assert.ok(!lit.includes('ui/page.ts'));
    assert.equal(await map.page.getByRole('status').filter({ hasText: 'hits' }).textContent(), '4 hits');
    await map.page.keyboard.press('Escape');
    assert.deepEqual(await map.lit(), []);
    assert.equal(await map.input.inputValue(), '');
    await map.close();
  });

  it('goes through results without taking one, and Enter opens what hides it and selects it', async () => {
    const map = await openSearch('Control+f');
    await map.page.keyboard.type('core/orl');
    await map.options.first().waitFor();
    await map.page.keyboard.press('ArrowDown');
    assert.equal(await map.active(), 'Morder-line.tscore/deep');
    assert.equal(await map.page.locator('.details').isVisible(), false);
    await map.page.keyboard.press('Enter');
    await map.settle();
    await map.box('core/deep/order-line.ts');
    assert.equal(await map.page.locator('.details h2').textContent(), 'order-line.ts');
    assert.equal(await map.page.evaluate('document.activeElement.tagName'), 'CANVAS');
    await map.page.keyboard.press('Alt+ArrowLeft');
    await map.close();
  });

  it('opens the module of a symbol and selects it there; Control and Enter open its line', async () => {
    const map = await openSearch();
    await map.page.keyboard.type('tocents');
    await map.options.first().waitFor();
    await map.page.keyboard.press('Control+Enter');
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'core/money.ts', line: 2 });
    await map.page.keyboard.press('Enter');
    await map.settle();
    await map.box('core/money.ts#toCents');
    assert.equal(await map.page.locator('.details h2').textContent(), 'toCents');
    await map.close();
  });

  it('takes a click on a result, shows hostile names as text, and says when there is nothing', async () => {
    const map = await openSearch();
    await map.page.keyboard.type('img');
    assert.match((await map.options.first().textContent()) ?? '', /^M<img src=x onerror=alert\(1\)>\.ts/);
    await map.options.first().click();
    assert.match((await map.page.locator('.details h2').textContent()) ?? '', /^<img/);
    await map.send({ type: 'focus-search' });
    await map.page.keyboard.type('zzz');
    await map.page.getByText('0 hits').first().waitFor();
    assert.equal(await map.options.count(), 0);
    await map.close();
  });
});
