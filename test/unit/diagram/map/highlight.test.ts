import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { findVisible, highlightBox } from '../../../../src/diagram/map/highlight';
import type { SceneBox } from '../../../../src/diagram/map/scene';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { createRecords } from '../../../support/records';

const hierarchy = buildHierarchy(
  createRecords({
    'ui/page.ts': ['core/order/order.ts', 'core/order/line.ts', 'core/util.ts'],
    'ui/list.ts': ['core/order/order.ts', 'ui/page.ts'],
    'core/order/order.ts': ['core/order/line.ts', 'core/util.ts'],
    'core/order/line.ts': [],
    'core/util.ts': [],
    'other.ts': [],
  }),
);

function highlight(id: string, ...open: string[]) {
  const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(open), aspect: 1.5 }));
  const focus = scene.boxes.find(box => box.id === id) as SceneBox;
  const { arrows, lit } = highlightBox(hierarchy, scene, findVisible(hierarchy, scene), focus);
  return { arrows: arrows.map(({ from, to, weight }) => `${from} ${to} ${weight}`).sort(), lit };
}

describe('highlightBox', () => {
  it('sums the dependencies of everything inside a closed container', () => {
    const { arrows, lit } = highlight('ui');
    assert.deepEqual(arrows, ['ui core 4']);
    assert.deepEqual([...lit].sort(), ['core', 'ui']);
  });

  it('ends at the innermost visible box, across containers', () => {
    const { arrows, lit } = highlight('ui/page.ts', 'ui', 'core');
    assert.deepEqual(arrows, [
      'ui/list.ts ui/page.ts 1',
      'ui/page.ts core/order 2',
      'ui/page.ts core/util.ts 1',
    ]);
    assert.ok(lit.has('core') && !lit.has('other.ts'));
  });

  it('shows who uses it, too', () => {
    assert.deepEqual(highlight('core/order', 'core').arrows, [
      'core/order core/util.ts 1',
      'ui core/order 3',
    ]);
  });
});
