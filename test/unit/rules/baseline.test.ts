import assert from 'node:assert/strict';
import { applyBaseline, createBaseline } from '../../../src/rules/baseline';
import { readBaseline, writeBaseline } from '../../../src/rules/baseline-file';
import type { Violation } from '../../../src/rules/rule';

function createViolation(from: string, to: string | undefined, more: Partial<Violation> = {}): Violation {
  const place = { line: 1, column: 1, ...(to !== undefined && { to }) };
  const key = ['r', from, to ?? ''].join('|');
  return { rule: 'r', kind: 'forbidden', severity: 'error', message: 'm', from, ...place, key, ...more };
}

describe('a baseline', () => {
  const known = (
    before: readonly Violation[],
    now: readonly Violation[],
    exists: (id: string) => boolean = () => true,
  ) => {
    const match = applyBaseline(now, createBaseline(before), exists);
    return [match.violations.map(each => each.baselined), match.stale.length];
  };

  it('knows a cycle among the same modules or fewer of them', () => {
    const cycle = (...members: readonly string[]) =>
      createViolation(members[0], members[1], { kind: 'acyclic', members });
    assert.deepEqual(known([cycle('a', 'b', 'c')], [cycle('b', 'c')]), [[true], 0]);
    assert.deepEqual(known([cycle('a', 'b')], [cycle('a', 'b', 'c')]), [[false], 1]);
    assert.deepEqual(known([cycle('a', 'b')], []), [[], 1]);
  });

  it('knows what has moved only where it is gone from its place', () => {
    const before = [createViolation('old/order.py', 'db.py')];
    const now = [createViolation('new/order.py', 'db.py')];
    assert.deepEqual(
      known(before, now, id => !id.startsWith('old/')),
      [[true], 0],
    );
    assert.deepEqual(known(before, now), [[false], 1]);
    assert.deepEqual(
      known(before, [createViolation('new/bill.py', 'db.py')], () => false),
      [[false], 1],
    );
  });

  it('tells files of the same name apart by the folders around them', () => {
    const before = ['x/a/index.ts', 'x/b/index.ts'].map(from => createViolation(from, 'db.ts'));
    const now = ['y/b/index.ts', 'y/a/index.ts'].map(from => createViolation(from, 'db.ts'));
    assert.deepEqual(
      known(before, now, id => !id.startsWith('x/')),
      [[true, true], 0],
    );
    assert.deepEqual(known([before[0]], now, id => !id.startsWith('x/'))[1], 0);
  });

  it('knows limits up to what was measured', () => {
    const at = (value: number) => [createViolation('a.ts', undefined, { kind: 'limits', value })];
    assert.deepEqual(known(at(20), at(18)), [[true], 0]);
    assert.deepEqual(known(at(20), at(21)), [[false], 1]);
  });

  it('is the same text again after it was read', () => {
    const text = writeBaseline(createBaseline([createViolation('b', 'c'), createViolation('a', 'c')]));
    const answer = readBaseline(text);
    assert.ok('entries' in answer);
    assert.deepEqual(
      answer.entries.map(entry => entry.from),
      ['a', 'b'],
    );
    assert.equal(writeBaseline(answer.entries), text);
    for (const wrong of ['[]', '{}', '{"version":2,"violations":[]}', '{"violations":[{"rule":1}]}'])
      assert.ok('message' in readBaseline(wrong), wrong);
  });
});
