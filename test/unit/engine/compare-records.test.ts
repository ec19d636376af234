import assert from 'node:assert/strict';
import { compareRecords } from '../../../src/engine/compare-records';
import type { Dependency } from '../../../src/model/dependency';
import type { ModuleRecord } from '../../../src/model/snapshot';
import type { ModuleSymbol } from '../../../src/model/symbol';

const row: Dependency = {
  from: 'a.py',
  to: 'b.py',
  kind: 'import',
  specifier: 'b',
  names: ['B'],
  typeOnly: false,
  deferred: false,
  line: 1,
  column: 1,
};
const record: ModuleRecord = {
  module: { id: 'a.py', language: 'python', lines: 4 },
  dependencies: [row],
  unresolved: [],
  diagnostics: [],
};
const symbol: ModuleSymbol = { name: 'A', kind: 'class', line: 3, endLine: 4, relations: [] };

describe('compareRecords', () => {
  const cases: Readonly<Record<string, [after: ModuleRecord, expected: ReturnType<typeof compareRecords>]>> =
    {
      'an equal record': [structuredClone(record), 'same'],
      symbols: [{ ...record, symbols: [symbol] }, 'links'],
      'where a name is defined': [
        { ...record, dependencies: [{ ...row, definedIn: { B: 'c.py' } }] },
        'links',
      ],
      'another target': [{ ...record, dependencies: [{ ...row, to: 'c.py' }] }, 'other'],
      'a dependency less': [{ ...record, dependencies: [] }, 'other'],
      'a line more, with symbols': [
        { ...record, module: { ...record.module, lines: 5 }, symbols: [symbol] },
        'other',
      ],
      'an unresolved import': [
        { ...record, unresolved: [{ from: 'a.py', specifier: 'x', line: 1, reason: 'It is missing.' }] },
        'other',
      ],
    };
  for (const [what, [after, expected]] of Object.entries(cases))
    it(`${expected}: ${what}`, () => {
      assert.equal(compareRecords(record, after), expected);
      assert.equal(compareRecords(after, record), expected);
    });

  it('other: a record where there was none', () => assert.equal(compareRecords(undefined, record), 'other'));
});
