import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { findBrokenArcs } from '../../../../src/diagram/map/broken-arcs';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { createRecords } from '../../../support/records';

describe('arrows that break rules', () => {
  const hierarchy = buildHierarchy(
    createRecords({ 'a/x/one.ts': ['a/y/two.ts', 'b/three.ts'], 'a/y/two.ts': [], 'b/three.ts': [] }),
  );
  const place = { line: 1, column: 1, message: 'No.' };

  it('are those between the innermost siblings that hold both ends', () => {
    const broken = findBrokenArcs(hierarchy, [
      { from: 'a/x/one.ts', to: 'b/three.ts', ...place },
      { from: 'a/x/one.ts', to: 'a/y/two.ts', ...place },
      { from: 'a/x/one.ts', to: 'gone.ts', ...place },
    ]);
    const names = [...broken.keys()].map(key =>
      key.split(' ').map(node => hierarchy.nodes[Number(node)]!.id),
    );
    assert.deepEqual(names, [
      ['a', 'b'],
      ['a/x', 'a/y'],
    ]);
    const scene = buildScene(
      hierarchy,
      layoutMap(hierarchy, { open: new Set(), aspect: 1 }),
      undefined,
      broken,
    );
    const [arrow] = scene.inside.arrows;
    assert.deepEqual(
      [arrow?.from, arrow?.to, arrow?.up, arrow?.broken?.[0]?.message],
      ['a', 'b', true, 'No.'],
    );
  });
});
