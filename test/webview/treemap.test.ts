import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = withLines(
  createSnapshot({
    'ui/page.ts': ['core/order.ts'],
    'core/order.ts': ['core/deep/money.ts'],
    'core/deep/money.ts': [],
    'core/deep/cent.ts': [],
    'tool.py': [],
  }),
  {
    'ui/page.ts': 400,
    'core/order.ts': 300,
    'core/deep/money.ts': 200,
    'core/deep/cent.ts': 100,
    'tool.py': 50,
  },
);

function withLines(snapshot: Snapshot, lines: Readonly<Record<string, number>>): Snapshot {
  const records = snapshot.records.map(record => ({
    ...record,
    module: { ...record.module, lines: lines[record.module.id] },
  }));
  return { ...snapshot, records };
}

interface Tile {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isContainer: boolean;
}

/** The panel with the treemap in front, and a person's hand on it. */
async function openTreemap(more: { snapshot?: Snapshot; width?: number; state?: object } = {}) {
  const { snapshot = shop, width = 1000, state } = more;
  const map = await openMap({
    snapshot,
    width,
    isEmpty: true,
    state: { state: { view: 'treemap', ...state } },
  });
  const tiles = (): Promise<Tile[]> => map.page.evaluate('__lintel.treemap.tiles()');
  const still = () => map.until(() => map.page.evaluate('__lintel.treemap.isStill()'));
  const tile = async (id: string) => {
    await still();
    const found = (await tiles()).find(one => one.id === id);
    assert.ok(found, `no tile ${id}`);
    return found;
  };
  /** The title of a container, the middle of a module. */
  const point = async (id: string): Promise<[number, number]> => {
    const { x, y, width: across, height, isContainer } = await tile(id);
    return [x + across / 2, isContainer ? y + 8 : y + height / 2];
  };
  await map.until(async () => (await tiles()).length > 0);
  await still();
  const says = async () => (await map.page.locator('.treemap canvas').getAttribute('aria-label')) ?? '';
  return { ...map, tiles, tile, point, says };
}

describe('the treemap in a browser', () => {
  it('is a tab; shows areas by lines; a click selects, in the details too', async () => {
    const map = await openMap({ snapshot: shop });
    await map.page.getByRole('tab', { name: 'Treemap' }).click();
    await map.until(() => map.page.evaluate('__lintel.treemap.isStill()'));
    const tiles = (await map.page.evaluate('__lintel.treemap.tiles()')) as Tile[];
    const page = tiles.find(tile => tile.id === 'ui/page.ts') ?? assert.fail();
    const tool = tiles.find(tile => tile.id === 'tool.py') ?? assert.fail();
    assert.ok(page.width * page.height > 4 * tool.width * tool.height);
    await map.page.mouse.click(page.x + 20, page.y + 20);
    assert.equal(await map.page.locator('.details h2').textContent(), 'page.ts');
    await map.close();
  });

  it('says path and lines under the pointer', async () => {
    const map = await openTreemap();
    await map.page.mouse.move(...(await map.point('core/order.ts')));
    const tip = map.page.locator('.tooltip');
    await map.until(() => tip.isVisible());
    assert.match(await tip.innerText(), /^core\/order\.ts\n300 lines/);
    await map.close();
  });

  it('drills in by double click, for all views, and back by the breadcrumb', async () => {
    const map = await openTreemap();
    const crumbs = map.page.getByRole('navigation', { name: 'Folder shown' });
    assert.equal(await crumbs.isVisible(), false);
    await map.page.mouse.dblclick(...(await map.point('core')));
    await map.until(async () => (await map.tiles()).every(tile => tile.id.startsWith('core')));
    assert.equal(await crumbs.innerText(), 'Workspace\ncore');
    await map.page.mouse.dblclick(...(await map.point('core/deep')));
    await map.until(async () => (await map.tiles()).every(tile => tile.id.startsWith('core/deep')));
    await map.page.getByRole('tab', { name: 'Map', exact: true }).click();
    assert.equal(await map.findBox('ui'), undefined);
    await crumbs.getByRole('button', { name: 'core' }).click();
    await map.until(async () => (await map.findBox('core/order.ts')) !== undefined);
    await crumbs.getByRole('button', { name: 'Workspace' }).click();
    await map.until(async () => (await map.findBox('ui')) !== undefined);
    assert.equal(await crumbs.isVisible(), false);
    await map.close();
  });

  it('opens a module in the editor on double click', async () => {
    const map = await openTreemap();
    await map.page.mouse.dblclick(...(await map.point('ui/page.ts')));
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'ui/page.ts' });
    await map.close();
  });

  it('works by keyboard: from tile to tile, in, and up again', async () => {
    const map = await openTreemap();
    await map.page.locator('.treemap canvas').focus();
    await map.page.keyboard.press('ArrowDown');
    assert.match(await map.says(), /Selected: core, 3 modules, 600 lines/);
    await map.page.keyboard.press('Enter');
    await map.until(async () => (await map.tiles()).every(tile => tile.id.startsWith('core')));
    await map.page.keyboard.press('Backspace');
    await map.until(async () => (await map.tiles()).some(tile => tile.id === 'tool.py'));
    assert.match(await map.says(), /Selected: core,/);
    await map.page.keyboard.press('Escape');
    assert.equal(await map.says(), 'Treemap');
    await map.close();
  });

  it('makes room for the details, and takes it back', async () => {
    const map = await openTreemap();
    const right = async () => Math.max(...(await map.tiles()).map(tile => tile.x + tile.width));
    assert.ok((await right()) > 990);
    await map.page.mouse.click(...(await map.point('tool.py')));
    await map.until(async () => (await right()) < 730);
    await map.page.keyboard.press('Escape');
    await map.until(async () => (await right()) > 990);
    await map.close();
  });

  it('fits a narrow panel', async () => {
    const map = await openTreemap({ width: 300 });
    for (const { x, width } of await map.tiles()) assert.ok(x >= 0 && x + width <= 300.5);
    await map.close();
  });

  it('answers an export with the treemap as SVG', async () => {
    const map = await openTreemap();
    await map.send({ type: 'export', format: 'svg' });
    const { content } = await map.waitForSent('save');
    assert.match(content, /<title>core\/deep\/money\.ts<\/title>.*Language: /s);
    await map.close();
  });
});
