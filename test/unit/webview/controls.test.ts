import assert from 'node:assert/strict';
import { everything } from '../../../src/graph/view-filter';
import { countChoices } from '../../../webview/controls/filter-choices';
import { changeDepth } from '../../../webview/details/trace';

describe('changeDepth', () => {
  it('goes from one step to all and back', () => {
    const seen: (number | 'all')[] = [1];
    for (let i = 0; i < 7; i++) seen.push(changeDepth({ direction: 'both', depth: seen[i] }, 1));
    assert.deepEqual(seen, [1, 2, 3, 4, 5, 6, 'all', 'all']);
    assert.equal(changeDepth({ direction: 'both', depth: 'all' }, -1), 6);
    assert.equal(changeDepth({ direction: 'both', depth: 1 }, -1), 1);
  });
});

describe('countChoices', () => {
  it('counts what is not as it comes, each hidden thing and kind as one', () => {
    assert.equal(countChoices(everything), 0);
    const kinds = everything.kinds.slice(0, 2);
    assert.equal(
      countChoices({ ...everything, tests: false, externals: true, hidden: ['a', 'b'], kinds }),
      6,
    );
  });
});
