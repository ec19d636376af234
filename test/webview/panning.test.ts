import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createWorkspace } from '../support/random-workspace';
import { createSnapshot } from '../support/records';

const snapshot = { ...createSnapshot({}), records: createWorkspace(11, 120) };

/** Defines in the page: `read()` keeps the pixels of the map, `differ(a, b)` counts the values that visibly differ. */
const pixelReader = `
  window.read = () => {
    const canvas = document.querySelector('.map > canvas');
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  };
  window.differ = (a, b) => a.reduce((count, value, i) => count + (Math.abs(value - b[i]) > 100), 0);
`;

describe('panning', () => {
  for (const scale of [1, 1.5, 2])
    it(`leaves the picture that a redraw would make, on a screen of ${scale} pixels a pixel`, async () => {
      const map = await openMap({ snapshot, scale, theme: 'light' });
      const { mouse } = map.page;
      await mouse.move(500, 350);
      await mouse.wheel(0, -400);
      await map.settle();
      for (const [x, y] of [
        [431, 297],
        [640, 480],
        [120, 520],
      ] as const) {
        await mouse.move(500, 350);
        await mouse.down();
        await mouse.move(x, y, { steps: 7 });
        await mouse.up();
        await mouse.move(2, 2);
        await map.settle();
      }
      await map.page.evaluate(`${pixelReader} window.panned = read(); 0`);
      await map.changeTheme('dark');
      await map.until(() => map.page.evaluate('read()[0] !== panned[0]'));
      await map.changeTheme('light');
      await map.until(() => map.page.evaluate('read()[0] === panned[0]'));
      // A curve that is drawn in two parts may differ by a trace at its edges.
      assert.equal(await map.page.evaluate('differ(panned, read())'), 0);
      await map.close();
    });
});
