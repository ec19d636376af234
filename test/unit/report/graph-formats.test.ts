import assert from 'node:assert/strict';
import { condenseGraph } from '../../../src/report/condense-graph';
import { writeGraphDot } from '../../../src/report/graph-dot';
import { writeGraphJson, writeStats } from '../../../src/report/graph-json';
import { writeGraphMermaid } from '../../../src/report/graph-mermaid';
import { createDependency, createRecords, createSnapshot } from '../../support/records';

const RECORDS = createRecords({
  'app/main.ts': ['app/view.ts', 'app/view.ts', 'lib/a.ts', 'npm:react'],
  'app/view.ts': ['lib/a.ts', 'app/view.ts'],
  'lib/a.ts': [],
  'setup.py': ['lib/a.ts'],
});

describe('condenseGraph', () => {
  it('draws one arrow from module to module and leaves out what is outside', () => {
    const { boxes, arrows } = condenseGraph(RECORDS, 'module');
    assert.deepEqual(boxes, ['app/main.ts', 'app/view.ts', 'lib/a.ts', 'setup.py']);
    assert.deepEqual(
      arrows.map(({ from, to, count }) => [from, to, count]),
      [
        ['app/main.ts', 'app/view.ts', 2],
        ['app/main.ts', 'lib/a.ts', 1],
        ['app/view.ts', 'lib/a.ts', 1],
        ['setup.py', 'lib/a.ts', 1],
      ],
    );
  });

  it('draws folders, the root as a dot', () => {
    const { boxes, arrows } = condenseGraph(RECORDS, 'folder');
    assert.deepEqual(boxes, ['.', 'app', 'lib']);
    assert.deepEqual(
      arrows.map(({ from, to, count }) => [from, to, count]),
      [
        ['.', 'lib', 1],
        ['app', 'lib', 2],
      ],
    );
  });

  it('calls an arrow type-only where all of its imports are, and leaves out implicit ones', () => {
    const [a, b, c] = createRecords({ 'a.py': [], 'b.py': [], 'c.py': [] });
    const type = { typeOnly: true };
    const dependencies = [
      createDependency('a.py', 'b.py', type),
      createDependency('a.py', 'b.py'),
      createDependency('a.py', 'c.py', type),
      createDependency('a.py', 'c.py', type),
    ];
    const implicit = [createDependency('b.py', 'c.py', { kind: 'implicit' })];
    const { arrows } = condenseGraph(
      [{ ...a!, dependencies }, { ...b!, dependencies: implicit }, c!],
      'module',
    );
    assert.deepEqual(arrows, [
      { from: 'a.py', to: 'b.py', count: 2, typeOnly: false },
      { from: 'a.py', to: 'c.py', count: 2, typeOnly: true },
    ]);
  });
});

describe('formats of the graph', () => {
  const graph = {
    boxes: ['a "b".ts', 'c\\n<d>#1.ts'],
    arrows: [
      { from: 'a "b".ts', to: 'c\\n<d>#1.ts', count: 3, typeOnly: false },
      { from: 'c\\n<d>#1.ts', to: 'a "b".ts', count: 1, typeOnly: true },
    ],
  };

  it('writes dot with its names quoted', () => {
    assert.deepEqual([...writeGraphDot(graph)].join('').split('\n').slice(3), [
      '  "a \\"b\\".ts";',
      '  "c\\\\n<d>#1.ts";',
      '  "a \\"b\\".ts" -> "c\\\\n<d>#1.ts" [label=3];',
      '  "c\\\\n<d>#1.ts" -> "a \\"b\\".ts" [style=dashed];',
      '}',
      '',
    ]);
  });

  it('writes mermaid with its names escaped', () => {
    assert.deepEqual([...writeGraphMermaid(graph)].join('').split('\n'), [
      'flowchart TD',
      '  m0["a #34;b#34;.ts"]',
      '  m1["c#92;n#60;d#62;#35;1.ts"]',
      '  m0 -->|3| m1',
      '  m1 -.-> m0',
      '',
    ]);
  });

  it('writes JSON with one row on a line', () => {
    const snapshot = createSnapshot({ 'a.ts': ['b.ts'], 'b.ts': [] });
    const stats = { files: 2, lines: 20, bytes: 99, phases: { discover: 1.26 }, peakRssBytes: 5 };
    const cycle = { modules: ['a.ts', 'b.ts'], dependencies: [], cut: [] };
    const text = [...writeGraphJson(snapshot, [cycle.modules]), writeStats(stats)].join('');
    assert.deepEqual(JSON.parse(text), {
      version: 1,
      modules: snapshot.records.map(record => record.module),
      dependencies: snapshot.records.flatMap(record => record.dependencies),
      unresolved: [],
      cycles: [['a.ts', 'b.ts']],
      diagnostics: [],
      stats: { ...stats, phases: { discover: 1.3 } },
    });
    assert.ok(text.includes('\n{"id":"a.ts","language":"typescript","lines":10},\n'));
    assert.ok(text.endsWith('}\n'));
  });
});
