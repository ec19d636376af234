import assert from 'node:assert/strict';
import { type MapPage, openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const users = Array.from({ length: 40 }, (_, i) => `ui/page${i}.ts`);
const shop = createSnapshot({
  ...Object.fromEntries(users.map(id => [id, ['core/order.ts']])),
  'core/order.ts': [],
});
const selected = { state: { selection: { box: 'core/order.ts' }, open: ['core'] } };

async function measure(map: MapPage): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await map.page.locator('.details').boundingBox();
  assert.ok(box);
  return box;
}

describe('the size of the details', () => {
  it('is changed by dragging the edge, by its keys, and kept', async () => {
    const map = await openMap({ snapshot: shop, state: selected });
    // What has just come up takes no click, lest it be the second of a double click.
    await map.page.waitForTimeout(450);
    const before = await measure(map);
    await map.page.mouse.move(before.x, before.y + 40);
    await map.page.mouse.down();
    await map.page.mouse.move(before.x - 120, before.y + 40, { steps: 4 });
    await map.page.mouse.up();
    assert.equal(Math.round((await measure(map)).width - before.width), 120);
    const edge = map.page.getByRole('separator', { name: 'Size of the details' });
    await edge.focus();
    await map.page.keyboard.press('ArrowRight');
    const now = await measure(map);
    assert.equal(Math.round(now.width - before.width), 100);
    await map.until(async () => (await edge.getAttribute('aria-valuenow')) === String(Math.round(now.width)));
    await map.page.waitForTimeout(300);
    const state = await map.state();
    await map.close();
    const again = await openMap({ snapshot: shop, state });
    assert.equal((await measure(again)).width, now.width);
    await again.page.getByRole('separator', { name: 'Size of the details' }).dblclick();
    assert.equal((await measure(again)).width, before.width);
    await again.close();
  });

  it('is a height at the bottom of a narrow panel, and leaves room for the map', async () => {
    const map = await openMap({ snapshot: shop, state: selected, width: 320, height: 700 });
    // What has just come up takes no click, lest it be the second of a double click.
    await map.page.waitForTimeout(450);
    const before = await measure(map);
    await map.page.mouse.move(160, before.y);
    await map.page.mouse.down();
    await map.page.mouse.move(160, before.y - 100, { steps: 4 });
    await map.page.mouse.up();
    const now = await measure(map);
    assert.equal(Math.round(now.height - before.height), 100);
    assert.equal(Math.round(now.y + now.height), Math.round(before.y + before.height));
    await map.page.getByRole('separator', { name: 'Size of the details' }).press('End');
    assert.ok((await measure(map)).y > 150);
    await map.close();
  });
});
