import assert from 'node:assert/strict';
import { buildHierarchy, type Hierarchy, isInside } from '../../../src/graph/hierarchy';
import { findReach, type Reach, type ReachOptions } from '../../../src/graph/reach';
import { createRandom } from '../../support/random';
import { createWorkspace } from '../../support/random-workspace';
import { createRecords } from '../../support/records';
import { addSymbols, createSymbol } from '../../support/symbols';

const records = createRecords({
  'app/main.ts': ['app/view.ts', 'lib/a.ts', 'lib/a.ts'],
  'app/view.ts': ['lib/a.ts'],
  'lib/a.ts': ['lib/b.ts'],
  'lib/b.ts': ['app/view.ts', 'npm:react'],
});

function reachFrom(hierarchy: Hierarchy, id: string, direction: ReachOptions['direction'], depth: number) {
  const start = hierarchy.byId.get(id) as number;
  const { distance, links } = findReach(hierarchy, start, { direction, depth });
  return {
    distance: Object.fromEntries([...distance].map(([node, steps]) => [hierarchy.nodes[node].id, steps])),
    links: links.map(position => {
      const { from, to } = hierarchy.links[position].dependency;
      return `${from} ${to}`;
    }),
  };
}

describe('findReach', () => {
  const hierarchy = buildHierarchy(records, { externals: true });

  it('goes as deep as asked, one way, and takes every import line along', () => {
    assert.deepEqual(reachFrom(hierarchy, 'app/main.ts', 'uses', 1), {
      distance: { 'app/main.ts': 0, 'app/view.ts': 1, 'lib/a.ts': 1 },
      links: ['app/main.ts app/view.ts', 'app/main.ts lib/a.ts', 'app/main.ts lib/a.ts'],
    });
    assert.deepEqual(reachFrom(hierarchy, 'lib/a.ts', 'usedBy', 1).distance, {
      'lib/a.ts': 0,
      'app/main.ts': 1,
      'app/view.ts': 1,
    });
    assert.deepEqual(reachFrom(hierarchy, 'npm:react', 'usedBy', 2).distance, {
      'npm:react': 0,
      'lib/b.ts': 1,
      'lib/a.ts': 2,
    });
    assert.deepEqual(reachFrom(hierarchy, 'lib/a.ts', 'uses', 0), { distance: { 'lib/a.ts': 0 }, links: [] });
  });

  it('starts with all modules of a container, and leaves out what they use of each other', () => {
    assert.deepEqual(reachFrom(hierarchy, 'app', 'uses', Number.POSITIVE_INFINITY), {
      distance: { 'app/main.ts': 0, 'app/view.ts': 0, 'lib/a.ts': 1, 'lib/b.ts': 2, 'npm:react': 3 },
      links: [
        ...['app/main.ts lib/a.ts', 'app/main.ts lib/a.ts', 'app/view.ts lib/a.ts'],
        ...['lib/a.ts lib/b.ts', 'lib/b.ts app/view.ts', 'lib/b.ts npm:react'],
      ],
    });
  });

  it('goes both ways from the start, but does not turn round', () => {
    const { distance } = reachFrom(hierarchy, 'lib/b.ts', 'both', 1);
    assert.deepEqual(distance, { 'lib/b.ts': 0, 'app/view.ts': 1, 'lib/a.ts': 1, 'npm:react': 1 });
    const diamond = buildHierarchy(createRecords({ a: ['c'], b: ['c'], c: [] }));
    assert.deepEqual(reachFrom(diamond, 'a', 'both', 9).distance, { a: 0, c: 1 });
  });

  it('agrees with distances from all to all, on 60 random workspaces', () => {
    const random = createRandom(5);
    for (let seed = 0; seed < 60; seed++) {
      const tree = buildHierarchy(createWorkspace(seed, 4 + seed));
      const start = Math.floor(random() * tree.nodes.length);
      const depth = seed % 5 === 0 ? Number.POSITIVE_INFINITY : seed % 5;
      for (const direction of ['uses', 'usedBy'] as const)
        checkReach(tree, start, direction, depth, findReach(tree, start, { direction, depth }));
    }
  });
});

