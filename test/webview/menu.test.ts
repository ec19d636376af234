import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
});

describe('the context menu', () => {
  it('opens on the box under the pointer and does what it says', async () => {
    const map = await openMap({ snapshot: shop });
    const { x, y, width, height } = await map.box('core/order.ts');
    await map.page.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
    const menu = map.page.getByRole('menu', { name: 'Actions for core/order.ts' });
    await menu.getByRole('menuitem', { name: 'Reveal in Explorer' }).click();
    assert.deepEqual(await map.waitForSent('reveal-in-explorer'), {
      type: 'reveal-in-explorer',
      id: 'core/order.ts',
    });
    assert.equal(await menu.isVisible(), false);
    assert.equal(
      await map.page.locator('.details h2').textContent(),
      'order.ts',
      'what it is about is picked',
    );
    await map.close();
  });

  it('hides a box from the map and brings it back', async () => {
    const map = await openMap({ snapshot: shop });
    const { x, y, width, height } = await map.box('core/money.ts');
    await map.page.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
    await map.page.getByRole('menuitem', { name: 'Hide' }).click();
    await map.until(async () => (await map.findBox('core/money.ts')) === undefined);
    await map.click('core/order.ts');
    await map.page.keyboard.press('Shift+F10');
    await map.page.getByRole('menuitem', { name: 'Show Everything Again' }).click();
    await map.until(async () => (await map.findBox('core/money.ts')) !== undefined);
    await map.close();
  });

  it('makes a folder the root; Back returns', async () => {
    const map = await openMap({ snapshot: shop });
    const { x, y } = await map.box('core');
    await map.page.mouse.click(x + 40, y + 8, { button: 'right' });
    await map.page.getByRole('menuitem', { name: 'Make This the Root' }).click();
    await map.until(async () => (await map.findBox('ui')) === undefined);
    assert.ok(await map.findBox('core/order.ts'));
    await map.page.getByRole('button', { name: 'Back' }).click();
    await map.until(async () => (await map.findBox('ui')) !== undefined);
    await map.close();
  });

  it('is driven by the keyboard and gives the focus back', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    await map.page.keyboard.press('Shift+F10');
    await map.page.keyboard.press('End');
    await map.page.keyboard.press('Enter');
    assert.deepEqual(await map.waitForSent('copy'), { type: 'copy', text: 'core/order.ts' });
    await map.page.keyboard.press('Shift+F10');
    await map.page.keyboard.press('Escape');
    assert.equal(await map.page.getByRole('menu').count(), 0);
    assert.equal(await map.page.evaluate('document.activeElement.tagName'), 'CANVAS');
    await map.close();
  });
});
