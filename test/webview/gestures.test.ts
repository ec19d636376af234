import assert from 'node:assert/strict';
import { type MapPage, openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
});

/** Turns the wheel as a device does that Playwright's own mouse cannot be. */
async function turnWheel(map: MapPage, init: WheelEventInit & { wheelDeltaY?: number }): Promise<void> {
  await map.page.evaluate(`(() => {
    const canvas = document.querySelector('.map > canvas');
    const init = ${JSON.stringify(init)};
    const event = new WheelEvent('wheel', { clientX: 500, clientY: 400, bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, 'wheelDeltaY', { value: init.wheelDeltaY });
    canvas.dispatchEvent(event);
  })()`);
  await map.settle();
}

describe('gestures and keys', () => {
  it('pans by two fingers, zooms by a pinch and by the wheel of a mouse', async () => {
    const map = await openMap({ snapshot: shop });
    const start = await map.box('core');
    await turnWheel(map, { deltaX: 30, deltaY: 12.5, wheelDeltaY: -37 });
    const panned = await map.box('core');
    assert.deepEqual(
      [panned.x - start.x, panned.y - start.y, panned.width].map(Math.round),
      [-30, -13, start.width].map(Math.round),
    );
    await turnWheel(map, { deltaY: -10, ctrlKey: true });
    const pinched = await map.box('core');
    assert.ok(Math.abs(pinched.width / panned.width - 2 ** 0.2) < 0.01);
    await map.page.waitForTimeout(300);
    await turnWheel(map, { deltaY: -100, wheelDeltaY: 120 });
    assert.ok((await map.box('core')).width > pinched.width * 1.1);
    await map.close();
  });

  it('keeps part of the map in view, however far it is moved or made smaller', async () => {
    const map = await openMap({ snapshot: shop });
    const start = await map.box('core');
    for (let i = 0; i < 30; i++) await turnWheel(map, { deltaY: 400, wheelDeltaY: -480 });
    const small = await map.box('core');
    assert.ok(small.width > start.width * 0.45 && small.width < start.width * 0.55);
    for (let i = 0; i < 12; i++) await turnWheel(map, { deltaX: 600.5, deltaY: 500.5, wheelDeltaY: -37 });
    const boxes = [await map.box('ui'), await map.box('core')];
    assert.ok(
      boxes.some(box => box.x + box.width > 40 && box.y + box.height > 40),
      JSON.stringify(boxes),
    );
    await map.close();
  });

  it('keeps the whole map clear of the legend when the panel becomes narrow', async () => {
    const map = await openMap({ snapshot: shop, width: 1200, height: 500 });
    await map.page.setViewportSize({ width: 480, height: 500 });
    await map.until(async () => {
      const legend = await map.page.locator('.legend').boundingBox();
      const core = await map.box('core');
      return legend !== null && legend.height > 40 && core.y + core.height < legend.y;
    });
    await map.close();
  });

  it('drags with the middle button too', async () => {
    const map = await openMap({ snapshot: shop });
    const start = await map.box('core');
    await map.page.mouse.move(500, 650);
    await map.page.mouse.down({ button: 'middle' });
    await map.page.mouse.move(540, 630, { steps: 4 });
    await map.page.mouse.up({ button: 'middle' });
    const now = await map.box('core');
    assert.deepEqual([now.x - start.x, now.y - start.y].map(Math.round), [40, -20]);
    await map.close();
  });

  it('moves the view by Shift or Control and arrows, goes to the first and last box by Home and End', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    const start = await map.box('core');
    await map.page.keyboard.press('Shift+ArrowRight');
    const right = await map.box('core');
    assert.ok(right.x < start.x - 50 && Math.abs(right.y - start.y) < 1);
    await map.page.keyboard.press('Control+ArrowUp');
    assert.ok((await map.box('core')).y > right.y + 30);
    await map.page.keyboard.press('Home');
    assert.equal(await map.page.locator('.details h2').textContent(), 'ui');
    await map.page.keyboard.press('End');
    assert.equal(await map.page.locator('.details h2').textContent(), 'money.ts');
    await map.close();
  });

  it('goes back and forward by Alt and arrows and by the side buttons of a mouse', async () => {
    const map = await openMap({ snapshot: shop });
    const selected = () => map.page.locator('.details:not([hidden]) h2').allTextContents();
    await map.click('core/order.ts');
    await map.page.waitForTimeout(650);
    await map.click('core/money.ts');
    await map.page.keyboard.press('Alt+ArrowLeft');
    assert.deepEqual(await selected(), ['order.ts']);
    await map.page.keyboard.press('Alt+ArrowRight');
    assert.deepEqual(await selected(), ['money.ts']);
    for (const type of ['mousedown', 'mouseup'])
      await map.page.evaluate(
        `document.querySelector('.map > canvas').dispatchEvent(new MouseEvent('${type}', { button: 3, bubbles: true, cancelable: true }))`,
      );
    assert.deepEqual(await selected(), ['order.ts']);
    await map.close();
  });

  it('says all this by ? and takes no other key meanwhile', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    await map.page.keyboard.press('?');
    const help = map.page.getByRole('dialog', { name: 'Keys and mouse' });
    assert.ok(await help.isVisible());
    assert.ok(await help.getByText('find', { exact: true }).isVisible());
    await map.page.keyboard.press('t');
    await map.page.keyboard.press('Escape');
    assert.equal(await help.isVisible(), false);
    assert.equal(
      await map.page.getByRole('button', { name: 'Outline' }).getAttribute('aria-pressed'),
      'false',
    );
    assert.equal(await map.page.evaluate('document.activeElement.tagName'), 'CANVAS');
    await map.page.getByRole('button', { name: 'Help' }).click();
    assert.ok(await help.isVisible());
    await map.page.mouse.click(3, 3);
    assert.equal(await help.isVisible(), false);
    await map.close();
  });
});
