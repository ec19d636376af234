import assert from 'node:assert/strict';
import { noteOnBox } from '../../../../src/diagram/colour/note';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { drawMap } from '../../../../src/diagram/map/draw-map';
import { findVisible, highlightBox } from '../../../../src/diagram/map/highlight';
import type { SceneBox } from '../../../../src/diagram/map/scene';
import { lightPalette } from '../../../../src/diagram/palette';
import { writeSvg } from '../../../../src/diagram/write/svg';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { assertGolden } from '../../../support/golden';
import { createRecords, createSnapshot } from '../../../support/records';

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

describe('writeSvg', () => {
  const records = createRecords({
    'core/money.ts': [],
    'core/order.ts': ['core/money.ts'],
    'ui/page.ts': ['core/order.ts'],
    'zoo/ape.ts': [],
  });
  const hierarchy = buildHierarchy(records);
  const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(['core']), aspect: 1.4 }));
  const order = scene.boxes.find(({ id }) => id === 'core/order.ts') as SceneBox;

  it('dims what is not lit, and draws rings, lit arrows and notes as they are seen', () => {
    const highlight = highlightBox(hierarchy, scene, findVisible(hierarchy, scene), order);
    const notes = [noteOnBox(order, '2')];
    const marks = { highlight: { ...highlight, notes }, selected: order.id, active: 'core/money.ts' };
    assertGolden('map-marked.svg', writeSvg(scene, lightPalette, 'Marked', undefined, marks));
  });

  it('draws a picked arrow strongly and lights its ends', () => {
    const arrow = scene.inside.arrows[0];
    const svg = writeSvg(scene, lightPalette, 'Picked', undefined, { arrow });
    const dimmed = [...svg.matchAll(/<g opacity="0.35">\n<g><title>([^<]*)/g)].map(([, id]) => id);
    assert.deepEqual(dimmed, ['core/money.ts', 'core/order.ts', 'zoo']);
    assert.match(svg, /<g opacity="1"><title>ui → core: 1 import/);
  });
});
