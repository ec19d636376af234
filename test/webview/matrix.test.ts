import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { type MapPage, openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts', 'core/money.ts', 'ui/button.ts'],
  'ui/button.ts': [],
  'core/order.ts': ['core/money.ts', 'core/store.ts'],
  'core/store.ts': ['core/order.ts'],
  'core/money.ts': [],
  'tool.py': [],
});

interface Place {
  readonly x: number;
  readonly y: number;
}
interface Cell extends Place {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly against: boolean;
}

/** The panel with the matrix in front, and a person's hand on it. */
async function openMatrix(options: { snapshot?: Snapshot; open?: string[]; width?: number } = {}) {
  const { snapshot = shop, open, width } = options;
  const map = await openMap({
    snapshot,
    isEmpty: true,
    ...(width && { width }),
    state: { state: { view: 'matrix', ...(open && { open }) } },
  });
  const lines = (): Promise<{ id: string; row: Place; column: Place }[]> =>
    map.page.evaluate('__lintel.matrix.lines()');
  await map.until(async () => (await lines()).length > 0);
  await map.until(() => map.page.evaluate('__lintel.matrix.isStill()'));
  const ids = async () => (await lines()).map(line => line.id);
  const line = async (id: string) => {
    const found = (await lines()).find(one => one.id === id);
    assert.ok(found, `no line ${id} among ${(await ids()).join(', ')}`);
    return found;
  };
  const cells = (): Promise<Cell[]> => map.page.evaluate('__lintel.matrix.cells()');
  const cell = async (from: string, to: string) => {
    const found = (await cells()).find(one => one.from === from && one.to === to);
    assert.ok(found, `no cell ${from} → ${to}`);
    return found;
  };
  return { ...map, lines, line, ids, cells, cell };
}

const title = (map: MapPage) => map.page.locator('.details h2').textContent();
const label = (map: MapPage) => map.page.locator('.matrix canvas').getAttribute('aria-label');

