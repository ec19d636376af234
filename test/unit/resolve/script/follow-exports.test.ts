import assert from 'node:assert/strict';
import { createExportFollower, type ScriptExports } from '../../../../src/resolve/script/follow-exports';

describe('following exports', () => {
  it('passes a chain of 100,000 modules, and a circle of as many', () => {
    const count = 100_000;
    const follow = createExportFollower((module): ScriptExports => {
      const place = Number(module);
      return {
        own: new Set(place === count - 1 ? ['A'] : []),
        passed: new Map(),
        stars: [String((place + 1) % count)],
      };
    });
    assert.deepEqual(follow('0', 'A'), { module: String(count - 1), name: 'A' });
    assert.equal(follow('0', 'B'), undefined);
  });
});
