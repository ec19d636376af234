import assert from 'node:assert/strict';
import { summarize } from '../../../src/report/summary';
import { createDependency, createRecords, createSnapshot } from '../../support/records';

describe('summarize', () => {
  it('counts what the Overview shows', () => {
    const [a, b, c] = createRecords({
      'a.py': ['pypi:django', 'stdlib:os'],
      'b.py': ['a.py', 'stdlib:os'],
      'c.ts': [],
    });
    const problem = { module: 'c.ts', line: 3, severity: 'error', message: 'Syntax error' } as const;
    const config = { module: 'tsconfig.json', line: 1, severity: 'warning', message: 'Not JSON' } as const;
    const snapshot = {
      ...createSnapshot({}),
      records: [
        { ...a!, dependencies: [...a!.dependencies, createDependency('a.py', 'b.py', { kind: 'implicit' })] },
        { ...b!, unresolved: [{ from: 'b.py', specifier: '.x', line: 1, reason: 'It is not there.' }] },
        { ...c!, diagnostics: [problem] },
      ],
      diagnostics: [config],
    };
    assert.deepEqual(summarize(snapshot, 4, 120), {
      progress: snapshot.progress,
      languages: [
        { language: 'python', modules: 2, lines: 20 },
        { language: 'typescript', modules: 1, lines: 10 },
      ],
      ...{ modules: 3, lines: 30, dependencies: 1, externals: 1, unresolved: 1, cycles: 4 },
      diagnostics: [config, problem],
      milliseconds: 120,
    });
    assert.ok(!('milliseconds' in summarize(snapshot, 0)));
  });
});
