import assert from 'node:assert/strict';
import { parseHostToView } from '../../../src/protocol/parse-host-to-view';

describe('parseHostToView', () => {
  it('takes the request to search', () => {
    assert.deepEqual(parseHostToView({ type: 'focus-search', text: 7 }), { type: 'focus-search' });
  });

  it('drops what it does not know', () => {
    for (const value of [undefined, null, 7, 'focus-search', {}, { type: 'search' }])
      assert.equal(parseHostToView(value), undefined);
  });
});
