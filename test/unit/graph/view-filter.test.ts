import assert from 'node:assert/strict';
import {
  everything,
  filterRecords,
  isDefaultFilter,
  parseViewFilter,
  type ViewFilter,
} from '../../../src/graph/view-filter';
import type { ModuleRecord } from '../../../src/model/snapshot';
import { createDependency, createRecords } from '../../support/records';

const [api, util, spec] = createRecords({
  'src/api.ts': [],
  'src/lib/util.ts': ['npm:react'],
  'test/api.test.ts': ['src/api.ts', 'npm:mocha'],
});
const records: readonly ModuleRecord[] = [
  {
    ...api,
    dependencies: [
      createDependency('src/api.ts', 'src/lib/util.ts'),
      createDependency('src/api.ts', 'src/lib/util.ts', { kind: 'require', deferred: true }),
      createDependency('src/api.ts', 'src/lib/util.ts', { typeOnly: true }),
      createDependency('src/api.ts', 'src/lib/util.ts', { kind: 'implicit' }),
    ],
  },
  util,
  { ...spec, module: { ...spec.module, origin: 'test' } },
];
const filter = (change: Partial<ViewFilter>) => filterRecords(records, { ...everything, ...change });
const list = (change: Partial<ViewFilter>) => filter(change).map(record => record.module.id);
const listKinds = (change: Partial<ViewFilter>) =>
  filter(change)[0].dependencies.map(({ kind, typeOnly }) => (typeOnly ? 'type' : kind));

describe('filterRecords', () => {
  it('gives back what it got where nothing is filtered', () => {
    assert.equal(filterRecords(records, everything), records);
    assert.equal(filter({ externals: true }), records);
    const [, untouched] = filter({ typeOnly: false });
    assert.equal(untouched, util);
  });

  it('leaves out modules by origin, folder and name', () => {
    assert.deepEqual(list({ tests: false }), ['src/api.ts', 'src/lib/util.ts']);
    assert.deepEqual(list({ generated: false, vendored: false }).length, 3);
    assert.deepEqual(list({ folder: 'src' }), ['src/api.ts', 'src/lib/util.ts']);
    assert.deepEqual(list({ folder: 'src/lib' }), ['src/lib/util.ts']);
    assert.deepEqual(list({ folder: 'sr' }), []);
    assert.deepEqual(list({ folder: 'src/api.ts' }), ['src/api.ts']);
    assert.deepEqual(list({ hidden: ['src/lib', 'test/api.test.ts'] }), ['src/api.ts']);
    assert.deepEqual(list({ hidden: ['src/li', 'api.ts'] }).length, 3);
  });

  it('takes away the dependencies on modules that are left out, and none on libraries', () => {
    const left = filter({ hidden: ['src/api.ts'] });
    assert.deepEqual(
      left.flatMap(record => record.dependencies.map(({ to }) => to)),
      ['npm:react', 'npm:mocha'],
    );
    assert.deepEqual(filter({ folder: 'src/api.ts' })[0].dependencies, []);
  });

  it('leaves out dependencies by kind, type-only and deferred ones', () => {
    assert.deepEqual(listKinds({ kinds: ['require'] }), ['require', 'implicit']);
    assert.deepEqual(listKinds({ kinds: [] }), ['implicit']);
    assert.deepEqual(listKinds({ typeOnly: false }), ['import', 'require', 'implicit']);
    assert.deepEqual(listKinds({ deferred: false }), ['import', 'type', 'implicit']);
  });
});

describe('parseViewFilter', () => {
  it('gives the default for what is no filter at all', () => {
    for (const value of [undefined, null, 7, 'all', [], {}, { kinds: 'import', tests: 'no', hidden: {} }]) {
      assert.deepEqual(parseViewFilter(value), everything);
      assert.ok(isDefaultFilter(parseViewFilter(value)));
    }
  });

  it('keeps what it understands and drops the rest', () => {
    const parsed = parseViewFilter({
      kinds: ['dynamic', 'implicit', 'constructor', 'import', 3],
      tests: false,
      externals: true,
      folder: 'src/',
      hidden: ['a.ts', 5, '', 'a.ts', 'lib'],
      colour: 'red',
    });
    assert.deepEqual(parsed, {
      ...everything,
      kinds: ['import', 'dynamic'],
      tests: false,
      externals: true,
      folder: 'src',
      hidden: ['a.ts', 'lib'],
    });
    assert.deepEqual(parseViewFilter(JSON.parse(JSON.stringify(parsed))), parsed);
    assert.ok(!isDefaultFilter(parsed));
    assert.ok(!isDefaultFilter({ ...everything, externals: true }));
    assert.ok(isDefaultFilter({ ...everything, kinds: [...everything.kinds].reverse() }));
  });
});
