import assert from 'node:assert/strict';
import { type Arc, buildDigraph } from '../../../src/graph/digraph';
import { findFeedbackArcs } from '../../../src/graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../../src/graph/strongly-connected-components';
import { createRandom } from '../../support/random';

function createArcs(size: number, count: number, random: () => number): Arc[] {
  return Array.from({ length: count }, () => ({
    from: Math.floor(random() * size),
    to: Math.floor(random() * size),
    weight: 1 + Math.floor(random() * 9),
  }));
}

const isAcyclic = (size: number, arcs: readonly Arc[]) =>
  findStronglyConnectedComponents(buildDigraph(size, arcs)).length === size;

describe('findFeedbackArcs', () => {
  it('finds none in an acyclic graph', () => {
    assert.deepEqual(
      findFeedbackArcs(
        buildDigraph(3, [
          { from: 2, to: 1, weight: 1 },
          { from: 1, to: 0, weight: 1 },
        ]),
      ),
      [],
    );
  });

  it('takes the light direction of a pair', () => {
    const arcs = [
      { from: 0, to: 1, weight: 1 },
      { from: 1, to: 0, weight: 7 },
    ];
    assert.deepEqual(findFeedbackArcs(buildDigraph(2, arcs)), [arcs[0]]);
  });

  it('leaves no cycle, and none of its arcs can be spared, on 200 random graphs', () => {
    const random = createRandom(7);
    for (let round = 0; round < 200; round++) {
      const size = 2 + Math.floor(random() * 12);
      const graph = createArcs(size, size * 3, random);
      const feedback = findFeedbackArcs(buildDigraph(size, graph));
      const isFeedback = (arc: Arc) => feedback.some(f => f.from === arc.from && f.to === arc.to);
      const kept = graph.filter(arc => arc.from !== arc.to && !isFeedback(arc));
      assert.ok(isAcyclic(size, kept), `round ${round}: a cycle is left`);
      for (const arc of feedback)
        assert.ok(!isAcyclic(size, [...kept, arc]), `round ${round}: an arc too many`);
    }
  });

  it('is within a quarter of the best total weight on small graphs', () => {
    const random = createRandom(11);
    let found = 0;
    let best = 0;
    for (let round = 0; round < 40; round++) {
      const arcs = createArcs(6, 16, random);
      found += findFeedbackArcs(buildDigraph(6, arcs)).reduce((sum, arc) => sum + arc.weight, 0);
      best += findBestWeight(6, arcs);
    }
    assert.ok(found <= best * 1.25, `${found} found, ${best} at best`);
  });
});

/** The least backward weight over all orders of the nodes. */
function findBestWeight(size: number, arcs: readonly Arc[]): number {
  const permute = (left: readonly number[], order: readonly number[]): number =>
    left.length === 0
      ? arcs.reduce((sum, arc) => sum + (order.indexOf(arc.from) > order.indexOf(arc.to) ? arc.weight : 0), 0)
      : Math.min(
          ...left.map(v =>
            permute(
              left.filter(w => w !== v),
              [...order, v],
            ),
          ),
        );
  return permute(
    Array.from({ length: size }, (_, v) => v),
    [],
  );
}
