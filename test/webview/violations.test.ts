import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const MESSAGE = 'web is above domain and may not be used: domain/a.ts imports web/b.ts.';

describe('imports that break rules', () => {
  it('are red arrows with the message, counted in the legend', async () => {
    const snapshot = createSnapshot({
      'domain/a.ts': ['web/b.ts'],
      'web/b.ts': ['shared/c.ts'],
      'shared/c.ts': [],
    });
    const map = await openMap({ snapshot });
    const find = async () => (await map.arrows()).find(({ from, to }) => from === 'domain' && to === 'web')!;
    assert.equal((await find()).up, false);
    const imports = [{ from: 'domain/a.ts', to: 'web/b.ts', line: 1, column: 1, message: MESSAGE }];
    await map.send({ type: 'violations', isConfigured: true, imports });
    await map.until(async () => (await find()).up);
    await map.page.getByText('thick: breaks a rule (1)').waitFor();
    const { x, y } = await find();
    await map.page.mouse.move(x, y);
    await map.page.locator('.tooltip').getByText(MESSAGE).waitFor();
    await map.page.mouse.click(x, y);
    await map.page.locator('.details').getByText('Breaks a rule (1)').waitFor();
    await map.send({ type: 'violations', isConfigured: true, imports: [] });
    await map.until(async () => !(await find()).up);
    await map.close();
  });

  it('have the names of the layers where boxes are coloured by layer', async () => {
    const snapshot = createSnapshot({ 'domain/a.ts': [], 'web/b.ts': ['domain/a.ts'] });
    const map = await openMap({ snapshot });
    const layers = { names: ['Web', 'Domain'], of: { 'domain/a.ts': 'Domain', 'web/b.ts': 'Web' } };
    await map.send({ type: 'violations', isConfigured: true, imports: [], layers });
    await map.page.getByLabel('Colour by').selectOption('layer');
    await map.page.locator('.legend').getByText('Domain', { exact: true }).waitFor();
    await map.close();
  });
});
