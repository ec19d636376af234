import assert from 'node:assert/strict';
import { buildTable, COLUMNS, formatCell, sortRows, writeCsv } from '../../../src/diagram/table';
import { buildHierarchy } from '../../../src/graph/hierarchy';
import { measureNodes } from '../../../src/graph/metrics';
import { createRecords } from '../../support/records';

const records = createRecords({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/store.ts'],
  'core/store.ts': ['core/order.ts'],
  'lonely.py': [],
});
const hierarchy = buildHierarchy(records);
const input = { hierarchy, metrics: measureNodes(hierarchy, records), records };
const ids = (rows: readonly { id: string }[]) => rows.map(row => row.id);

describe('the rows of the table', () => {
  it('have the numbers of modules, or of folders', () => {
    const page = buildTable('modules', input).find(row => row.id === 'ui/page.ts');
    assert.deepEqual(page?.values, {
      name: 'page.ts',
      path: 'ui/page.ts',
      language: 'TypeScript',
      lines: 10,
      'fan-in': 0,
      'fan-out': 1,
      instability: 1,
      types: 0,
      cycle: 0,
    });
    const folders = buildTable('folders', input);
    assert.deepEqual(ids(folders), ['core', 'ui']);
    assert.equal(folders[0].values.cycle, 2, 'modules inside that are part of a cycle');
    assert.equal(folders[0].values.lines, 20);
  });

  it('have commits and ages where there is a history', () => {
    const history = {
      now: Date.UTC(2024, 0, 11),
      modules: { 'core/order.ts': { commits: 4, authors: 1, lastChange: '2024-01-01' } },
    };
    const [order, page] = ['core/order.ts', 'ui/page.ts'].map(id =>
      buildTable('modules', { ...input, history }).find(row => row.id === id),
    );
    assert.equal(order?.values.commits, 4);
    assert.equal(order?.values.age, 10);
    assert.equal(formatCell('age', order?.values.age), '10 d');
    assert.equal(formatCell('age', page?.values.age), '–');
  });
});

describe('sortRows', () => {
  const rows = buildTable('modules', input);

  it('orders by a column, equal ones by path, unknown ones last either way', () => {
    assert.deepEqual(ids(sortRows(rows, 'instability', true)), [
      'ui/page.ts',
      'core/store.ts',
      'core/order.ts',
      'lonely.py',
    ]);
    assert.deepEqual(ids(sortRows(rows, 'instability', false)), [
      'core/order.ts',
      'core/store.ts',
      'ui/page.ts',
      'lonely.py',
    ]);
    assert.deepEqual(ids(sortRows(rows, 'lines', true)), [
      'core/order.ts',
      'core/store.ts',
      'lonely.py',
      'ui/page.ts',
    ]);
  });

  it('keeps every row, whatever the column', () => {
    for (const column of COLUMNS)
      for (const descending of [true, false])
        assert.deepEqual(ids(sortRows(rows, column, descending)).sort(), ids(rows).sort());
  });
});

describe('writeCsv', () => {
  it('quotes what has to be, and lets no name be a formula', () => {
    const odd = createRecords({ 'a,"b".ts': [], '=HYPERLINK(1).ts': [] });
    const oddHierarchy = buildHierarchy(odd);
    const metrics = measureNodes(oddHierarchy, odd);
    const rows = buildTable('modules', { hierarchy: oddHierarchy, metrics, records: odd });
    assert.equal(
      writeCsv(sortRows(rows, 'path', false), ['path', 'lines', 'instability']),
      'path,lines,instability\r\n\'=HYPERLINK(1).ts,10,\r\n"a,""b"".ts",10,\r\n',
    );
  });
});
