import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { findVisible } from '../../../../src/diagram/map/highlight';
import { placeBadges } from '../../../../src/diagram/map/scene';
import { badgeScene } from '../../../../src/diagram/patterns/badges';
import { indexFindings } from '../../../../src/diagram/patterns/finding-index';
import { highlightRoles } from '../../../../src/diagram/patterns/highlight-roles';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { openModules } from '../../../../src/graph/hierarchy-symbols';
import type { Finding } from '../../../../src/model/finding';
import { createFinding, shopFindings } from '../../../support/findings';
import { createRecords } from '../../../support/records';
import { addSymbols, createSymbol } from '../../../support/symbols';

const records = addSymbols(
  createRecords({
    'core/place.ts': ['core/orders.ts'],
    'core/orders.ts': ['core/order.ts'],
    'core/order.ts': ['core/money.ts'],
    'core/money.ts': [],
    'db/sql.ts': ['core/orders.ts'],
  }),
  { 'core/orders.ts': [createSymbol('OrderRepository', 'interface'), createSymbol('Other', 'class')] },
);
const closed = buildHierarchy(records);

function draw(open: readonly string[], findings: readonly Finding[] = shopFindings.findings) {
  const hierarchy = openModules(closed, records, new Set(open));
  const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(open), aspect: 1.5 }));
  const index = indexFindings({ ...shopFindings, findings });
  return { hierarchy, scene, index, badged: badgeScene(scene, hierarchy, index) };
}

function list({ badged }: ReturnType<typeof draw>): Record<string, string> {
  return Object.fromEntries(
    badged.boxes.flatMap(box => (box.badges ? [[box.id, box.badges.map(({ text }) => text).join(' ')]] : [])),
  );
}

describe('badges', () => {
  it('name on a module the patterns that are named for it, and count them on a closed folder', () => {
    assert.deepEqual(list(draw([])), { core: '◆ 3' });
    assert.deepEqual(list(draw(['core'])), { 'core/orders.ts': 'Rep Port', 'core/money.ts': 'VO' });
  });

  it('stand on the symbols of an open module', () => {
    assert.deepEqual(list(draw(['core', 'core/orders.ts'])), {
      'core/orders.ts#OrderRepository': 'Rep Port',
      'core/money.ts': 'VO',
    });
  });

  it('stay within their box, the last one counting those that find no room', () => {
    const many = ['repository', 'port', 'unit-of-work', 'aggregate', 'domain-event', 'facade', 'strategy'];
    const found = many.map(id => createFinding(id, 0.9, [['it', 'core/money.ts', 'Money', 1]]));
    const { badged } = draw(['core'], found);
    const box = badged.boxes.find(({ id }) => id === 'core/money.ts')!;
    const places = placeBadges(box);
    assert.match(places.at(-1)!.text, /^\+\d$/);
    const shown = places.length - 1;
    assert.equal(shown + Number(places.at(-1)!.text.slice(1)), many.length);
    for (const place of places) assert.ok(place.x >= box.x && place.x + place.width <= box.x + box.width);
  });

  it('leave a scene as it is where nothing was found', () => {
    const { scene, badged } = draw(['core'], []);
    assert.equal(badged, scene);
  });
});

describe('highlightRoles', () => {
  const light = (open: readonly string[], arcs?: Parameters<typeof highlightRoles>[4]) => {
    const { hierarchy, scene, index } = draw(open);
    return highlightRoles(hierarchy, scene, findVisible(hierarchy, scene), [index.findings[1]!], arcs);
  };

  it('lights what plays a role, with the names of the roles', () => {
    const { lit, notes = [] } = light(['core', 'db']);
    assert.deepEqual([...lit].sort(), ['core', 'core/orders.ts', 'core/place.ts', 'db', 'db/sql.ts']);
    assert.deepEqual(notes.map(({ text }) => text).sort(), ['adapter', 'client', 'port']);
  });

  it('counts findings on closed folders', () => {
    const { lit, notes = [] } = light([]);
    assert.deepEqual([...lit].sort(), ['core', 'db']);
    assert.deepEqual(
      notes.map(({ text }) => text),
      ['1', '1'],
    );
  });

  it('draws the arrows it is given between visible boxes', () => {
    const arcs = [
      { from: 1, to: 0, kind: 'implements' },
      { from: 2, to: 0, kind: 'uses' },
    ] as const;
    const ends = (open: readonly string[]) => light(open, arcs).arrows.map(({ from, to }) => `${from} ${to}`);
    assert.deepEqual(ends(['core']), ['db core/orders.ts', 'core/place.ts core/orders.ts']);
    assert.deepEqual(ends([]), ['db core']);
  });
});
