import assert from 'node:assert/strict';
import { findContainerLevels } from '../../../src/diagram/layout/container-levels';
import { findCycles } from '../../../src/graph/cycles';
import { buildHierarchy, type Hierarchy } from '../../../src/graph/hierarchy';
import { findContainerCut, findWorkspaceCut } from '../../../src/graph/smallest-cuts';
import { createWorkspace } from '../../support/random-workspace';
import { createRecords } from '../../support/records';
import { addSymbols, createSymbol } from '../../support/symbols';

const list = ({ links }: Hierarchy, positions: readonly number[]) =>
  positions.map(position => `${links[position].dependency.from} ${links[position].dependency.to}`);

describe('findContainerCut', () => {
  it('names the imports between children that point against the others', () => {
    const hierarchy = buildHierarchy(
      createRecords({
        'app/a.ts': ['lib/x.ts', 'lib/y.ts', 'app/b.ts'],
        'app/b.ts': ['lib/x.ts', 'app/a.ts', 'app/a.ts'],
        'lib/x.ts': ['lib/y.ts'],
        'lib/y.ts': ['app/a.ts'],
      }),
    );
    assert.deepEqual(list(hierarchy, findContainerCut(hierarchy, 0)), ['lib/y.ts app/a.ts']);
    const app = hierarchy.byId.get('app') as number;
    assert.deepEqual(list(hierarchy, findContainerCut(hierarchy, app)), ['app/a.ts app/b.ts']);
    assert.deepEqual(findContainerCut(hierarchy, hierarchy.byId.get('lib') as number), []);
  });

  it('finds no import inside an open module', () => {
    const records = addSymbols(createRecords({ 'a.ts': [] }), {
      'a.ts': [createSymbol('A', 'class', [['uses', 'B']]), createSymbol('B', 'class', [['uses', 'A']])],
    });
    const hierarchy = buildHierarchy(records, { symbolsOf: new Set(['a.ts']) });
    assert.deepEqual(findContainerCut(hierarchy, 1), []);
  });

  it('is what points up on the map, on 30 random workspaces', () => {
    for (let seed = 0; seed < 30; seed++) {
      const hierarchy = buildHierarchy(createWorkspace(seed, 60));
      for (const [container, { children }] of hierarchy.nodes.entries()) {
        const up = findContainerLevels(hierarchy, container).feedback.reduce(
          (sum, arc) => sum + arc.weight,
          0,
        );
        assert.equal(findContainerCut(hierarchy, container).length, children.length > 0 ? up : 0);
      }
    }
  });
});

describe('findWorkspaceCut', () => {
  it('leaves no cycle among modules, on 30 random workspaces', () => {
    for (let seed = 0; seed < 30; seed++) {
      const records = createWorkspace(seed, 60);
      const hierarchy = buildHierarchy(records);
      const cut = new Set(findWorkspaceCut(hierarchy).map(position => hierarchy.links[position].dependency));
      const left = records.map(record => ({
        ...record,
        dependencies: record.dependencies.filter(dependency => !cut.has(dependency)),
      }));
      assert.deepEqual(findCycles(left), []);
      assert.equal(cut.size > 0, findCycles(records).length > 0);
    }
  });
});
