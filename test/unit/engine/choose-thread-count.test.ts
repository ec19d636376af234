import assert from 'node:assert/strict';
import { chooseThreadCount } from '../../../src/engine/choose-thread-count';
import type { SourceFile } from '../../../src/engine/discover';

describe('chooseThreadCount', () => {
  const cases: [script: number, python: number, processors: number, threads: number][] = [
    [1, 0, 8, 1],
    [300, 0, 8, 4],
    [300, 0, 4, 3],
    [3000, 0, 2, 1],
    [30_000, 0, 2, 2],
    [0, 300, 2, 2],
    [0, 30, 2, 1],
    [0, 300, 1, 1],
    [0, 0, 2, 1],
  ];
  for (const [script, python, processors, threads] of cases)
    it(`gives ${script} TypeScript and ${python} Python files on ${processors} processors ${threads}`, () => {
      const file = { id: 'x', path: '/x' };
      const files: SourceFile[] = [
        ...Array.from({ length: script }, (): SourceFile => ({ ...file, language: 'typescript' })),
        ...Array.from({ length: python }, (): SourceFile => ({ ...file, language: 'python' })),
      ];
      assert.equal(chooseThreadCount(files, processors), threads);
    });
});
