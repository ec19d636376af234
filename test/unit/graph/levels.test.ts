import assert from 'node:assert/strict';
import { type Arc, buildDigraph } from '../../../src/graph/digraph';
import { assignLevels } from '../../../src/graph/levels';

const arcs = (...rows: [number, number, number?][]): Arc[] =>
  rows.map(([from, to, weight = 1]) => ({ from, to, weight }));

describe('assignLevels', () => {
  it('puts each node above the longest path below it', () => {
    const { level, feedback, tangles } = assignLevels(buildDigraph(5, arcs([0, 1], [1, 2], [0, 2], [3, 2])));
    assert.deepEqual([...level], [2, 1, 0, 1, 0]);
    assert.deepEqual([feedback, tangles], [[], []]);
  });

  it('keeps the layers where a light arc closes a cycle, and names that arc', () => {
    const { level, feedback, tangles } = assignLevels(buildDigraph(2, arcs([0, 1, 200], [1, 0, 4])));
    assert.deepEqual([...level], [1, 0]);
    assert.deepEqual(feedback, arcs([1, 0, 4]));
    assert.deepEqual(tangles, []);
  });

  it('calls a component a tangle where neither direction is light', () => {
    const { tangles, feedback } = assignLevels(buildDigraph(3, arcs([0, 1, 5], [1, 0, 4], [2, 0])));
    assert.deepEqual(tangles, [[0, 1]]);
    assert.deepEqual(feedback, arcs([1, 0, 4]));
  });

  it('keeps what is outside a tangle out of its levels', () => {
    // 1, 2 and 3 are a tangle three levels high; 0 stands above all of it, 4 below.
    const rows = arcs([0, 3], [1, 2], [2, 3], [3, 1], [1, 4]);
    const { level } = assignLevels(buildDigraph(5, rows));
    const inside = [level[1], level[2], level[3]].sort();
    assert.deepEqual(inside, [1, 2, 3]);
    assert.equal(level[0], 4);
    assert.equal(level[4], 0);
  });

  it('orders a long chain without exhausting the stack', () => {
    const size = 50_000;
    const chain = Array.from({ length: size - 1 }, (_, i) => ({ from: i, to: i + 1, weight: 1 }));
    assert.equal(assignLevels(buildDigraph(size, chain)).level[0], size - 1);
  });
});
