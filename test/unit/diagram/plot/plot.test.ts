import assert from 'node:assert/strict';
import { listRows, listVisibleFolders } from '../../../../src/diagram/choose-rows';
import { lightPalette } from '../../../../src/diagram/palette';
import { findDot, layoutPlot } from '../../../../src/diagram/plot/plot';
import { placeCaptions } from '../../../../src/diagram/plot/plot-captions';
import { writePlotSvg } from '../../../../src/diagram/plot/plot-picture';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { measureNodes, type NodeMetrics } from '../../../../src/graph/metrics';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { createRandom } from '../../../support/random';
import { createRecords } from '../../../support/records';

const size = { width: 800, height: 600 };

/** Records with one class each, abstract where the name says so. */
function createTyped(imports: Readonly<Record<string, readonly string[]>>): ModuleRecord[] {
  return createRecords(imports).map(record => ({
    ...record,
    symbols: [
      {
        name: 'A',
        kind: 'class',
        line: 1,
        endLine: 2,
        relations: [],
        ...(record.module.id.includes('abstract') && { abstract: true as const }),
      },
    ],
  }));
}

function plotAll(records: readonly ModuleRecord[], more: object = {}) {
  const hierarchy = buildHierarchy(records);
  const metrics = measureNodes(hierarchy, records);
  const plot = layoutPlot(hierarchy, metrics, listRows(hierarchy, 'modules'), { ...size, ...more });
  return { hierarchy, metrics, plot };
}

describe('layoutPlot', () => {
  it('puts instability to the right and abstractness up', () => {
    const { plot, hierarchy } = plotAll(
      createTyped({ 'user.ts': ['abstract.ts'], 'abstract.ts': [], 'lonely.ts': [] }),
    );
    const { area } = plot;
    const user = findDot(plot, hierarchy, 'user.ts');
    assert.deepEqual([user?.x, user?.y], [area.x + area.width, area.y + area.height]);
    const port = findDot(plot, hierarchy, 'abstract.ts');
    assert.deepEqual([port?.x, port?.y], [area.x, area.y]);
    assert.deepEqual(plot.leftOut, { noTypes: 0, noDependencies: 1 });
  });

  it('says how many have no types instead of guessing a place', () => {
    const { plot } = plotAll(createRecords({ 'a.ts': ['b.ts'], 'b.ts': [] }));
    assert.deepEqual(plot.dots, []);
    assert.deepEqual(plot.leftOut, { noTypes: 2, noDependencies: 0 });
  });

  it('gathers what lies on each other, and spreads it inside the picture when opened', () => {
    const imports = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${i}.ts`, ['abstract.ts']]));
    const records = createTyped({ ...imports, 'abstract.ts': [] });
    const { plot } = plotAll(records);
    const many = plot.dots.find(dot => dot.nodes.length > 1);
    assert.equal(many?.nodes.length, 30);
    const opened = plotAll(records, { opened: many?.id }).plot;
    assert.equal(opened.fan.length, 30);
    for (const [i, { x, y }] of opened.fan.entries()) {
      assert.ok(x > 0 && x < size.width && y > 0 && y < size.height);
      for (const other of opened.fan.slice(i + 1))
        assert.ok(Math.hypot(x - other.x, y - other.y) > 9, 'members can be told apart');
    }
  });

  it('draws every node once, and labels over nothing, for any numbers', () => {
    const random = createRandom(7);
    const records = createTyped(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f/m${i}.ts`, []])),
    );
    const hierarchy = buildHierarchy(records);
    const metrics = hierarchy.nodes.map((): NodeMetrics => {
      const [instability, abstractness] = [random(), random()];
      const distance = Math.abs(instability + abstractness - 1);
      const none = { modules: 1, fanIn: 1, fanOut: 1, types: 1, abstractTypes: 1 };
      return { ...none, lines: Math.round(random() * 1000), instability, abstractness, distance };
    });
    const nodes = listRows(hierarchy, 'modules');
    const { dots, labels } = layoutPlot(hierarchy, metrics, nodes, size);
    const drawn = dots.flatMap(dot => dot.nodes).sort((a, b) => a - b);
    assert.deepEqual(drawn, nodes);
    assert.ok(labels.length > 5);
    for (const label of labels)
      for (const { x, y, radius } of dots)
        assert.ok(
          Math.abs(y - label.y) > radius || x < label.x || x > label.x + 20,
          `${label.text} covers a dot`,
        );
  });

  it('finds the folder that stands for a module', () => {
    const records = createTyped({
      'a/one.ts': ['b/abstract.ts'],
      'a/two.ts': [],
      'b/abstract.ts': [],
      'b/x.ts': [],
    });
    const hierarchy = buildHierarchy(records);
    const folders = listVisibleFolders(hierarchy, new Set());
    const plot = layoutPlot(hierarchy, measureNodes(hierarchy, records), folders, size);
    assert.equal(findDot(plot, hierarchy, 'a/two.ts')?.id, 'a');
    assert.equal(findDot(plot, hierarchy, 'nowhere.ts'), undefined);
  });

  it('is written as SVG with names as text', () => {
    const { plot } = plotAll(createTyped({ '<script>.ts': ['abstract.ts'], 'abstract.ts': [] }));
    const svg = writePlotSvg(plot, lightPalette, undefined);
    assert.match(svg, /^<svg .*zone of pain.*<\/svg>\n$/s);
    assert.ok(!svg.includes('<script>') && svg.includes('&lt;script&gt;.ts'));
  });
});

describe('listVisibleFolders', () => {
  it('stands for what the map shows', () => {
    const hierarchy = buildHierarchy(
      createRecords({
        'a/x/one.ts': [],
        'a/x/two.ts': [],
        'a/y/three.ts': [],
        'a/own.ts': [],
        'b/four.ts': [],
      }),
    );
    const list = (...open: string[]) => {
      const found = listVisibleFolders(hierarchy, new Set(open));
      return found.map(node => hierarchy.nodes[node].id);
    };
    assert.deepEqual(list(), ['a', 'b']);
    assert.deepEqual(list('a'), ['a', 'a/x', 'a/y', 'b']);
    assert.deepEqual(list('a/x'), ['a', 'b'], 'what is open inside a closed one does not show');
  });
});

describe('placeCaptions', () => {
  const area = { x: 0, y: 0, width: 600, height: 500 };
  const dotAt = (x: number, y: number) => ({ x, y, radius: 18, nodes: [1], id: 'a', label: 'a' });

  it('names the zones in their corners', () => {
    const { pain, uselessness } = placeCaptions(area, 22, []);
    assert.deepEqual([pain.x, pain.y + pain.height], [0, 478]);
    assert.deepEqual([uselessness.x + uselessness.width, uselessness.y], [600, 22]);
  });

  it('goes out of the way of dots, inward', () => {
    const { pain, uselessness } = placeCaptions(area, 22, [dotAt(0, 460), dotAt(590, 40)]);
    assert.deepEqual([pain.x, pain.y + pain.height], [46, 478]);
    assert.deepEqual([uselessness.x + uselessness.width, uselessness.y], [554, 22]);
  });
});
