import assert from 'node:assert/strict';
import { layoutMap } from '../../../src/diagram/layout/layout';
import { buildScene } from '../../../src/diagram/map/build-scene';
import { findVisible } from '../../../src/diagram/map/highlight';
import { highlightHits } from '../../../src/diagram/map/highlight-hits';
import { highlightPaths } from '../../../src/diagram/map/highlight-paths';
import { highlightReach } from '../../../src/diagram/map/highlight-reach';
import type { SceneArrow, SceneBox } from '../../../src/diagram/map/scene';
import { buildHierarchy } from '../../../src/graph/hierarchy';
import { findPaths, type PathsBetween } from '../../../src/graph/paths';
import { findReach } from '../../../src/graph/reach';
import { createRecords } from '../../support/records';

const hierarchy = buildHierarchy(
  createRecords({
    'app/main.ts': ['web/page.ts', 'web/list.ts'],
    'web/page.ts': ['core/order.ts'],
    'web/list.ts': ['core/user.ts'],
    'core/order.ts': ['data/store.ts'],
    'core/user.ts': ['data/store.ts'],
    'data/store.ts': [],
    'lone.ts': [],
  }),
);
const nodeOf = (id: string) => hierarchy.byId.get(id) as number;

function picture(...open: string[]) {
  const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(open), aspect: 1.5 }));
  return { scene, visible: findVisible(hierarchy, scene) };
}

const names = (arrows: readonly SceneArrow[]) =>
  arrows.map(({ from, to, weight }) => `${from} ${to} ${weight}`).sort();

describe('highlightHits', () => {
  it('lights the boxes that hold hits and counts those in closed containers', () => {
    const { scene, visible } = picture('web');
    const hits = ['core/order.ts', 'core/user.ts', 'web/page.ts'].map(nodeOf);
    const { lit, notes, focus } = highlightHits(hierarchy, scene, visible, hits, 'core');
    assert.deepEqual([...lit].sort(), ['core', 'web', 'web/page.ts']);
    assert.deepEqual(
      notes?.map(({ text }) => text),
      ['2'],
    );
    assert.equal(focus, 'core');
  });

  it('lights nothing for nothing', () => {
    const { scene, visible } = picture();
    assert.equal(highlightHits(hierarchy, scene, visible, [], undefined).lit.size, 0);
  });
});

describe('highlightReach', () => {
  function reach(id: string, depth: number, ...open: string[]) {
    const { scene, visible } = picture(...open);
    const focus = scene.boxes.find(box => box.id === id) as SceneBox;
    const found = findReach(hierarchy, focus.node, { direction: 'uses', depth });
    return highlightReach(hierarchy, scene, visible, focus, found, depth > 1);
  }

  it('draws what is followed between visible boxes, from the picked box itself', () => {
    const { arrows, lit } = reach('app', 2, 'app', 'web');
    assert.deepEqual(names(arrows), [
      'app web/list.ts 1',
      'app web/page.ts 1',
      'web/list.ts core 1',
      'web/page.ts core 1',
    ]);
    assert.deepEqual([...lit].sort(), ['app', 'app/main.ts', 'core', 'web', 'web/list.ts', 'web/page.ts']);
  });

  it('says how far away each box is, where more than one step is asked for', () => {
    const texts = (depth: number) => reach('app', depth).notes?.map(({ text }) => text);
    assert.deepEqual(texts(3)?.sort(), ['1', '2', '3']);
    assert.deepEqual(texts(1), []);
  });
});

describe('highlightPaths', () => {
  const ends = { from: nodeOf('app'), to: nodeOf('data') };
  const paths = findPaths(hierarchy, ends.from, ends.to) as PathsBetween;

  it('numbers the steps of the shortest path between visible boxes', () => {
    const { scene, visible } = picture();
    const { arrows, notes, lit } = highlightPaths(hierarchy, scene, visible, ends, paths, false);
    assert.deepEqual(names(arrows), ['app web 1', 'core data 1', 'web core 1']);
    assert.deepEqual(
      notes?.map(({ text }) => text),
      ['1', '2', '3'],
    );
    assert.deepEqual([...lit].sort(), ['app', 'core', 'data', 'web']);
  });

  it('lights every path where all are asked for', () => {
    const { scene, visible } = picture('core');
    const shortest = highlightPaths(hierarchy, scene, visible, ends, paths, false).lit;
    const all = highlightPaths(hierarchy, scene, visible, ends, paths, true).lit;
    const both = ['core/order.ts', 'core/user.ts'];
    assert.equal(both.filter(id => shortest.has(id)).length, 1);
    assert.equal(both.filter(id => all.has(id)).length, 2);
  });

  it('leaves out steps inside one visible box', () => {
    const { scene, visible } = picture();
    const inner = { from: nodeOf('app'), to: nodeOf('core/user.ts') };
    const found = findPaths(hierarchy, inner.from, inner.to) as PathsBetween;
    const { notes } = highlightPaths(hierarchy, scene, visible, inner, found, false);
    assert.deepEqual(
      notes?.map(({ text }) => text),
      ['1', '2'],
    );
  });
});
