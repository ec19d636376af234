import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot';
import { openMap } from '../support/map-page';
import { createRecords, createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts', 'ui/button.ts'],
  'ui/button.ts': [],
  'core/order.ts': ['core/money.ts', 'core/store.ts'],
  'core/store.ts': ['core/order.ts'],
  'core/money.ts': [],
  'tool.py': [],
});

describe('the map in a browser', () => {
  it('shows the first picture with containers above what they use', async () => {
    const map = await openMap({ snapshot: shop });
    const [ui, core] = [await map.box('ui'), await map.box('core')];
    assert.ok(ui.open && core.open, 'a small workspace opens its containers');
    assert.ok(ui.y < core.y);
    await map.close();
  });

  it('opens and closes a container by its mark and by double click, and keeps it in place', async () => {
    const map = await openMap({ snapshot: shop });
    await map.clickMark('core');
    assert.equal((await map.box('core')).open, false);
    assert.equal(await map.findBox('core/order.ts'), undefined);
    await map.doubleClick('core');
    assert.equal((await map.box('core')).open, true);
    await map.box('core/order.ts');
    await map.close();
  });

  it('selects on click, says what it uses down to the line, and opens that line in the editor', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    const details = map.page.locator('.details');
    assert.match(
      (await details.textContent()) ?? '',
      /order\.ts.*TypeScript module · 10 lines.*Uses \(2\).*Used by \(2\)/s,
    );
    await details.getByText('money.ts').first().click();
    await details.getByRole('button', { name: 'order.ts:1' }).click();
    assert.deepEqual(await map.waitForSent('open'), {
      type: 'open',
      module: 'core/order.ts',
      line: 1,
      column: 1,
    });
    await map.page.keyboard.press('Escape');
    await map.close();
  });

  it('opens a module in the editor on double click', async () => {
    const map = await openMap({ snapshot: shop });
    await map.doubleClick('ui/page.ts');
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'ui/page.ts' });
    await map.close();
  });

  it('lists the imports of an arrow that is clicked', async () => {
    const map = await openMap({ snapshot: shop });
    const arrow = (await map.arrows()).find(one => one.from === 'ui' && one.to === 'core');
    assert.ok(arrow);
    await map.page.mouse.click(arrow.x, arrow.y);
    assert.match(
      (await map.page.locator('.details').textContent()) ?? '',
      /ui → core.*1 import.*page\.ts:1/s,
    );
    await map.close();
  });

  it('marks the cycle and the import that points up', async () => {
    const map = await openMap({ snapshot: shop });
    const up = (await map.arrows()).filter(arrow => arrow.up);
    assert.deepEqual(
      up.map(({ from, to }) => [from, to]),
      [['core/store.ts', 'core/order.ts']],
    );
    await map.close();
  });

  it('pans with the mouse and zooms with the wheel, about the pointer', async () => {
    const map = await openMap({ snapshot: shop });
    const before = await map.box('tool.py');
    await map.page.mouse.move(500, 640);
    await map.page.mouse.down();
    await map.page.mouse.move(560, 600, { steps: 4 });
    await map.page.mouse.up();
    const panned = await map.box('tool.py');
    assert.ok(Math.abs(panned.x - before.x - 60) < 1 && Math.abs(panned.y - before.y + 40) < 1);
    await map.page.mouse.move(panned.x, panned.y);
    await map.page.mouse.wheel(0, -300);
    await map.settle();
    const zoomed = await map.box('tool.py');
    assert.ok(zoomed.width > panned.width * 1.2 && Math.abs(zoomed.x - panned.x) < 1);
    await map.page.keyboard.press('Escape');
    await map.close();
  });

  it('goes from box to box with the arrow keys, opens with Enter', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('ui/page.ts');
    await map.page.keyboard.press('ArrowDown');
    const said = () => map.page.locator('.announced').textContent();
    assert.match((await said()) ?? '', /^button\.ts, module/);
    await map.page.keyboard.press('Enter');
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'ui/button.ts' });
    await map.page.keyboard.press('Escape');
    assert.equal(await said(), '');
    await map.close();
  });

  it('keeps its arrows where a patch moves no box', async () => {
    const map = await openMap({ snapshot: shop, reducedMotion: 'no-preference' });
    await map.page.evaluate(`
      window.arrowsSeen = new Set();
      (function look() { arrowsSeen.add(__lintel.hasAllArrows()); requestAnimationFrame(look); })()`);
    const [record] = createRecords({ 'core/money.ts': [] });
    const patch = { baseRevision: 1, revision: 2, records: [record], removed: [], progress: shop.progress };
    await map.send({ type: 'patch', patch });
    await map.page.waitForTimeout(300);
    assert.deepEqual(await map.page.evaluate('[...arrowsSeen]'), [true]);
    await map.close();
  });

  it('takes patches, and asks for a snapshot when it missed one', async () => {
    const map = await openMap({ snapshot: shop });
    const [record] = createRecords({ 'tool.py': ['core/money.ts'] });
    const patch = {
      baseRevision: 1,
      revision: 2,
      records: [record],
      removed: ['ui/button.ts'],
      progress: shop.progress,
    };
    await map.send({ type: 'patch', patch });
    await map.until(async () => (await map.findBox('ui/button.ts')) === undefined);
    assert.ok((await map.arrows()).some(arrow => arrow.from === 'tool.py' && arrow.to === 'core'));
    await map.send({ type: 'patch', patch: { ...patch, baseRevision: 7, revision: 8 } });
    assert.deepEqual(await map.waitForSent('resync'), { type: 'resync', revision: 2 });
    await map.close();
  });

  it('shows folders before any file is read, then progress, then the map', async () => {
    const empty = shop.records.map(record => ({
      ...record,
      dependencies: [],
      module: { ...record.module, lines: 0 },
    }));
    const first: Snapshot = { ...shop, records: empty, progress: { phase: 'extract', found: 6, done: 0 } };
    const map = await openMap({ snapshot: first });
    await map.box('core');
    const progress = map.page.getByRole('progressbar');
    assert.equal(await progress.textContent(), '0 of 6 files');
    const half = { baseRevision: 1, revision: 2, records: shop.records.slice(0, 3), removed: [] };
    await map.send({ type: 'patch', patch: { ...half, progress: { phase: 'extract', found: 6, done: 3 } } });
    await map.until(async () => (await progress.textContent()) === '3 of 6 files');
    const rest = {
      baseRevision: 2,
      revision: 3,
      records: shop.records.slice(3),
      removed: [],
      progress: shop.progress,
    };
    await map.send({ type: 'patch', patch: rest });
    await map.until(async () => !(await progress.isVisible()));
    await map.until(async () => (await map.arrows()).length > 2);
    await map.close();
  });

  it('opens no more than can be read once it knows what depends on what', async () => {
    const depth = (i: number) => `core/m${String(i).padStart(2, '0')}.ts`;
    const tall = createSnapshot({
      ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`app/a${i}.ts`, ['core/m00.ts']])),
      ...Object.fromEntries(Array.from({ length: 18 }, (_, i) => [depth(i), i < 17 ? [depth(i + 1)] : []])),
    });
    const folders = tall.records.map(record => ({ ...record, dependencies: [] }));
    const early = { ...tall, records: folders, progress: { phase: 'extract' as const, found: 38, done: 0 } };
    const map = await openMap({ snapshot: early, width: 700, height: 500 });
    assert.ok((await map.box('core')).open, 'without dependencies it is a low block');
    await map.send({
      type: 'patch',
      patch: { baseRevision: 1, revision: 2, records: tall.records, removed: [], progress: tall.progress },
    });
    await map.until(async () => (await map.findBox('core'))?.open === false);
    assert.ok((await map.box('app')).open);
    await map.close();
  });

  it('reveals a module: opens what hides it, selects it, brings it into view', async () => {
    const map = await openMap({ snapshot: shop });
    await map.clickMark('core');
    await map.send({ type: 'reveal', id: 'core/money.ts' });
    const box = await map.box('core/money.ts');
    assert.ok(box.x > 0 && box.y > 0 && box.x + box.width < 1000 && box.y + box.height < 700);
    assert.match((await map.page.locator('.details h2').textContent()) ?? '', /money\.ts/);
    await map.close();
  });

  it('keeps open containers, selection and camera over a reload', async () => {
    const map = await openMap({ snapshot: shop });
    await map.clickMark('core');
    await map.click('ui/page.ts');
    await map.page.mouse.wheel(0, -200);
    await map.until(async () => JSON.stringify((await map.state()) ?? {}).includes('camera'));
    const kept = await map.state();
    const before = await map.box('ui/page.ts');
    await map.close();
    const again = await openMap({ snapshot: shop, state: kept });
    assert.equal((await again.box('core')).open, false);
    assert.deepEqual(await again.box('ui/page.ts'), before);
    assert.match((await again.page.locator('.details h2').textContent()) ?? '', /page\.ts/);
    await again.close();
  });

  it('marks the module of the active editor, and brings it into view while it follows', async () => {
    const map = await openMap({ snapshot: shop });
    for (let i = 0; i < 6; i++) await map.page.keyboard.press('+');
    await map.page.locator('.map > canvas').focus();
    for (let i = 0; i < 10; i++) await map.page.keyboard.press('+');
    await map.send({ type: 'active', module: 'tool.py' });
    await map.until(async () => {
      const { x, y } = await map.box('tool.py');
      return x > 0 && x < 1000 && y > 0 && y < 700;
    });
    await map.close();
  });

  it('ignores a message it does not know, with a log line', async () => {
    const map = await openMap({ snapshot: shop });
    await map.send({ type: 'dance' } as never);
    assert.match((await map.waitForSent('log')).message, /Ignored a message: {"type":"dance"}/);
    await map.box('core');
    await map.close();
  });

  it('draws hostile, long and right-to-left names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>.ts';
    const map = await openMap({
      snapshot: createSnapshot({
        [hostile]: [`${'x'.repeat(300)}.ts`],
        [`${'x'.repeat(300)}.ts`]: [],
        'שלום.py': [],
      }),
    });
    await map.click(hostile);
    assert.equal(await map.page.locator('.details h2').textContent(), hostile);
    assert.equal(await map.page.locator('img').count(), 0);
    await map.close();
  });
});
