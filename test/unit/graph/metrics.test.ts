import assert from 'node:assert/strict';
import { buildHierarchy, type Hierarchy, isInside } from '../../../src/graph/hierarchy';
import { measureNodes } from '../../../src/graph/metrics';
import { createWorkspace } from '../../support/random-workspace';
import { createRecords } from '../../support/records';
import { addSymbols, createSymbol } from '../../support/symbols';

const records = addSymbols(
  createRecords({
    'app/main.ts': ['lib/a.ts', 'lib/a.ts', 'lib/b.ts', 'app/view.ts', 'npm:react'],
    'app/view.ts': ['lib/b.ts', 'npm:react'],
    'lib/a.ts': ['lib/b.ts'],
    'lib/b.ts': [],
    'alone.ts': [],
  }),
  {
    'lib/a.ts': [
      createSymbol('Port', 'interface', [], { abstract: true }),
      createSymbol('Adapter', 'class'),
      createSymbol('Options', 'type'),
      createSymbol('connect', 'function'),
    ],
    'lib/b.ts': [createSymbol('Colour', 'enum'), createSymbol('Model', 'class', [], { abstract: true })],
  },
);

describe('measureNodes', () => {
  const hierarchy = buildHierarchy(records);
  const metrics = measureNodes(hierarchy, records);
  const of = (id: string) => metrics[hierarchy.byId.get(id) as number];

  it('counts modules at the other end, each once, and for a container only those outside', () => {
    assert.deepEqual([of('lib').fanIn, of('lib').fanOut], [2, 0]);
    assert.deepEqual([of('app').fanIn, of('app').fanOut], [0, 2]);
    assert.deepEqual([of('app/main.ts').fanIn, of('app/main.ts').fanOut], [0, 3]);
    assert.deepEqual([of('lib/b.ts').fanIn, of('lib/b.ts').fanOut], [3, 0]);
    assert.deepEqual([of('').fanIn, of('').fanOut, of('').modules, of('').lines], [0, 0, 5, 50]);
  });

  it('relates them as Martin does, and says nothing where there is nothing to relate', () => {
    const { instability, types, abstractTypes, abstractness, distance } = of('lib/a.ts');
    assert.deepEqual([instability, types, abstractTypes, abstractness, distance], [0.5, 2, 1, 0.5, 0]);
    assert.deepEqual([of('lib').types, of('lib').abstractness, of('lib').distance], [4, 0.5, 0.5]);
    assert.deepEqual([of('app').instability, of('app').types, of('app').distance], [1, 0, undefined]);
    assert.deepEqual(Object.keys(of('alone.ts')), [
      ...['lines', 'modules', 'fanIn', 'fanOut', 'types', 'abstractTypes'],
    ]);
  });

  it('stays the same with open modules and libraries in the picture, which have numbers of their own', () => {
    const full = buildHierarchy(records, { symbolsOf: new Set(['lib/a.ts']), externals: true });
    const more = measureNodes(full, records);
    for (const [id, node] of hierarchy.byId)
      assert.deepEqual(more[full.byId.get(id) as number], metrics[node], id);
    assert.equal(more[full.byId.get('npm:react') as number].fanIn, 2);
    assert.equal(more[full.byId.get('external:') as number].fanIn, 2);
    const port = more[full.byId.get('lib/a.ts#Port') as number];
    assert.deepEqual([port.lines, port.types, port.abstractness], [10, 1, 1]);
  });

  it('counts as one would by hand, on 60 random workspaces', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = createWorkspace(seed, 5 + seed * 3);
      const tree = buildHierarchy(random, { externals: seed % 2 === 0 });
      const measured = measureNodes(tree, random);
      for (const node of tree.nodes.keys())
        assert.deepEqual(
          [measured[node].fanIn, measured[node].fanOut],
          countByHand(tree, node),
          `seed ${seed}, ${tree.nodes[node].id}`,
        );
    }
  });
});

function countByHand(hierarchy: Hierarchy, node: number): [number, number] {
  const inside = (end: number) => isInside(hierarchy, end, node);
  const into = hierarchy.links.filter(({ from, to }) => !inside(from) && inside(to));
  const out = hierarchy.links.filter(({ from, to }) => inside(from) && !inside(to));
  return [new Set(into.map(link => link.from)).size, new Set(out.map(link => link.to)).size];
}
