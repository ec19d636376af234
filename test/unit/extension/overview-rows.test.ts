import assert from 'node:assert/strict';
import { listOverview } from '../../../src/extension/overview-rows';
import type { Summary } from '../../../src/model/summary';

const summary: Summary = {
  progress: { phase: 'done', found: 12, done: 12 },
  languages: [
    { language: 'python', modules: 8, lines: 900 },
    { language: 'typescript', modules: 4, lines: 100 },
  ],
  modules: 12,
  lines: 1_000,
  dependencies: 30,
  externals: 5,
  unresolved: 0,
  cycles: 2,
  diagnostics: [{ module: 'a.py', line: 3, severity: 'error', message: 'This is no Python.' }],
  milliseconds: 840,
};
const running = { kind: 'running' } as const;

describe('overview', () => {
  const rows = listOverview(running, summary);
  const find = (id: string) => rows.find(row => row.id === id);

  it('has a number, an icon and an explanation in every row', () => {
    assert.deepEqual(
      rows.map(row => [row.label, row.description]),
      [
        ['Up to date', 'analyzed in 840 ms'],
        ['Problems found', '1'],
        ['Modules', '12'],
        ['Lines', (1_000).toLocaleString()],
        ['Dependencies', '30'],
        ['External packages', '5'],
        ['Unresolved imports', '0'],
        ['Cycles', '2'],
      ],
    );
    assert.ok(rows.every(row => row.icon && row.tooltip));
  });

  it('splits the modules by language', () => {
    const [first] = find('modules')?.children?.() ?? [];
    assert.equal(first?.label, 'Python');
    assert.equal(first?.description, '8 · 900 lines');
  });

  it('does not say that there are no cycles before they have been counted', () => {
    const { cycles: _, ...early } = summary;
    const row = listOverview({ kind: 'running' }, early).find(({ id }) => id === 'cycles');
    assert.equal(row?.description, '…');
  });

  it('leads to the problems and to the cycles', () => {
    const [problem] = find('problems')?.children?.() ?? [];
    assert.equal(problem?.label, 'This is no Python.');
    assert.deepEqual(problem?.open, { module: 'a.py', line: 3 });
    assert.equal(find('cycles')?.focus, 'lintel.cycles');
  });

  it('has no row for problems where there are none', () => {
    assert.ok(!listOverview(running, { ...summary, diagnostics: [] }).some(row => row.id === 'problems'));
  });

  it('says how far a running analysis is', () => {
    const progress = { phase: 'extract', found: 40, done: 10 } as const;
    const [status] = listOverview(running, { ...summary, progress });
    assert.deepEqual([status?.label, status?.description], ['Analyzing…', '10 of 40 files']);
    assert.equal(listOverview({ kind: 'starting' }, undefined)[0]?.icon?.name, 'loading~spin');
  });

  it('says so where there is nothing to analyze', () => {
    const empty = {
      ...summary,
      modules: 0,
      diagnostics: [],
      progress: { phase: 'done', found: 0, done: 0 },
    } as const;
    assert.deepEqual(
      listOverview(running, empty).map(row => row.label),
      ['Nothing to analyze'],
    );
  });

  it('leaves the place to the welcome texts in every other state', () => {
    assert.deepEqual(listOverview({ kind: 'idle' }, undefined), []);
    assert.deepEqual(listOverview({ kind: 'no-folder' }, undefined), []);
    assert.deepEqual(listOverview({ kind: 'restricted' }, undefined), []);
    assert.deepEqual(listOverview({ kind: 'failed', message: 'x' }, undefined), []);
  });
});
