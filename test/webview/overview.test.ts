import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const tangled = createSnapshot({
  'ui/page.ts': ['core/order.ts', 'core/money.ts'],
  'core/order.ts': ['core/money.ts', 'ui/page.ts'],
  'core/money.ts': [],
  'core/a.ts': ['core/b.ts'],
  'core/b.ts': ['core/a.ts'],
});

describe('the overview', () => {
  it('lists cycles and what to cut, with links into the editor and onto the map', async () => {
    const map = await openMap({ snapshot: tangled });
    const details = map.page.locator('.details');
    await map.page.keyboard.press('o');
    assert.match(
      (await details.textContent()) ?? '',
      /2 cycles with 4 modules of 5.*To cut \(2\).*core.*2 modules/s,
    );
    const first = details.locator('.cuts li').first();
    await first.locator('.place').click();
    const { module, line } = await map.waitForSent('open');
    assert.ok(module === 'core/a.ts' || module === 'core/b.ts');
    assert.equal(line, 1);
    await first.getByRole('button', { name: 'show' }).click();
    assert.match((await details.locator('h2').textContent()) ?? '', /[ab]\.ts → [ab]\.ts/);
    await map.page.getByRole('button', { name: 'Clear selection' }).click();
    assert.equal(await details.locator('h2').textContent(), 'Overview');
    await map.page.getByRole('button', { name: 'Close overview' }).click();
    assert.equal(await details.isVisible(), false);
    await map.close();
  });

  it('gives a container its own cuts, and a module its numbers', async () => {
    const map = await openMap({ snapshot: tangled });
    const details = map.page.locator('.details');
    await map.click('core');
    assert.match((await details.textContent()) ?? '', /To cut \(1\)/);
    await map.click('core/order.ts');
    await details.getByText('Numbers').click();
    assert.match(
      (await details.textContent()) ?? '',
      /Fan-in1 moduleModules outside.*Fan-out2 modules.*Instability0\.67.*Abstractnessno types.*Distance–/s,
    );
    await map.close();
  });
});
