import assert from 'node:assert/strict';
import { buildHierarchy, type Hierarchy, isInside } from '../../../src/graph/hierarchy';
import { findPaths } from '../../../src/graph/paths';
import { createRandom } from '../../support/random';
import { createWorkspace } from '../../support/random-workspace';
import { createRecords } from '../../support/records';
import { addSymbols, createSymbol } from '../../support/symbols';

const hierarchy = buildHierarchy(
  addSymbols(
    createRecords({
      'app/main.ts': ['mid/x.ts', 'app/util.ts'],
      'app/util.ts': ['mid/x.ts'],
      'mid/x.ts': ['mid/y.ts', 'lib/a.ts', 'aside.ts'],
      'mid/y.ts': ['mid/x.ts', 'lib/b.ts', 'app/util.ts'],
      'lib/a.ts': ['lib/b.ts'],
      'lib/b.ts': ['npm:react', 'mid/y.ts'],
      'aside.ts': [],
      'alone.ts': [],
    }),
    { 'lib/b.ts': [createSymbol('B', 'class')] },
  ),
  { externals: true, symbolsOf: new Set(['lib/b.ts']) },
);

function pathsBetween(from: string, to: string) {
  const found = findPaths(hierarchy, hierarchy.byId.get(from) as number, hierarchy.byId.get(to) as number);
  const list = (positions: readonly number[]) =>
    positions.map(position => {
      const { dependency } = hierarchy.links[position];
      return `${dependency.from} ${dependency.to}`;
    });
  return (
    found && {
      shortest: list(found.shortest),
      all: list(found.all).sort(),
      direct: list(found.direct),
      modules: [...found.modules].map(node => hierarchy.nodes[node].id).sort(),
    }
  );
}

describe('findPaths', () => {
  it('finds the shortest chain, and everything on a way between two containers', () => {
    assert.deepEqual(pathsBetween('app', 'lib'), {
      shortest: ['app/main.ts mid/x.ts', 'mid/x.ts lib/a.ts'],
      all: [
        ...['app/main.ts mid/x.ts', 'app/util.ts mid/x.ts'],
        ...['mid/x.ts lib/a.ts', 'mid/x.ts mid/y.ts', 'mid/y.ts lib/b.ts', 'mid/y.ts mid/x.ts'],
      ],
      direct: [],
      modules: ['app/main.ts', 'app/util.ts', 'lib/a.ts', 'lib/b.ts', 'mid/x.ts', 'mid/y.ts'],
    });
  });

  it('tells direct dependencies from those through others', () => {
    const { direct, shortest, all } = pathsBetween('mid', 'lib') ?? assert.fail();
    assert.deepEqual(direct, ['mid/x.ts lib/a.ts', 'mid/y.ts lib/b.ts']);
    assert.equal(shortest.length, 1);
    assert.deepEqual(all, direct);
    assert.deepEqual(pathsBetween('lib', 'app')?.shortest, ['lib/b.ts mid/y.ts', 'mid/y.ts app/util.ts']);
  });

  it('takes what lies around the other end for one that holds it, and the module for a symbol', () => {
    assert.deepEqual(pathsBetween('mid/x.ts', 'mid')?.direct, ['mid/x.ts mid/y.ts']);
    assert.deepEqual(pathsBetween('mid', 'mid/x.ts')?.direct, ['mid/y.ts mid/x.ts']);
    assert.deepEqual(pathsBetween('lib/a.ts', 'lib/b.ts#B')?.all, ['lib/a.ts lib/b.ts']);
    assert.deepEqual(pathsBetween('lib/b.ts#B', 'npm:react')?.all, ['lib/b.ts npm:react']);
  });

  it('says that there is none', () => {
    assert.equal(pathsBetween('aside.ts', 'app'), undefined);
    assert.equal(pathsBetween('alone.ts', 'lib'), undefined);
    assert.equal(pathsBetween('lib', 'lib'), undefined);
    assert.equal(pathsBetween('lib/b.ts', 'lib/b.ts#B'), undefined);
  });

  it('agrees with a search that walks every way, on 300 pairs in random workspaces', () => {
    const random = createRandom(3);
    for (let seed = 0; seed < 60; seed++) {
      const tree = buildHierarchy(createWorkspace(seed, 4 + (seed % 20)));
      for (let round = 0; round < 5; round++) {
        const [from, to] = [0, 0].map(() => Math.floor(random() * tree.nodes.length));
        checkPaths(tree, from, to, `seed ${seed}, ${tree.nodes[from].id} to ${tree.nodes[to].id}`);
      }
    }
  });
});

function checkPaths(tree: Hierarchy, from: number, to: number, what: string): void {
  const modulesOf = (node: number, other: number) =>
    [...tree.nodes.keys()].filter(
      inside =>
        tree.nodes[inside].kind === 'module' &&
        isInside(tree, inside, node) &&
        !(isInside(tree, other, node) && isInside(tree, inside, other)),
    );
  const sources = new Set(from === to ? [] : modulesOf(from, to));
  const targets = new Set(modulesOf(to, from));
  // All links of walks from a source to a target, by growing the sets of ends until they stay the same.
  const grow = (ends: ReadonlySet<number>, near: 'from' | 'to', far: 'from' | 'to') => {
    const met = new Set(ends);
    for (let size = -1; size !== met.size; ) {
      size = met.size;
      for (const link of tree.links)
        if (met.has(link[near]) && !sources.has(link[far]) && !targets.has(link[far])) met.add(link[far]);
    }
    return met;
  };
  const after = grow(sources, 'from', 'to');
  const before = grow(targets, 'to', 'from');
  const all = [...tree.links.keys()].filter(
    position => after.has(tree.links[position].from) && before.has(tree.links[position].to),
  );
  const found = findPaths(tree, from, to);
  assert.deepEqual(found?.all ?? [], all, what);
  if (!found) return;
  const ends = all.flatMap(position => [tree.links[position].from, tree.links[position].to]);
  assert.deepEqual(found.modules, new Set(ends), what);
  assert.deepEqual(
    found.direct,
    all.filter(position => sources.has(tree.links[position].from) && targets.has(tree.links[position].to)),
  );
  const chain = found.shortest.map(position => tree.links[position]);
  assert.ok(sources.has(chain[0].from) && targets.has(chain[chain.length - 1].to), what);
  for (const [i, link] of chain.slice(1).entries()) assert.equal(link.from, chain[i].to, what);
  let layer = sources;
  for (let steps = 1; ; steps++) {
    layer = new Set(tree.links.filter(link => layer.has(link.from)).map(link => link.to));
    if (![...layer].some(node => targets.has(node))) continue;
    assert.equal(chain.length, steps, what);
    return;
  }
}
