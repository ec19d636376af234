import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'tool.py': [],
});

describe('colours of the map in a browser', () => {
  it('paints boxes by what a person chooses, explains it, and goes back', async () => {
    const map = await openMap({ snapshot: shop, theme: 'light' });
    const { page } = map;
    const ground = async (id: string) => {
      const { x, y, width } = await map.box(id);
      return page.evaluate(
        `(() => {
          const canvas = document.querySelector('.map > canvas');
          const { left, top } = canvas.getBoundingClientRect();
          const at = [${x + width / 2} - left, ${y + 3} - top].map(n => n * devicePixelRatio);
          return [...canvas.getContext('2d').getImageData(...at, 1, 1).data].slice(0, 3).join();
        })()`,
      );
    };
    const plain = [await ground('core/money.ts'), await ground('ui/page.ts')];
    assert.equal(plain[0], plain[1]);
    await page.getByLabel('Colour by').selectOption('instability');
    await map.settle();
    const painted = [await ground('core/money.ts'), await ground('ui/page.ts')];
    assert.notEqual(painted[0], painted[1]);
    const legend = page.locator('.legend');
    assert.match((await legend.textContent()) ?? '', /Instability.*0 stable.*1 instable/s);

    const { x, y, width, height } = await map.box('ui/page.ts');
    await page.mouse.move(x + width / 2, y + height / 2);
    assert.match((await page.locator('.tooltip').textContent()) ?? '', /instability 1\.00/);

    await page.getByRole('button', { name: 'Back' }).click();
    await map.settle();
    assert.equal(await page.getByLabel('Colour by').inputValue(), '');
    assert.equal(await ground('core/money.ts'), plain[0]);
    assert.doesNotMatch((await legend.textContent()) ?? '', /Instability/);
    await map.close();
  });

  it('asks for the history once, says that it is being read, and shows it or why there is none', async () => {
    const map = await openMap({ snapshot: shop });
    const { page } = map;
    const select = page.getByLabel('Colour by');
    const legend = page.locator('.legend');
    await select.selectOption('churn');
    await map.waitForSent('request-history');
    assert.match((await legend.textContent()) ?? '', /Reading git history…/);
    await map.send({
      type: 'history',
      history: { 'core/order.ts': { commits: 7, authors: 1, lastChange: '2024-01-01' } },
      message: 'Changes from before 2023 were not looked at.',
    });
    assert.match((await legend.textContent()) ?? '', /not looked at\..*no commits known/s);
    const { x, y, width, height } = await map.box('core/order.ts');
    await page.mouse.move(x + width / 2, y + height / 2);
    assert.match((await page.locator('.tooltip').textContent()) ?? '', /7 commits in 12 months/);
    await select.selectOption('age');
    await map.settle();
    assert.equal(map.sent().filter(message => message.type === 'request-history').length, 1);
    await map.close();
  });

  it('keeps the choice over a restart, and asks for the history that it needs', async () => {
    const first = await openMap({ snapshot: shop });
    await first.page.getByLabel('Colour by').selectOption('age');
    await first.until(async () => (JSON.stringify(await first.state()) ?? '').includes('"age"'));
    const state = await first.state();
    await first.close();
    const second = await openMap({ snapshot: shop, state });
    assert.equal(await second.page.getByLabel('Colour by').inputValue(), 'age');
    await second.waitForSent('request-history');
    await second.close();
  });
});
