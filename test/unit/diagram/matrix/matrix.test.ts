import assert from 'node:assert/strict';
import { buildMatrix, describeCell, findSpan } from '../../../../src/diagram/matrix/matrix';
import { readCell } from '../../../../src/diagram/matrix/matrix-cells';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { createWorkspace } from '../../../support/random-workspace';
import { createRecords } from '../../../support/records';

const shop = buildHierarchy(
  createRecords({
    'ui/page.ts': ['core/order.ts', 'core/money.ts', 'ui/button.ts'],
    'ui/button.ts': [],
    'core/order.ts': ['core/money.ts', 'core/store.ts'],
    'core/store.ts': ['core/order.ts'],
    'core/money.ts': [],
    'tool.py': [],
  }),
);
const matrixOf = (...open: string[]) => buildMatrix(shop, new Set(open));
const labels = (matrix: ReturnType<typeof matrixOf>) => matrix.lines.map(line => line.id);

describe('the dependency structure matrix', () => {
  it('puts users before what they use and what stands apart last', () => {
    assert.deepEqual(labels(matrixOf()), ['ui', 'core', 'tool.py']);
  });

  it('counts in row r and column c what c uses of r, below the diagonal where it keeps to the order', () => {
    const matrix = matrixOf();
    assert.equal(readCell(matrix, 1, 0), 2);
    assert.equal(readCell(matrix, 0, 1), 0);
    assert.deepEqual([matrix.most, matrix.against], [2, { cells: 0, count: 0 }]);
    assert.deepEqual(describeCell(matrix, 1, 0, 2), ['ui → core', '2 imports']);
  });

  it('replaces an open container by its children, on both axes, and keeps their span', () => {
    const matrix = matrixOf('core');
    assert.deepEqual(labels(matrix), ['ui', 'core/order.ts', 'core/store.ts', 'core/money.ts', 'tool.py']);
    const [group] = matrix.groups;
    assert.deepEqual([group.id, group.start, group.end, group.depth], ['core', 1, 4, 0]);
    assert.equal(matrix.depth, 1);
    assert.equal(readCell(matrix, 1, 0), 1);
    assert.equal(readCell(matrix, 3, 0), 1);
  });

  it('shows an import against the order above the diagonal', () => {
    const matrix = matrixOf('core');
    assert.equal(readCell(matrix, 1, 2), 1);
    assert.deepEqual(matrix.against, { cells: 1, count: 1 });
    assert.deepEqual(describeCell(matrix, 1, 2, 1), [
      'core/store.ts → core/order.ts',
      '1 import, against the order',
    ]);
  });

  it('finds the lines of what is open, closed or hidden', () => {
    assert.deepEqual(findSpan(matrixOf(), shop, 'core/money.ts'), { start: 1, end: 2 });
    const { start, end } = findSpan(matrixOf('core'), shop, 'core') ?? {};
    assert.deepEqual([start, end], [1, 4]);
    assert.equal(findSpan(matrixOf(), shop, 'gone'), undefined);
  });

  it('keeps the members of a tangle side by side', () => {
    const hierarchy = buildHierarchy(
      createRecords({
        'a.ts': ['b.ts', 'x.ts'],
        'b.ts': ['c.ts'],
        'c.ts': ['a.ts'],
        'x.ts': [],
        'top.ts': ['a.ts'],
      }),
    );
    const matrix = buildMatrix(hierarchy, new Set());
    assert.deepEqual(matrix.tangles, [{ start: 1, end: 4 }]);
    assert.deepEqual(
      matrix.lines
        .slice(1, 4)
        .map(line => line.id)
        .sort(),
      ['a.ts', 'b.ts', 'c.ts'],
    );
  });

  it('has an open module keep a line of its own for its imports beside those of its symbols', () => {
    const records = createRecords({ 'a.ts': ['b.ts'], 'b.ts': [] });
    const symbol = {
      name: 'Order',
      kind: 'class' as const,
      line: 1,
      endLine: 3,
      exported: true,
      relations: [],
    };
    const hierarchy = buildHierarchy(
      records.map(record =>
        record.module.id === 'a.ts' ? { ...record, symbols: [symbol as never] } : record,
      ),
      { symbolsOf: new Set(['a.ts']) },
    );
    const matrix = buildMatrix(hierarchy, new Set(['a.ts']));
    assert.deepEqual(labels(matrix), ['a.ts', 'a.ts#Order', 'b.ts']);
    assert.equal(readCell(matrix, 2, 0), 1);
  });

  it('loses and invents no import, whatever is open', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const hierarchy = buildHierarchy(createWorkspace(seed, 120));
      const open = new Set(hierarchy.nodes.filter((_, i) => (i * seed) % 3 !== 0).map(node => node.id));
      const matrix = buildMatrix(hierarchy, open);
      const expected = new Map<string, number>();
      for (const { from, to } of hierarchy.links) {
        const [column, row] = [matrix.lineOf[from], matrix.lineOf[to]];
        if (row !== column) expected.set(`${row} ${column}`, (expected.get(`${row} ${column}`) ?? 0) + 1);
      }
      const found = new Map<string, number>();
      for (let row = 0; row < matrix.lines.length; row++)
        for (let i = matrix.offsets[row]; i < matrix.offsets[row + 1]; i++)
          found.set(`${row} ${matrix.columns[i]}`, matrix.counts[i]);
      assert.deepEqual([...found].sort(), [...expected].sort());
      for (const group of matrix.groups)
        for (let line = group.start; line < group.end; line++)
          assert.ok(matrix.lines[line].depth > group.depth);
    }
  });

  it('is empty for an empty workspace', () => {
    const matrix = buildMatrix(buildHierarchy([]), new Set());
    assert.deepEqual([matrix.lines, matrix.most, [...matrix.offsets]], [[], 0, [0]]);
  });
});
