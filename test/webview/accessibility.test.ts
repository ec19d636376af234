import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';
import type { ThemeName } from '../support/themes';

/** The checks of axe-core, run in the page past its content security policy. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/money.ts', 'ui/page.ts'],
  'core/money.ts': [],
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const themes: readonly ThemeName[] = ['light', 'dark', 'hc-dark', 'hc-light'];
const views = ['map', 'matrix', 'plot', 'table', 'treemap'];

describe('accessibility', () => {
  for (const theme of themes)
    it(`has no serious fault in any view (${theme})`, async () => {
      const state = {
        outline: true,
        overview: true,
        state: { selection: { box: 'core/order.ts' }, open: ['core'] },
      };
      const map = await openMap({ snapshot: shop, theme, state });
      await map.page.evaluate(axe);
      const faults: string[] = [];
      const check = async (where: string) => {
        const found: Violation[] = await map.page.evaluate(
          `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
        );
        for (const { id, impact, nodes } of found)
          if (impact === 'serious' || impact === 'critical')
            for (const { html, failureSummary } of nodes)
              faults.push(`${where}: ${id}: ${html.slice(0, 160)} ${failureSummary}`);
      };
      for (const view of views) {
        await map.page.locator(`#tab-${view}`).click();
        await map.page.waitForTimeout(100);
        await check(view);
      }
      await map.page.getByRole('button', { name: 'Help' }).click();
      await check('help');
      await map.page.keyboard.press('Escape');
      await map.page.getByRole('button', { name: /^Filter/ }).click();
      await check('filter');
      await map.page.keyboard.press('Escape');
      await map.page.locator('#tab-map').click();
      await map.click('core/money.ts');
      await map.page.keyboard.press('Shift+F10');
      await check('menu');
      await map.page.keyboard.press('Escape');
      await map.page.keyboard.press('Escape');
      await check('overview');
      assert.deepEqual(faults, []);
      await map.close();
    });

  it('moves nothing by itself where reduced motion is asked for', async () => {
    const map = await openMap({ snapshot: shop, reducedMotion: 'reduce' });
    await map.click('core/order.ts');
    const moving = await map.page.evaluate(`[...document.querySelectorAll('*')].flatMap(element => {
      const { transitionDuration, transitionProperty } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 ? [element.className + ' ' + transitionProperty] : [];
    })`);
    assert.deepEqual(moving, []);
    await map.close();
  });
});
