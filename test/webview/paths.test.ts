import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const chain = createSnapshot({
  'app/main.ts': ['web/page.ts'],
  'web/page.ts': ['core/order.ts', 'core/user.ts'],
  'core/order.ts': ['data/store.ts'],
  'core/user.ts': ['data/store.ts'],
  'data/store.ts': [],
  'lone.ts': [],
});

async function openChain() {
  const map = await openMap({ snapshot: chain });
  const ask = (what: string): Promise<string[]> => map.page.evaluate(`__lintel.${what}()`);
  return {
    ...map,
    ask,
    details: map.page.locator('.details'),
    read: async () => (await map.page.locator('.details').textContent()) ?? '',
  };
}

describe('reach', () => {
  it('goes further and turns by keys and buttons, and numbers what it lights', async () => {
    const map = await openChain();
    await map.click('app');
    assert.ok(!(await map.ask('lit')).includes('data'));
    await map.page.keyboard.press(']');
    await map.page.keyboard.press(']');
    assert.ok((await map.ask('lit')).includes('data/store.ts'));
    assert.deepEqual(await map.ask('notes'), ['1', '2', '2', '3']);
    assert.match(await map.read(), /3 steps.*Uses \(1\).*2 steps away2.*3 steps away1/s);
    await map.page.keyboard.press('[');
    assert.ok(!(await map.ask('lit')).includes('data/store.ts'));
    await map.details.getByRole('button', { name: 'Used by' }).click();
    assert.ok(!(await map.ask('lit')).includes('web/page.ts'));
    await map.page.keyboard.press('u');
    await map.details.getByRole('button', { name: 'All', exact: true }).click();
    assert.ok((await map.ask('lit')).includes('data/store.ts'));
    assert.equal(await map.page.evaluate('document.activeElement.textContent'), 'All');
    await map.close();
  });
});

describe('why one depends on another', () => {
  it('shows the shortest path step by step down to the import lines, and lights it with numbers', async () => {
    const map = await openChain();
    await map.click('app');
    await map.details.getByRole('button', { name: 'Why does this depend on' }).click();
    await map.page.getByText('Why does app depend on').waitFor();
    await map.click('data');
    assert.match(
      await map.read(),
      /app → data.*Shortest path \(3 steps\).*app\/main\.ts.*1main\.ts:1.*web\/page\.ts.*2page\.ts:1.*3order\.ts:1/s,
    );
    assert.match(await map.read(), /5 modules and 5 imports lie on a path/);
    assert.deepEqual(await map.ask('notes'), ['1', '2', '3']);
    await map.details.getByRole('button', { name: 'order.ts:1' }).first().click();
    assert.deepEqual(await map.waitForSent('open'), {
      type: 'open',
      module: 'core/order.ts',
      line: 1,
      column: 1,
    });
    assert.ok(!(await map.ask('lit')).includes('core/user.ts'));
    await map.details.getByLabel('Light all of them on the map').check();
    assert.ok((await map.ask('lit')).includes('core/user.ts'));
    await map.close();
  });

  it('says plainly when there is none, and that there is one the other way round', async () => {
    const map = await openChain();
    await map.click('data');
    await map.page.keyboard.down('Shift');
    await map.click('app');
    await map.page.keyboard.up('Shift');
    assert.match(
      await map.read(),
      /No path: data does not depend on app.*other way round there is one.*3 steps/s,
    );
    await map.details.getByRole('button', { name: 'The other way round' }).click();
    assert.match(await map.read(), /app → data/);
    await map.page.keyboard.press('Escape');
    await map.close();
  });

  it('is asked with the keyboard alone; Escape gives it up', async () => {
    const map = await openChain();
    await map.click('app');
    await map.page.keyboard.press('p');
    await map.page.keyboard.press('Escape');
    assert.equal(await map.page.getByText('Why does app depend on').isVisible(), false);
    assert.equal(await map.details.locator('h2').textContent(), 'app');
    await map.page.keyboard.press('p');
    await map.page.keyboard.press('ArrowDown');
    const second = await map.details.locator('h2').textContent();
    assert.notEqual(second, 'app');
    await map.page.keyboard.press('Enter');
    assert.equal(await map.details.locator('h2').textContent(), `app → ${second}`);
    await map.close();
  });
});
