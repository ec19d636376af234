import assert from 'node:assert/strict';
import { findReached, findWays } from '../../../../src/rules/graph/chains';
import { createRuleGraph } from '../../../../src/rules/graph/rule-graph';
import { createRuleView } from '../../../../src/rules/graph/rule-view';
import { createRecords } from '../../../support/records';

describe('ways through imports', () => {
  const records = createRecords({
    'a.ts': ['b.ts', 'd.ts'],
    'b.ts': ['c.ts'],
    'c.ts': ['npm:react'],
    'd.ts': ['e.ts'],
    'e.ts': ['c.ts'],
    'f.ts': [],
  });
  const graph = createRuleGraph(records);
  const view = createRuleView(graph);
  const at = (id: string) => graph.numberOf(id) ?? -1;
  const walk = (ways: ReturnType<typeof findWays>, id: string) => ways.chainFrom(at(id)).map(({ to }) => to);

  it('are the shortest', () => {
    const ways = findWays(view, [at('npm:react')]);
    assert.deepEqual(walk(ways, 'a.ts'), ['b.ts', 'c.ts', 'npm:react']);
    assert.equal(graph.idOf(ways.endOf(at('a.ts'))), 'npm:react');
    assert.deepEqual([ways.leads(at('f.ts')), ways.leads(at('npm:react'))], [false, false]);
  });

  it('lead through nothing that may not be passed', () => {
    const passable = new Uint8Array(graph.size).fill(1);
    passable[at('b.ts')] = 0;
    const ways = findWays(view, [at('c.ts')], passable);
    assert.deepEqual(walk(ways, 'a.ts'), ['d.ts', 'e.ts', 'c.ts']);
    assert.equal(ways.leads(at('b.ts')), false);
  });

  it('say what is reached', () => {
    const reached = findReached(view.arrows(), [at('d.ts')]);
    const ids = [...reached.keys()].filter(node => reached[node] === 1).map(graph.idOf);
    assert.deepEqual(ids, ['c.ts', 'd.ts', 'e.ts', 'npm:react']);
  });
});
