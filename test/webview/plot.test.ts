import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

interface Dot {
  readonly id: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

/** A shop in which `core/port.ts` holds an interface and all other modules a class. */
function createShop(): Snapshot {
  const snapshot = createSnapshot({
    'ui/page.ts': ['core/port.ts', 'core/order.ts'],
    'ui/button.ts': ['core/port.ts'],
    'ui/menu.ts': ['core/port.ts'],
    'core/port.ts': [],
    'core/order.ts': ['core/port.ts'],
  });
  const records = snapshot.records.map(record => ({
    ...record,
    symbols: [
      record.module.id === 'core/port.ts'
        ? {
            name: 'Port',
            kind: 'interface' as const,
            abstract: true as const,
            line: 1,
            endLine: 2,
            relations: [],
          }
        : { name: 'Thing', kind: 'class' as const, line: 1, endLine: 2, relations: [] },
    ],
  }));
  return { ...snapshot, records };
}

async function openPlot(rows: 'Folders' | 'Modules') {
  const map = await openMap({ snapshot: createShop() });
  await map.page.getByRole('tab', { name: 'Plot' }).click();
  await map.page.getByRole('radio', { name: rows }).check();
  const dots = (): Promise<Dot[]> => map.page.evaluate('__lintel.plot.dots()');
  const dot = async (id: string) => {
    const found = (await dots()).find(one => one.id === id);
    assert.ok(found, `no dot ${id} among ${(await dots()).map(one => one.id).join(', ')}`);
    return found;
  };
  const title = () => map.page.locator('.details h2').textContent();
  return { ...map, dots, dot, title };
}

describe('the plot in a browser', () => {
  it('shows folders, tells their numbers and selects the one that is clicked', async () => {
    const plot = await openPlot('Folders');
    const { x, y } = await plot.dot('core');
    await plot.page.mouse.move(x, y);
    const tip = await plot.page.locator('.tooltip').textContent();
    assert.match(tip ?? '', /core.*instability 0\.00, abstractness 0\.50, distance 0\.50/s);
    await plot.page.mouse.click(x, y);
    assert.match((await plot.title()) ?? '', /core/);
    await plot.close();
  });

  it('gathers modules in one place, spreads them on a click and selects one of them', async () => {
    const plot = await openPlot('Modules');
    const many = (await plot.dots()).find(dot => dot.count === 3);
    assert.ok(many, 'the three modules of ui lie in one place');
    await plot.page.mouse.click(many.x, many.y);
    await plot.until(async () => (await plot.dots()).some(dot => dot.id === 'ui/menu.ts' && dot.count === 1));
    const menu = await plot.dot('ui/menu.ts');
    await plot.page.mouse.click(menu.x, menu.y);
    assert.match((await plot.title()) ?? '', /menu\.ts/);
    await plot.close();
  });

  it('can be used by keyboard alone', async () => {
    const plot = await openPlot('Modules');
    await plot.page.locator('.plot svg').focus();
    await plot.page.keyboard.press('ArrowRight');
    for (let i = 0; i < 3; i++) await plot.page.keyboard.press('ArrowLeft');
    await plot.page.keyboard.press('ArrowUp');
    assert.match(
      (await plot.page.locator('.plot [role=status]').textContent()) ?? '',
      /core\/port\.ts, instab/,
    );
    await plot.page.keyboard.press('Space');
    assert.match((await plot.title()) ?? '', /port\.ts/);
    await plot.page.keyboard.press('Enter');
    assert.deepEqual(await plot.waitForSent('open'), { type: 'open', module: 'core/port.ts' });
    await plot.close();
  });

  it('says what is left out where there are no types', async () => {
    const map = await openMap({ snapshot: createSnapshot({ 'a/x.ts': ['b/y.ts'], 'b/y.ts': [] }) });
    await map.page.getByRole('tab', { name: 'Plot' }).click();
    assert.match((await map.page.locator('.plot').textContent()) ?? '', /2 without types.*Nothing to plot/s);
    await map.close();
  });
});
