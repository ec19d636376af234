import assert from 'node:assert/strict';
import { createContest } from '../../../src/graph/contest';

describe('contest', () => {
  it('knows the best after every change, the first one of several', () => {
    const scores = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
    const contest = createContest(scores.length, node => scores[node]);
    const look = () => assert.equal(contest.best(), scores.indexOf(Math.max(...scores)));
    look();
    for (let step = 0; step < 500; step++) {
      const node = (step * 7) % scores.length;
      scores[node] = (step * step * 31) % 13;
      contest.set(node, scores[node]);
      look();
    }
  });

  it('ranks those without a score last', () => {
    const contest = createContest(3, node => -node);
    contest.set(0, Number.NEGATIVE_INFINITY);
    assert.equal(contest.best(), 1);
    contest.set(1, Number.NEGATIVE_INFINITY);
    assert.equal(contest.best(), 2);
  });
});
