import assert from 'node:assert/strict';
import { buildHierarchy, findNode, isInside } from '../../../src/graph/hierarchy';
import { createRecords } from '../../support/records';

const hierarchy = buildHierarchy(
  createRecords({
    'app/main.ts': ['lib/deep/core/a.ts', 'app/view.ts', 'npm:react'],
    'app/view.ts': ['lib/deep/core/b.ts'],
    'lib/deep/core/a.ts': ['lib/deep/core/b.ts'],
    'lib/deep/core/b.ts': [],
    'tool.py': [],
  }),
);
const at = (id: string) => hierarchy.byId.get(id) as number;

describe('buildHierarchy', () => {
  it('nests modules in folders, in preorder and by name, and joins a chain of single folders', () => {
    assert.deepEqual(
      hierarchy.nodes.map(node => [node.id, node.label, node.modules, node.depth]),
      [
        ['', '', 5, 0],
        ['app', 'app', 2, 1],
        ['app/main.ts', 'main.ts', 1, 2],
        ['app/view.ts', 'view.ts', 1, 2],
        ['lib/deep/core', 'lib/deep/core', 2, 1],
        ['lib/deep/core/a.ts', 'a.ts', 1, 2],
        ['lib/deep/core/b.ts', 'b.ts', 1, 2],
        ['tool.py', 'tool.py', 1, 1],
      ],
    );
    assert.ok(isInside(hierarchy, at('app/view.ts'), at('app')));
    assert.ok(!isInside(hierarchy, at('tool.py'), at('lib/deep/core')));
  });

  it('counts each dependency once, between the two siblings that hold its ends', () => {
    const arcs = [...hierarchy.siblingArcs].map(([container, list]) => [
      hierarchy.nodes[container].id,
      list.map(({ from, to }) => `${hierarchy.nodes[from].id} ${hierarchy.nodes[to].id}`),
    ]);
    assert.deepEqual(Object.fromEntries(arcs), {
      '': ['app lib/deep/core', 'app lib/deep/core'],
      app: ['app/main.ts app/view.ts'],
      'lib/deep/core': ['lib/deep/core/a.ts lib/deep/core/b.ts'],
    });
  });

  it('finds the box of a folder that is part of a chain', () => {
    assert.equal(findNode(hierarchy, 'lib/deep'), at('lib/deep/core'));
    assert.equal(findNode(hierarchy, 'lib/dee'), undefined);
    assert.equal(findNode(hierarchy, 'tool.py'), at('tool.py'));
  });

  it('makes a workspace without modules one empty container', () => {
    assert.deepEqual(
      buildHierarchy([]).nodes.map(node => [node.id, node.modules]),
      [['', 0]],
    );
  });
});

describe('the origin of a container', () => {
  it('is that of its modules where they share one', () => {
    const records = createRecords({
      'test/a.ts': [],
      'test/b.ts': [],
      'src/a.ts': [],
      'src/a.test.ts': [],
    }).map(record =>
      record.module.id.includes('test')
        ? { ...record, module: { ...record.module, origin: 'test' as const } }
        : record,
    );
    const { nodes, byId } = buildHierarchy(records);
    const originOf = (id: string) => nodes[byId.get(id) as number]?.origin;
    assert.deepEqual(
      [originOf('test'), originOf('src'), originOf('src/a.test.ts')],
      ['test', undefined, 'test'],
    );
  });
});
