import assert from 'node:assert/strict';
import type { Dependency } from '../../../src/model/dependency';
import { applyLinks, linksOf } from '../../../src/model/module-links';
import { applyPatch, type ModuleRecord, type Snapshot } from '../../../src/model/snapshot';
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
const symbol: ModuleSymbol = { name: 'A', kind: 'class', line: 3, endLine: 4, relations: [] };
const plain: ModuleRecord = {
  module: { id: 'a.py', language: 'python', lines: 4 },
  dependencies: [row, { ...row, to: 'c.py' }],
  unresolved: [],
  diagnostics: [],
};
const linked: ModuleRecord = {
  ...plain,
  dependencies: [plain.dependencies[0]!, { ...row, to: 'c.py', definedIn: { B: 'd.py' } }],
  symbols: [symbol],
};

describe('links of a module', () => {
  for (const [from, to] of [
    [plain, linked],
    [linked, plain],
    [linked, linked],
  ] as const)
    it('make one record of another', () => assert.deepEqual(applyLinks(from, linksOf(to)), to));

  it('come with a patch', () => {
    const progress = { phase: 'done', found: 1, done: 1 } as const;
    const before: Snapshot = { revision: 1, roots: [], records: [plain], diagnostics: [], progress };
    const gone = { ...linksOf(linked), module: 'gone.py' };
    const links = [gone, linksOf(linked)];
    const patch = { baseRevision: 1, revision: 2, records: [], links, removed: [], progress };
    assert.deepEqual(applyPatch(before, patch)?.records, [linked]);
  });
});
