import assert from 'node:assert/strict';
import { createModuleSet } from '../../../../src/rules/graph/module-set';
import { createRuleGraph } from '../../../../src/rules/graph/rule-graph';
import { createRecords } from '../../../support/records';

describe('a set of modules', () => {
  const graph = createRuleGraph(
    createRecords({ 'a-b/x.ts': [], 'a/b/y.ts': ['npm:react'], 'a/x.ts': [], 'b/x.ts': [], 'c.ts': [] }),
  );
  const list = (
    prefixes: readonly string[],
    test = (id: string) => prefixes.some(each => id.startsWith(each)),
  ) => createModuleSet('set', graph, { test, prefixes }).members.map(graph.idOf);

  it('has what passes the test and lies under one of the prefixes, once and in the order of ids', () => {
    assert.deepEqual(list(['b/', 'a/b/', 'a/']), ['a/b/y.ts', 'a/x.ts', 'b/x.ts']);
    assert.deepEqual(list(['', 'a/']), ['a-b/x.ts', 'a/b/y.ts', 'a/x.ts', 'b/x.ts', 'c.ts']);
    assert.deepEqual(list(['c.ts', 'z/']), ['c.ts']);
    assert.deepEqual(list([]), []);
    assert.deepEqual(
      list(['a'], id => id.endsWith('/x.ts')),
      ['a-b/x.ts', 'a/x.ts'],
    );
  });

  it('tests packages when they are asked for', () => {
    const set = createModuleSet('set', graph, { test: id => id === 'npm:react', prefixes: ['npm:'] });
    assert.equal(set.has(graph.numberOf('npm:react') ?? -1), true);
    assert.deepEqual(set.members, []);
  });
});
