import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DescribedFindings } from '../../src/model/finding';
import { shopFindings } from '../support/findings';
import { type MapPage, openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';
import { addSymbols, createSymbol } from '../support/symbols';
import type { ThemeName } from '../support/themes';
import type { PanelOptions } from '../support/webview-page';

const ORDERS = 'core/orders.ts';
const plain = createSnapshot({
  'core/place.ts': [ORDERS],
  [ORDERS]: ['core/order.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'db/sql.ts': [ORDERS],
  'ui/page.ts': ['core/place.ts'],
});
const snapshot = {
  ...plain,
  records: addSymbols(plain.records, {
    'core/place.ts': [createSymbol('PlaceOrder', 'class', [['uses', 'OrderRepository', ORDERS]])],
    [ORDERS]: [createSymbol('OrderRepository', 'interface')],
    'db/sql.ts': [createSymbol('SqlOrders', 'class', [['implements', 'OrderRepository', ORDERS]])],
  }),
};

async function openShop(
  options: PanelOptions = {},
  found: DescribedFindings = shopFindings,
): Promise<MapPage> {
  const map = await openMap({ snapshot, ...options });
  await map.send({ type: 'patterns', revision: 1, ...found });
  await map.settle();
  return map;
}

const badgesOf = (map: MapPage, id: string) =>
  map.page.evaluate(`(__lintel.badges()[${JSON.stringify(id)}] ?? []).join(' ')`);
const lit = (map: MapPage): Promise<string[]> => map.page.evaluate('__lintel.lit()');
const notes = (map: MapPage): Promise<string[]> => map.page.evaluate('__lintel.notes()');
const details = (map: MapPage) => map.page.locator('.details').first();

/** Opens the choice of patterns and ticks these. */
async function choose(map: MapPage, ...titles: readonly string[]): Promise<void> {
  await map.page.getByRole('button', { name: /^Patterns/ }).click();
  for (const title of titles) await map.page.getByLabel(title, { exact: true }).check();
  await map.page.keyboard.press('Escape');
  await map.settle();
}

describe('patterns in the panel', () => {
  it('are badges on boxes, named beside the pointer and in the legend, and can be switched off', async () => {
    const map = await openShop({ state: { state: { open: ['core'] } } });
    assert.equal(await badgesOf(map, ORDERS), 'Rep Port');
    assert.equal(await badgesOf(map, 'core/money.ts'), 'VO');
    await map.page.locator('.legend').getByText('pattern found in the box').waitFor();
    const { x, y } = await map.box(ORDERS);
    await map.page.mouse.move(x + 12, y + 8);
    await map.page.locator('.tooltip').getByText('Repository: OrderRepository').waitFor();
    await map.page.getByRole('button', { name: 'Patterns' }).click();
    await map.page.getByLabel('Badges').uncheck();
    await map.until(async () => (await badgesOf(map, ORDERS)) === '');
    await map.until(async () => JSON.stringify(await map.state()).includes('"badges":false'));
    assert.equal(await map.page.locator('.legend').getByText('pattern found in the box').count(), 0);
    await map.close();
  });

  it('follow what is found later', async () => {
    const map = await openShop({ state: { state: { open: ['core'] } } });
    const { descriptions } = shopFindings;
    await map.send({ type: 'patterns', revision: 2, findings: [], descriptions });
    await map.until(async () => (await badgesOf(map, ORDERS)) === '');
    await map.page.getByRole('button', { name: 'Patterns' }).click();
    await map.page.getByText('No pattern was found in what is shown.').waitFor();
    await map.close();
  });

  it('light what plays a role in those that are chosen, and go back and forward', async () => {
    const map = await openShop({ state: { state: { open: ['core', 'db'] } } });
    await choose(map, 'Port');
    assert.deepEqual(await lit(map), ['core', ORDERS, 'core/place.ts', 'db', 'db/sql.ts']);
    assert.deepEqual(await notes(map), ['adapter', 'client', 'port']);
    await details(map).getByText('Port (1)').waitFor();
    await choose(map, 'Value object');
    assert.ok((await lit(map)).includes('core/money.ts'));
    await map.page.keyboard.press('Alt+ArrowLeft');
    await map.until(async () => !(await lit(map)).includes('core/money.ts'));
    await map.page.keyboard.press('Alt+ArrowRight');
    await map.until(async () => (await lit(map)).includes('core/money.ts'));
    await map.page.getByRole('button', { name: 'Patterns: 2 chosen' }).click();
    await map.page.getByRole('button', { name: 'Clear' }).click();
    await map.until(async () => (await lit(map)).length === 0);
    await map.close();
  });

  it('lead from the list to the diagram of a finding, and from there into the code', async () => {
    const map = await openShop();
    await choose(map, 'Port');
    await details(map).getByRole('button', { name: 'OrderRepository' }).click();
    await map.settle();
    await details(map).getByText('Confidence 0.80').waitFor();
    assert.ok((await lit(map)).includes('db/sql.ts'), 'what hides its roles was opened');
    assert.deepEqual(await map.page.evaluate('__lintel.litArrows()'), [
      'core/place.ts > core/orders.ts',
      'db/sql.ts > core/orders.ts',
    ]);
    const opened = () => map.sent().filter(message => message.type === 'open');
    await details(map).locator('svg [data-box]').filter({ hasText: 'SqlOrders' }).first().click();
    await map.until(async () => opened().length === 1);
    assert.deepEqual(opened()[0], { type: 'open', module: 'db/sql.ts', line: 7 });
    await details(map).getByRole('button', { name: 'PlaceOrder.run' }).click();
    await map.until(async () => opened().length === 2);
    assert.deepEqual(opened()[1], { type: 'open', module: 'core/place.ts', line: 12 });
    await details(map).getByRole('button', { name: 'orders.ts:4' }).click();
    await map.until(async () => opened().length === 3);
    assert.deepEqual(opened()[2], { type: 'open', module: ORDERS, line: 4 });
    await map.page.getByRole('button', { name: 'Clear selection' }).click();
    await details(map).getByText('Port (1)').waitFor();
    await map.close();
  });

  it('show a finding larger, and save its picture', async () => {
    const map = await openShop({
      state: { state: { selection: { finding: `port ${ORDERS}#OrderRepository` } } },
    });
    await map.page.getByRole('button', { name: 'Larger' }).click();
    const dialog = map.page.getByRole('dialog', { name: 'Port: OrderRepository' });
    await dialog.locator('svg text').getByText('core/place.ts').waitFor();
    await dialog.getByRole('button', { name: 'Save as SVG' }).click();
    const { format, content } = await map.waitForSent('save');
    assert.equal(format, 'svg');
    assert.match(content, /^<svg [\s\S]*SqlOrders implements OrderRepository[\s\S]*<\/svg>/);
    await map.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await map.close();
  });

  it('are listed where a module that plays roles is picked, and counted for a folder', async () => {
    const map = await openShop({ state: { state: { open: ['core'] } } });
    await map.click(ORDERS);
    await details(map).getByText('Patterns (2)').waitFor();
    await details(map).getByRole('button', { name: 'Repository', exact: true }).click();
    await details(map).getByText('Confidence 0.92').waitFor();
    await map.click('core/order.ts');
    await details(map).getByRole('button', { name: 'entity in Repository' }).waitFor();
    await map.click('core');
    await details(map).getByText('Patterns (3)').waitFor();
    await map.close();
  });

  it('can be chosen and followed with the keyboard alone', async () => {
    const map = await openShop();
    const { keyboard } = map.page;
    await map.page.getByRole('button', { name: 'Patterns' }).focus();
    await keyboard.press('Enter');
    await keyboard.press('Space');
    await map.until(async () => (await notes(map)).length > 0);
    await keyboard.press('Escape');
    assert.equal(
      await map.page.evaluate('document.activeElement.getAttribute("aria-label")'),
      'Patterns: 1 chosen',
    );
    await details(map).getByRole('button', { name: 'OrderRepository' }).focus();
    await keyboard.press('Enter');
    await details(map).getByText('Confidence 0.92').waitFor();
    await map.close();
  });

  it('do not take names from the workspace for markup', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const [port] = shopFindings.findings;
    const roles = [{ ...port!.roles[0]!, symbol: name }];
    const evidence = [{ ...port!.evidence[0]!, text: `\`${name}\` is called so` }];
    const findings = [{ ...port!, roles, evidence }];
    const map = await openShop({}, { ...shopFindings, findings });
    await choose(map, 'Repository');
    await details(map).getByRole('button', { name }).click();
    await details(map).locator('code').getByText(name).waitFor();
    assert.equal(await map.page.locator('.details img').count(), 0);
    await map.close();
  });

  for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as readonly ThemeName[])
    it(`have no serious fault for those who cannot see or point (${theme})`, async () => {
      const map = await openShop({ theme });
      await map.page.evaluate(
        readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
      );
      const faults: string[] = [];
      const check = async (where: string) => {
        const found: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] =
          await map.page.evaluate(
            `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
          );
        for (const { id, impact, nodes } of found)
          if (impact === 'serious' || impact === 'critical')
            for (const { html, failureSummary } of nodes)
              faults.push(`${where}: ${id}: ${html.slice(0, 160)} ${failureSummary}`);
      };
      await map.page.getByRole('button', { name: 'Patterns' }).click();
      await map.page.getByLabel('Port', { exact: true }).check();
      await check('choice');
      await map.page.keyboard.press('Escape');
      await check('list');
      await details(map).getByRole('button', { name: 'OrderRepository' }).click();
      await map.settle();
      await check('finding');
      await map.page.getByRole('button', { name: 'Larger' }).click();
      await check('larger');
      assert.deepEqual(faults, []);
      await map.close();
    });
});
