import assert from 'node:assert/strict';
import { formatAmount, formatDuration, nameModule } from '../../../src/extension/formats';
import { PAGE_SIZE, pageRows, parsePlace } from '../../../src/extension/row';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const makeRow = (item: number) => ({ id: `row-${item}`, label: `${item}` });

describe('pages of rows', () => {
  it('show short lists whole', () => {
    assert.equal(pageRows('x', range(PAGE_SIZE + 1), makeRow).length, PAGE_SIZE + 1);
    assert.deepEqual(pageRows('x', [], makeRow), []);
  });

  it('put the rest of long lists behind a row of its own, page after page', () => {
    let rows = pageRows('x', range(2 * PAGE_SIZE + 10), makeRow);
    assert.equal(rows.length, PAGE_SIZE + 1);
    assert.equal(rows.at(-1)?.label, `… and ${PAGE_SIZE + 10} more`);
    rows = rows.at(-1)?.children?.() ?? [];
    assert.equal(rows[0]?.label, `${PAGE_SIZE}`);
    rows = rows.at(-1)?.children?.() ?? [];
    assert.deepEqual([rows.length, rows[0]?.label], [10, `${2 * PAGE_SIZE}`]);
  });
});

describe('formats', () => {
  it('count with a noun', () => {
    assert.equal(formatAmount(1, 'module'), '1 module');
    assert.equal(formatAmount(1234, 'module'), `${(1234).toLocaleString()} modules`);
  });

  it('say a time as a person would', () => {
    assert.equal(formatDuration(7.4), '7 ms');
    assert.equal(formatDuration(1_250), `${(1.3).toLocaleString()} s`);
    assert.equal(formatDuration(59_990), '1 min 0 s');
    assert.equal(formatDuration(125_000), '2 min 5 s');
  });

  it('name a module so that it says something', () => {
    assert.equal(nameModule('shop/orders/model.py'), 'model.py');
    assert.equal(nameModule('shop/orders/__init__.py'), 'orders/__init__.py');
    assert.equal(nameModule('index.ts'), 'index.ts');
  });
});

describe('a place given from outside', () => {
  it('is taken only where it makes sense', () => {
    assert.deepEqual(parsePlace({ module: 'a.ts', line: 2, column: 3 }), {
      module: 'a.ts',
      line: 2,
      column: 3,
    });
    assert.deepEqual(parsePlace({ module: 'a.ts', line: -2, column: '3' }), { module: 'a.ts' });
    assert.equal(parsePlace({ line: 2 }), undefined);
    assert.equal(parsePlace(null), undefined);
  });
});