function checkReach(
  tree: Hierarchy,
  start: number,
  direction: string,
  depth: number,
  { distance, links }: Reach,
): void {
  const arcs = tree.links.map(({ from, to }) => (direction === 'uses' ? [from, to] : [to, from]));
  const expected = new Map<number, number>();
  for (const [node, { kind }] of tree.nodes.entries())
    if (kind === 'module' && isInside(tree, node, start)) expected.set(node, 0);
  // Relaxes all arcs again and again until nothing is nearer than before.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of arcs) {
      const steps = (expected.get(a) ?? Number.POSITIVE_INFINITY) + 1;
      if (steps > depth || steps >= (expected.get(b) ?? Number.POSITIVE_INFINITY)) continue;
      expected.set(b, steps);
      changed = true;
    }
  }
  assert.deepEqual(new Map([...distance].sort()), new Map([...expected].sort()));
  const followed = arcs.flatMap(([a, b], position) => {
    const isOwn = isInside(tree, a, start) && isInside(tree, b, start);
    return !isOwn && (expected.get(a) ?? depth) < depth ? [position] : [];
  });
  assert.deepEqual(links, followed);
}

describe('the reach of a symbol', () => {
  const shop = addSymbols(
    createRecords({
      'shop.ts': ['db.ts', 'ui.ts', 'index.ts'],
      'db.ts': ['sql.ts'],
      'index.ts': ['log.ts'],
      'log.ts': [],
      'sql.ts': [],
      'ui.ts': [],
      'web.ts': ['shop.ts'],
      'job.ts': ['shop.ts'],
    }),
    {
      'shop.ts': [
        createSymbol('Order', 'class', [['uses', 'save']]),
        createSymbol('save', 'function', [['uses', 'Db', 'db.ts']]),
        createSymbol('draw', 'function', [['uses', 'Window', 'ui.ts']]),
        createSymbol('warn', 'function', [['uses', 'log', 'log.ts']]),
        createSymbol('nothing', 'function'),
      ],
      'web.ts': [createSymbol('page', 'function', [['uses', 'draw', 'shop.ts']])],
      'job.ts': [createSymbol('run', 'function', [['creates', 'Order', 'shop.ts']])],
      'ui.ts': [createSymbol('Window', 'class', [['uses', 'Window']])],
    },
  );
  const hierarchy = buildHierarchy(shop, { symbolsOf: new Set(['shop.ts', 'ui.ts']) });
  const list = (symbol: string, direction: ReachOptions['direction'], depth = 9) =>
    Object.keys(reachFrom(hierarchy, symbol, direction, depth).distance).sort();

  it('begins with what the symbol uses, through others in its module too', () => {
    assert.deepEqual(list('shop.ts#Order', 'uses'), ['db.ts', 'shop.ts', 'sql.ts']);
    assert.deepEqual(list('shop.ts#draw', 'uses'), ['shop.ts', 'ui.ts']);
    assert.deepEqual(list('shop.ts#nothing', 'uses'), ['shop.ts']);
  });

  it('begins with what uses the symbol', () => {
    assert.deepEqual(list('shop.ts#draw', 'usedBy'), ['shop.ts', 'web.ts']);
    assert.deepEqual(list('shop.ts#save', 'usedBy'), ['job.ts', 'shop.ts']);
  });

  it('goes by imports where those pass on what is defined elsewhere', () => {
    const { distance } = reachFrom(hierarchy, 'shop.ts#warn', 'uses', 9);
    assert.deepEqual(distance, { 'shop.ts': 0, 'index.ts': 1, 'log.ts': 2 });
  });

  it('is that of the module where nothing is known of relations', () => {
    assert.deepEqual(list('ui.ts#Window', 'uses'), ['ui.ts']);
    const unknown = buildHierarchy(
      addSymbols(createRecords({ 'a.ts': ['b.ts'], 'b.ts': [] }), { 'a.ts': [createSymbol('A', 'class')] }),
      { symbolsOf: new Set(['a.ts']) },
    );
    assert.deepEqual(reachFrom(unknown, 'a.ts#A', 'uses', 1).distance, { 'a.ts': 0, 'b.ts': 1 });
  });
});
