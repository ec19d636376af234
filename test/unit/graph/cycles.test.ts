import assert from 'node:assert/strict';
import { findCycles, listCycleModules } from '../../../src/graph/cycles';
import { createDependency, createRecords } from '../../support/records';

describe('findCycles', () => {
  it('finds each component once, largest first, with the imports between its members', () => {
    const records = createRecords({
      ...{ a: ['b', 'x'], b: ['c'], c: ['a', 'npm:react'] },
      ...{ x: ['y'], y: ['x', 'z'], z: [] },
    });
    const cycles = findCycles(records);
    const modules = cycles.map(cycle => cycle.modules);
    assert.deepEqual(modules, [
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
    assert.deepEqual(listCycleModules(records), modules);
    assert.deepEqual(
      cycles[0].dependencies.map(({ from, to }) => `${from} ${to}`),
      ['a b', 'b c', 'c a'],
    );
    assert.equal(cycles[0].cut.length, 1);
  });

  it('names every import of the pair that is to be cut', () => {
    const [first, second] = createRecords({ a: ['b', 'b', 'b'], b: ['a', 'a'] });
    const [cycle] = findCycles([first, second]);
    assert.deepEqual(
      cycle.cut.map(({ from, line }) => [from, line]),
      [
        ['b', 1],
        ['b', 2],
      ],
    );
  });

  it('does not count implicit imports of parent packages, nor a module that imports itself', () => {
    const [init, model] = createRecords({ 'p/__init__.py': ['p/model.py'], 'p/model.py': ['p/model.py'] });
    const implicit = createDependency('p/model.py', 'p/__init__.py', { kind: 'implicit' });
    assert.deepEqual(findCycles([init, { ...model, dependencies: [...model.dependencies, implicit] }]), []);
  });
});