describe('the matrix in a browser', () => {
  it('is a tab; a click on a cell lists its imports down to the line', async () => {
    const map = await openMap({ snapshot: shop });
    await map.page.getByRole('tab', { name: 'Matrix' }).click();
    await map.until(() => map.page.evaluate('__lintel.matrix.isStill()'));
    const cells = (await map.page.evaluate('__lintel.matrix.cells()')) as Cell[];
    const back = cells.find(cell => cell.against);
    assert.deepEqual([back?.from, back?.to, back?.count], ['core/store.ts', 'core/order.ts', 1]);
    await map.page.mouse.click(back?.x ?? 0, back?.y ?? 0);
    assert.match(
      (await map.page.locator('.details').textContent()) ?? '',
      /store\.ts → order\.ts.*1 import/s,
    );
    await map.close();
  });

  it('opens and closes a container in both headers, and the map has it open too', async () => {
    const map = await openMatrix({ open: [] });
    assert.deepEqual(await map.ids(), ['ui', 'core', 'tool.py']);
    const core = await map.line('core');
    const { headerHeight } = (await map.page.evaluate('__lintel.matrix.measures()')) as {
      headerHeight: number;
    };
    await map.page.mouse.click(core.column.x, core.column.y - 12 + headerHeight - 8);
    assert.deepEqual(await map.ids(), ['ui', 'core/order.ts', 'core/store.ts', 'core/money.ts', 'tool.py']);
    const first = await map.line('core/order.ts');
    const { left } = await map.page
      .locator('.matrix canvas')
      .evaluate(canvas => canvas.getBoundingClientRect());
    await map.page.mouse.click(left + 8, first.row.y);
    assert.deepEqual(await map.ids(), ['ui', 'core', 'tool.py']);
    const ui = await map.line('ui');
    await map.page.mouse.click(left + 10, ui.row.y);
    await map.page.getByRole('tab', { name: 'Map', exact: true }).click();
    assert.equal((await map.box('ui')).open, true);
    assert.equal((await map.box('core')).open, false);
    await map.close();
  });

  it('says both names and the count under the pointer', async () => {
    const map = await openMatrix({ open: [] });
    const { x, y } = await map.cell('ui', 'core');
    await map.page.mouse.move(x, y);
    const tip = map.page.locator('.tooltip');
    await map.until(() => tip.isVisible());
    assert.equal(await tip.innerText(), 'ui → core\n2 imports');
    await map.close();
  });

  it('selects a box by its header, and opens a module in the editor on double click', async () => {
    const map = await openMatrix({ open: ['ui'] });
    const { row } = await map.line('ui/page.ts');
    await map.page.mouse.click(row.x - 30, row.y);
    assert.equal(await title(map), 'page.ts');
    assert.match((await label(map)) ?? '', /Selected: ui\/page\.ts/);
    await map.page.mouse.dblclick(row.x - 30, row.y);
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'ui/page.ts' });
    await map.close();
  });

  it('works by keyboard: through headers and cells, opening, picking, next against the order', async () => {
    const map = await openMatrix({ open: [] });
    await map.page.locator('.matrix canvas').focus();
    const says = () => map.page.locator('.matrix [role=status]').textContent();
    await map.page.keyboard.press('ArrowDown');
    assert.match((await says()) ?? '', /^ui, 2 modules/);
    await map.page.keyboard.press('ArrowDown');
    await map.page.keyboard.press('ArrowRight');
    assert.deepEqual((await map.ids()).slice(1, 4), ['core/order.ts', 'core/store.ts', 'core/money.ts']);
    await map.page.keyboard.press('ArrowRight');
    assert.equal(await says(), 'ui → core/order.ts, 1 import');
    await map.page.keyboard.press('Enter');
    assert.equal(await title(map), 'ui → order.ts');
    await map.page.keyboard.press('n');
    assert.equal(await says(), 'core/store.ts → core/order.ts, 1 import, against the order');
    assert.equal(await title(map), 'store.ts → order.ts');
    await map.page.keyboard.press('Home');
    await map.page.keyboard.press('ArrowLeft');
    assert.deepEqual(await map.ids(), ['ui', 'core', 'tool.py']);
    await map.page.keyboard.press('Escape');
    assert.equal(await label(map), 'Dependency matrix');
    await map.close();
  });

  it('brings into view what was picked elsewhere', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`m${i}.ts`, i < 299 ? [`m${i + 1}.ts`] : []]),
    );
    const map = await openMap({
      snapshot: createSnapshot(many),
      isEmpty: true,
      state: { state: { view: 'matrix', selection: { box: 'm200.ts' } } },
    });
    await map.until(async () => {
      const lines = (await map.page.evaluate('__lintel.matrix.lines()')) as { id: string; row: Place }[];
      const y = lines.find(line => line.id === 'm200.ts')?.row.y ?? -1;
      return y > 100 && y < 690;
    });
    await map.page.mouse.move(400, 400);
    await map.page.mouse.wheel(0, 4000);
    await map.until(async () => {
      const lines = (await map.page.evaluate('__lintel.matrix.lines()')) as { id: string; row: Place }[];
      return (lines.find(line => line.id === 'm299.ts')?.row.y ?? 9999) < 690;
    });
    await map.close();
  });

  it('says so where nothing depends on anything, and where all is in one folder', async () => {
    const alone = await openMatrix({ snapshot: createSnapshot({ 'a.ts': [], 'b.ts': [] }) });
    assert.match(
      (await alone.page.locator('.matrix-note').textContent()) ?? '',
      /Nothing here depends on anything/,
    );
    await alone.close();
    const folder = await openMatrix({
      snapshot: createSnapshot({ 'src/a.ts': ['src/b.ts'], 'src/b.ts': [] }),
      open: [],
    });
    await folder.page.getByRole('button', { name: 'Open src' }).click();
    assert.deepEqual(await folder.ids(), ['src/a.ts', 'src/b.ts']);
    assert.equal(await folder.page.locator('.matrix-note').isVisible(), false);
    await folder.close();
  });

  it('answers an export with the matrix as SVG, names as text', async () => {
    const odd = '<img src=x onerror=alert(1)>.ts';
    const map = await openMatrix({ snapshot: createSnapshot({ 'a.ts': [odd], [odd]: [] }) });
    await map.send({ type: 'export', format: 'svg' });
    const { content } = await map.waitForSent('save');
    assert.match(content, /&lt;img src=x/);
    assert.doesNotMatch(content, /<img/);
    await map.close();
  });
});
