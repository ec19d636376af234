import assert from 'node:assert/strict';
import { changeText, offsetOf } from '../../../src/fixes/change-text';
import { replaceText } from '../../../src/server/replace-text';

describe('replacing a text', () => {
  it('changes the lines that differ', () => {
    for (const [before, after] of [
      ['a\nb\nc\n', 'a\nx\nc\n'],
      ['a\nc\n', 'a\nb\nc\n'],
      ['a\nb', 'a\nc'],
      ['a\nb\n', 'a\n'],
      ['', 'a\n'],
      ['a\n', ''],
      ['a', 'a'],
      ['x\ny', 'a\nb\nc'],
    ] as const) {
      const fix = replaceText('f', before, after);
      assert.ok('changes' in fix);
      const changes = fix.changes.map(each => ({
        start: offsetOf(before, each.start),
        end: offsetOf(before, each.end),
        text: each.text,
      }));
      assert.equal(changeText(before, changes), after);
    }
    assert.deepEqual(replaceText('f', undefined, 'a'), { module: 'f', created: 'a' });
  });
});
