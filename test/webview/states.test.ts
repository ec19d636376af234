import assert from 'node:assert/strict';
import type { PanelState } from '../../src/protocol/view-messages';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';
import { type ThemeName, themes } from '../support/themes';
import { openPanel } from '../support/webview-page';

const cases: readonly [PanelState, RegExp, string | undefined, string | undefined][] = [
  [{ kind: 'no-folder' }, /No folder is open/, 'Open Folder', 'open-folder'],
  [{ kind: 'restricted' }, /restricted mode/, 'Manage Workspace Trust', 'manage-trust'],
  [
    { kind: 'failed', message: 'It ended with code 9.' },
    /stopped.*It ended with code 9\./s,
    'Show Log',
    'show-log',
  ],
  [{ kind: 'starting' }, /Looking for source files/, undefined, undefined],
];

describe('what the panel says', () => {
  for (const [state, text, button, command] of cases)
    it(`where the state is ${state.kind}`, async () => {
      const panel = await openPanel({ messages: [{ type: 'state', state }] });
      await panel.page.waitForFunction(
        source => new RegExp(source, 's').test(document.body.textContent),
        text.source,
      );
      if (button) {
        await panel.page.getByRole('button', { name: button }).click();
        assert.deepEqual(await panel.waitForSent('command'), { type: 'command', command });
      }
      await panel.screenshot(`state-${state.kind}`);
      await panel.close();
    });

  it('where there is nothing to analyse', async () => {
    const map = await openMap({ snapshot: createSnapshot({}), isEmpty: true });
    await map.page.getByText('Nothing to draw here').waitFor();
    await map.close();
  });

  it('goes back to the map when the state is over', async () => {
    const map = await openMap({ snapshot: createSnapshot({ 'a.ts': [] }) });
    await map.send({ type: 'state', state: { kind: 'failed', message: 'gone' } });
    await map.page.getByText('The analysis stopped').waitFor();
    await map.send({ type: 'state', state: { kind: 'running' } });
    await map.page.getByText('The analysis stopped').waitFor({ state: 'hidden' });
    await map.close();
  });
});

describe('the theme', () => {
  for (const name of Object.keys(themes) as ThemeName[])
    it(`${name} gives the canvas its background, also when it is put on later`, async () => {
      const map = await openMap({
        snapshot: createSnapshot({ 'a/b.ts': ['c/d.ts'], 'c/d.ts': [] }),
        theme: name,
      });
      await map.screenshot(`theme-${name}`);
      const other: ThemeName = name === 'dark' ? 'light' : 'dark';
      const pixel = () =>
        map.page.evaluate(() => {
          const canvas = document.querySelector('.map > canvas') as HTMLCanvasElement;
          const [r, g, b] = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
            500,
            2,
            1,
            1,
          ).data;
          return `#${[r, g, b].map(part => part.toString(16).padStart(2, '0')).join('')}`;
        });
      const expected = (theme: ThemeName) =>
        themes[theme].variables['--vscode-editor-background']?.toLowerCase();
      assert.equal(await pixel(), expected(name));
      await map.changeTheme(other);
      await map.until(async () => (await pixel()) === expected(other));
      await map.close();
    });
});
