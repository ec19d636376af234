import assert from 'node:assert/strict';
import { COLOURINGS } from '../../../../src/diagram/colour/colour-by';
import { type ColouringInput, createColouring } from '../../../../src/diagram/colour/colouring';
import { contrastRatio } from '../../../../src/diagram/colour/contrast';
import { drawMap } from '../../../../src/diagram/map/draw-map';
import { darkPalette, lightPalette, type Palette } from '../../../../src/diagram/palette';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { measureNodes } from '../../../../src/graph/metrics';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { assertGolden } from '../../../support/golden';
import { createRecords, createSnapshot } from '../../../support/records';

const imports = {
  'ui/page.ts': ['core/order.ts', 'ui/button.ts'],
  'ui/button.ts': [],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
  'core/lonely.py': [],
};
const records = createRecords(imports).map((record, i) => ({
  ...record,
  module: { ...record.module, lines: 10 ** (i + 1) },
  ...(record.module.id === 'core/order.ts' && {
    symbols: [createType('Order', 'class'), createType('Orders', 'interface')],
  }),
})) as readonly ModuleRecord[];
const hierarchy = buildHierarchy(records);
const history = {
  now: Date.UTC(2024, 5, 30),
  modules: {
    'core/order.ts': { commits: 30, authors: 2, lastChange: '2024-06-20T00:00:00Z' },
    'core/money.ts': { commits: 11, authors: 1, lastChange: '2022-06-30T00:00:00Z' },
    constructor: { commits: 1, authors: 1, lastChange: '2020-01-01T00:00:00Z' },
  },
};

function createType(name: string, kind: 'class' | 'interface') {
  return { name, kind, line: 1, endLine: 1, relations: [], ...(kind === 'interface' && { abstract: true }) };
}

function colour(by: (typeof COLOURINGS)[number], more: Partial<ColouringInput> = {}) {
  const metrics = measureNodes(hierarchy, records);
  const colouring = createColouring(by, { hierarchy, metrics, palette: lightPalette, history, ...more });
  return { ...colouring, at: (id: string) => colouring.of(hierarchy.byId.get(id) as number) };
}

describe('createColouring', () => {
  it('says the value of modules and containers with its unit', () => {
    const said = (by: (typeof COLOURINGS)[number], id: string) => colour(by).at(id).words;
    assert.equal(said('layer', 'ui'), 'level 1 of 2');
    assert.equal(said('layer', 'core'), 'level 2 of 2');
    assert.equal(said('language', 'core'), 'mostly TypeScript');
    assert.equal(said('size', 'core/lonely.py'), '10 lines');
    assert.equal(said('size', 'core'), '1,110 lines');
    assert.equal(said('fan-in', 'core'), 'used by 1 module');
    assert.equal(said('fan-out', 'ui/page.ts'), 'uses 2 modules');
    assert.equal(said('instability', 'core/order.ts'), 'instability 0.50');
    assert.equal(said('abstractness', 'core/order.ts'), 'abstractness 0.50');
    assert.equal(said('distance', 'core/order.ts'), 'distance 0.00');
    assert.equal(said('distance', 'core'), 'distance 0.50, towards pain');
    assert.equal(said('churn', 'core'), '41 commits in 12 months');
    assert.equal(said('age', 'core'), 'changed 10 days ago (2024-06-20)');
    assert.equal(said('age', 'core/money.ts'), 'changed 2 years ago (2022-06-30)');
  });

  it('leaves what has no value without a colour, and says why', () => {
    for (const [by, id, why] of [
      ['layer', 'core/lonely.py', /stands apart/],
      ['instability', 'core/lonely.py', /uses nothing/],
      ['abstractness', 'ui', /no types/],
      ['distance', 'core/money.ts', /no types/],
      ['churn', 'ui/page.ts', /no commits/],
    ] as const) {
      const { at, missing } = colour(by);
      assert.deepEqual(at(id), { words: missing, short: '' });
      assert.match(missing ?? '', why);
    }
  });

  it('has texts that read well on every colour, and a short form that fits', () => {
    const palettes: Palette[] = [
      lightPalette,
      darkPalette,
      { ...darkPalette, background: '#000000', text: '#ffffff' },
    ];
    for (const palette of palettes)
      for (const by of COLOURINGS) {
        const colouring = colour(by, { palette });
        for (let node = 1; node < hierarchy.nodes.length; node++) {
          const { fill, text, short } = colouring.of(node);
          if (!fill || !text) continue;
          assert.ok(contrastRatio(fill, text) >= 4.5, `${by} ${text} on ${fill}`);
          assert.ok(short.length > 0 && short.length <= 6, short);
        }
      }
  });

  it('gives the legend the very colours of the boxes', () => {
    const { at, stops } = colour('instability');
    assert.equal(at('core/order.ts').fill, stops[2].colour);
    assert.equal(at('core/money.ts').fill, stops[0].colour);
    assert.equal(at('ui/page.ts').fill, stops[4].colour);
    const languages = colour('language');
    assert.deepEqual(
      languages.stops.map(stop => stop.label),
      ['Python', 'TypeScript'],
    );
    assert.equal(languages.at('core/lonely.py').fill, languages.stops[0].colour);
  });

  it('tells skewed amounts apart at the small end too', () => {
    const { at, stops } = colour('size');
    const fills = records.map(record => at(record.module.id).fill);
    assert.equal(new Set(fills).size, records.length);
    assert.match(stops.map(stop => stop.label).join(' '), /^10 .* 110k$/);
  });

  it('shows neither colours nor stops of a history that nobody has read', () => {
    const { at, stops } = colour('churn', { history: undefined });
    assert.equal(at('core').fill, undefined);
    assert.deepEqual(stops, []);
  });

  it('colours by layers that have names where there are some', () => {
    const of = new Map([
      ['ui/page.ts', 'page'],
      ['ui/button.ts', 'widgets'],
      ['core/order.ts', 'domain'],
    ]);
    const { at, stops } = colour('layer', { layers: { names: ['page', 'widgets', 'domain'], of } });
    assert.equal(at('core').words, 'layer domain');
    assert.equal(at('core').fill, stops[2].colour);
    assert.equal(at('ui').fill, undefined, 'a container of two layers has no one colour');
  });

  it('has an answer for a workspace without modules', () => {
    const empty = buildHierarchy([]);
    for (const by of COLOURINGS)
      assert.doesNotThrow(() =>
        createColouring(by, { hierarchy: empty, metrics: measureNodes(empty, []), palette: lightPalette }).of(
          0,
        ),
      );
  });
});

describe('drawMap with a colouring', () => {
  it('paints boxes, writes their values and adds the legend', () => {
    const snapshot = createSnapshot(imports);
    assertGolden(
      'map-coloured.svg',
      drawMap(snapshot, { width: 900, height: 600, theme: 'light', colourBy: 'instability' }),
    );
  });
});
