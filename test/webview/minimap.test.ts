import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createWorkspace } from '../support/random-workspace';
import { createSnapshot } from '../support/records';

const large = { ...createSnapshot({}), records: createWorkspace(11, 400) };
const open = { state: { open: large.records.flatMap(({ module }) => listFolders(module.id)) } };
const small = createSnapshot({ 'a.ts': ['b.ts'], 'b.ts': [] });

function listFolders(id: string): string[] {
  const parts = id.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

describe('the minimap', () => {
  it('is there when part of a large map is in view, and moves the view', async () => {
    const map = await openMap({ snapshot: large, state: open });
    const minimap = map.page.locator('.minimap');
    assert.equal(await minimap.isVisible(), false, 'all is in view');
    await map.page.mouse.move(500, 350);
    for (let i = 0; i < 5; i++) await map.page.mouse.wheel(0, -400);
    await minimap.waitFor({ state: 'visible' });
    await map.until(async () => (await map.page.locator('.minimap-frame').boundingBox())?.width !== 0);
    const id = large.records[0].module.id;
    const before = await map.box(id);
    const place = await minimap.boundingBox();
    assert.ok(place);
    await map.page.mouse.move(place.x + 10, place.y + 10);
    await map.page.mouse.down();
    const after = await map.box(id);
    assert.notDeepEqual([after.x, after.y], [before.x, before.y]);
    const frame = await map.page.locator('.minimap-frame').boundingBox();
    await map.page.mouse.move(place.x + 30, place.y + 30, { steps: 3 });
    await map.page.mouse.up();
    const dragged = await map.page.locator('.minimap-frame').boundingBox();
    assert.ok(frame && dragged && dragged.x + dragged.width > frame.x + frame.width);
    await map.page.keyboard.press('0');
    await map.close();
  });

  it('is switched by m, and stays off after a restart; small maps have none', async () => {
    const map = await openMap({ snapshot: large, state: open });
    await map.page.mouse.move(500, 350);
    for (let i = 0; i < 5; i++) await map.page.mouse.wheel(0, -400);
    const minimap = map.page.locator('.minimap');
    await minimap.waitFor({ state: 'visible' });
    await map.page.keyboard.press('m');
    await minimap.waitFor({ state: 'hidden' });
    const button = map.page.getByRole('button', { name: 'Minimap' });
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await map.page.waitForTimeout(300);
    assert.equal(((await map.state()) as { minimap: boolean }).minimap, false);
    await map.close();
    const other = await openMap({ snapshot: small });
    await other.page.mouse.move(500, 350);
    await other.page.mouse.wheel(0, -800);
    await other.settle();
    assert.equal(await other.page.locator('.minimap').isVisible(), false);
    await other.close();
  });
});
