import assert from 'node:assert/strict';
import { findContainerLevels } from '../../../../src/diagram/layout/container-levels';
import { type Layout, type LayoutBox, layoutMap, type Rect } from '../../../../src/diagram/layout/layout';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { buildHierarchy, type Hierarchy } from '../../../../src/graph/hierarchy';
import { assertGolden, formatRounded } from '../../../support/golden';
import { createWorkspace } from '../../../support/random-workspace';
import { createRecords } from '../../../support/records';

const everyContainer = (hierarchy: Hierarchy) =>
  new Set(hierarchy.nodes.filter(node => node.kind === 'container').map(node => node.id));
const contains = (outer: Rect, inner: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

function groupByParent(hierarchy: Hierarchy, layout: Layout): Map<number, LayoutBox[]> {
  const groups = new Map<number, LayoutBox[]>();
  for (const box of layout.boxes) {
    const { parent } = hierarchy.nodes[box.node];
    groups.set(parent, [...(groups.get(parent) ?? []), box]);
  }
  return groups;
}

describe('layoutMap', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const hierarchy = buildHierarchy(createWorkspace(seed, 140));
    for (const [name, open] of [
      ['closed', new Set<string>()],
      ['open', everyContainer(hierarchy)],
    ] as const) {
      const layout = layoutMap(hierarchy, { open, aspect: 1.5 });
      const groups = groupByParent(hierarchy, layout);

      it(`keeps siblings apart and inside their container (workspace ${seed}, ${name})`, () => {
        const boxOf = new Map(layout.boxes.map(box => [box.node, box]));
        for (const [parent, siblings] of groups) {
          const around = boxOf.get(parent) ?? { x: 0, y: 0, width: layout.width, height: layout.height };
          for (const [i, box] of siblings.entries()) {
            assert.ok(contains(around, box), `${hierarchy.nodes[box.node].id} sticks out`);
            for (const other of siblings.slice(i + 1))
              assert.ok(
                !overlap(box, other),
                `${hierarchy.nodes[box.node].id} overlaps ${hierarchy.nodes[other.node].id}`,
              );
          }
        }
      });

      it(`puts each child above those it depends on (workspace ${seed}, ${name})`, () => {
        for (const [parent, siblings] of groups) {
          const levels = findContainerLevels(hierarchy, parent);
          const isFeedback = new Set(levels.feedback.map(arc => `${arc.from} ${arc.to}`));
          const boxOf = new Map(siblings.map(box => [box.node, box]));
          for (const arc of levels.arcs) {
            if (isFeedback.has(`${arc.from} ${arc.to}`)) continue;
            const from = boxOf.get(levels.children[arc.from]) as LayoutBox;
            const to = boxOf.get(levels.children[arc.to]) as LayoutBox;
            assert.ok(
              from.y < to.y,
              `${hierarchy.nodes[from.node].id} is not above ${hierarchy.nodes[to.node].id}`,
            );
          }
        }
      });

      it(`frames exactly the members of each tangle (workspace ${seed}, ${name})`, () => {
        for (const frame of layout.frames)
          for (const box of groups.get(frame.container) ?? [])
            assert.equal(
              contains(frame, box),
              frame.members.includes(box.node),
              hierarchy.nodes[box.node].id,
            );
      });
    }
  }

  it('comes near the wanted shape with a chain of 40 modules, by sharing rows in steps', () => {
    const names = Array.from({ length: 40 }, (_, i) => `m${String(i).padStart(2, '0')}.ts`);
    const imports = Object.fromEntries(names.map((name, i) => [name, names.slice(i + 1, i + 2)]));
    const { width, height } = layoutMap(buildHierarchy(createRecords(imports)), {
      open: new Set(),
      aspect: 1.5,
    });
    assert.ok(width / height > 0.75 && width / height < 3, `${width} × ${height}`);
  });

  it('comes near the wanted shape with 2,000 modules that know nothing of each other', () => {
    const names = Array.from({ length: 2000 }, (_, i) => [`module-${i}.py`, []] as const);
    const hierarchy = buildHierarchy(createRecords(Object.fromEntries(names)));
    const { width, height } = layoutMap(hierarchy, { open: new Set(), aspect: 2 });
    assert.ok(width / height > 1 && width / height < 4, `${width} × ${height}`);
  });

  it('comes near the wanted shape with thousands of modules beside a few tall tangles', () => {
    const names = Array.from(
      { length: 2000 },
      (_, i) => [`module-${i}.ts`, i < 1000 ? ['base.ts'] : []] as const,
    );
    const tangle = { 'a.ts': ['b.ts'], 'b.ts': ['c.ts'], 'c.ts': ['a.ts', 'base.ts'], 'base.ts': [] };
    const hierarchy = buildHierarchy(createRecords({ ...Object.fromEntries(names), ...tangle }));
    const { width, height } = layoutMap(hierarchy, { open: new Set(), aspect: 1.5 });
    assert.ok(width / height > 0.75 && width / height < 4, `${width} × ${height}`);
  });

  it('gives an empty picture for a workspace without modules', () => {
    const { width, height, boxes, frames } = layoutMap(buildHierarchy([]), { open: new Set(), aspect: 1 });
    assert.deepEqual({ width, height, boxes, frames }, { width: 0, height: 0, boxes: [], frames: [] });
  });
});

describe('buildScene', () => {
  it('draws a small layered project with a cycle and an import that points up', () => {
    const hierarchy = buildHierarchy(
      createRecords({
        'ui/page.ts': ['app/order.ts', 'app/order.ts', 'ui/button.ts'],
        'ui/button.ts': [],
        'app/order.ts': ['domain/order.ts', 'app/ports.ts', 'app/events.ts'],
        'app/events.ts': ['app/order.ts'],
        'app/ports.ts': ['domain/order.ts'],
        'domain/order.ts': ['domain/money.ts'],
        'domain/money.ts': [],
        'readme.py': [],
      }),
    );
    const open = everyContainer(hierarchy);
    assertGolden(
      'scene-layers.json',
      formatRounded(buildScene(hierarchy, layoutMap(hierarchy, { open, aspect: 1.5 }))),
    );
  });

  it('draws the arrows of a large workspace without letting one through a sibling, but for blocks beside tall boxes', () => {
    const hierarchy = buildHierarchy(createWorkspace(9, 200));
    const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(), aspect: 1.5 }));
    const boxes = new Map(scene.boxes.map(box => [box.id, box]));
    let crossings = 0;
    for (const arrow of scene.inside.arrows)
      for (const box of boxes.values()) {
        if (box.id === arrow.from || box.id === arrow.to) continue;
        for (let i = 0; i + 1 < arrow.points.length; i += 6) {
          const [x, y] = arrow.points.slice(i, i + 2);
          if (x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1)
            crossings++;
        }
      }
    assert.ok(scene.inside.arrows.length > 5);
    assert.equal(crossings, 0);
  });
});
