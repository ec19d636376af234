import assert from 'node:assert/strict';
import { drawMap } from '../../../src/diagram/draw-map';
import { assertGolden } from '../../support/golden';
import { createSnapshot } from '../../support/records';

const options = { width: 900, height: 600, theme: 'light' } as const;

describe('drawMap', () => {
  it('writes the same picture for the same code', () => {
    const snapshot = createSnapshot({
      'web/app.ts': ['web/api.ts', 'web/store.ts'],
      'web/store.ts': ['web/api.ts', 'web/app.ts'],
      'web/api.ts': [],
      'server/main.py': ['server/domain/model.py'],
      'server/domain/model.py': [],
      'server/domain/events.py': [],
    });
    assertGolden('map-two-languages.svg', drawMap(snapshot, options));
  });

  it('writes names as text, whatever they are', () => {
    const hostile = '<img src=x onerror=alert(1)>.ts';
    const long = `${'x'.repeat(300)}.py`;
    const svg = drawMap(
      createSnapshot({ [hostile]: [], [long]: [], 'שלום.ts': [], 'a\u0000b&"\'.ts': [] }),
      options,
    );
    assert.ok(!svg.includes('<img'));
    assert.ok(svg.includes('&lt;img src=x onerror=alert(1)&gt;.ts'));
    assert.ok(svg.includes('שלום.ts') && svg.includes('ab&amp;&quot;&apos;.ts'));
    const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, label]) => label);
    assert.ok(
      drawn.every(label => label.length < 80),
      'a long name is shortened where it is drawn',
    );
    assert.ok(svg.includes(long), 'and whole in its title');
  });

  it('draws a workspace without modules as an empty picture', () => {
    assert.match(drawMap(createSnapshot({}), options), /^<svg [\s\S]*<\/svg>\n$/);
  });
});
