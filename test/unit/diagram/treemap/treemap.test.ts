import assert from 'node:assert/strict';
import { createColouring } from '../../../../src/diagram/colour/colouring';
import { lightPalette } from '../../../../src/diagram/palette';
import { buildTreemap, findTile, type Treemap } from '../../../../src/diagram/treemap/treemap';
import { writeTreemapSvg } from '../../../../src/diagram/treemap/treemap-svg';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { measureNodes } from '../../../../src/graph/metrics';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { createWorkspace } from '../../../support/random-workspace';
import { createRecords } from '../../../support/records';

function draw(records: readonly ModuleRecord[], width = 800, height = 500) {
  const hierarchy = buildHierarchy(records);
  const metrics = measureNodes(hierarchy, records);
  const colouring = createColouring('language', { hierarchy, metrics, palette: lightPalette });
  const scene = buildTreemap(hierarchy, { width, height }, colouring, lightPalette);
  return {
    scene,
    colouring,
    tile: (id: string) => scene.tiles.find(one => one.id === id) ?? assert.fail(id),
  };
}

/** Records with so many lines each. */
function createSized(lines: Readonly<Record<string, number>>): ModuleRecord[] {
  return createRecords(Object.fromEntries(Object.keys(lines).map(id => [id, []]))).map(record => ({
    ...record,
    module: { ...record.module, lines: lines[record.module.id] },
  }));
}

const area = ({ width, height }: { width: number; height: number }) => width * height;

describe('the treemap', () => {
  it('gives areas by lines', () => {
    const { tile } = draw(createSized({ 'big.ts': 300, 'small.ts': 100 }));
    const share = area(tile('big.ts')) / area(tile('small.ts'));
    assert.ok(Math.abs(share - 3) < 0.05, String(share));
  });

  it('puts what is in a container inside it, below its title, and nothing over anything else', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { scene } = draw(createWorkspace(seed, 150), 700, 450);
      assertNested(scene);
    }
  });

  it('has the empty module too, and a label only where it fits', () => {
    const { tile } = draw(createSized({ 'a/huge.ts': 9000, 'a/empty.ts': 0, 'b.ts': 900 }));
    assert.ok(area(tile('a/empty.ts')) > 0);
    assert.equal(tile('a/empty.ts').label, '');
    assert.equal(tile('a/huge.ts').label, 'huge.ts');
    assert.equal(tile('a/huge.ts').detail, '9,000 lines');
    assert.equal(tile('a').label, 'a');
  });

  it('finds the innermost tile at a point, and none beside', () => {
    const { scene, tile } = draw(createSized({ 'a/x.ts': 100, 'a/y.ts': 50, 'b.ts': 80 }));
    for (const id of ['a/x.ts', 'a/y.ts', 'b.ts']) {
      const { x, y, width, height } = tile(id);
      assert.equal(findTile(scene, x + width / 2, y + height / 2)?.id, id);
    }
    assert.equal(findTile(scene, tile('a').x + 5, tile('a').y + 5)?.id, 'a');
    assert.equal(findTile(scene, -5, 5), undefined);
  });

  it('is empty for an empty workspace or no room', () => {
    assert.deepEqual(draw([]).scene.tiles, []);
    assert.deepEqual(draw(createSized({ 'a.ts': 1 }), 0, 0).scene.tiles, []);
  });

  it('writes names as text into SVG', () => {
    const { scene, colouring } = draw(createSized({ '<img src=x onerror=alert(1)>.ts': 10 }));
    const svg = writeTreemapSvg(scene, colouring, lightPalette, 'Treemap');
    assert.match(svg, /&lt;img/);
    assert.doesNotMatch(svg, /<img/);
  });
});

function assertNested({ tiles, width, height }: Treemap): void {
  const around: { end: number; tile: { x: number; y: number; width: number; height: number } }[] = [
    { end: tiles.length, tile: { x: 0, y: 0, width, height } },
  ];
  const slack = 0.01;
  for (const [i, tile] of tiles.entries()) {
    while (around[around.length - 1].end <= i) around.pop();
    const { tile: outer } = around[around.length - 1];
    assert.ok(tile.x >= outer.x - slack && tile.y >= outer.y - slack, tile.id);
    assert.ok(tile.x + tile.width <= outer.x + outer.width + slack, tile.id);
    assert.ok(tile.y + tile.height <= outer.y + outer.height + slack, tile.id);
    if (tile.inside) around.push({ end: tile.inside.end, tile });
  }
  const leaves = tiles.filter(tile => !tile.inside);
  for (const [i, a] of leaves.entries())
    for (const b of leaves.slice(i + 1)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      assert.ok(across < slack || down < slack, `${a.id} lies over ${b.id}`);
    }
}
