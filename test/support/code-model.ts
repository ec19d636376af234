import assert from 'node:assert/strict';
import path from 'node:path';
import { createWorkspaceAnalysis } from '../../src/engine/workspace-analysis';
import { buildCodeModel } from '../../src/patterns/code/build-model';
import type { CodeModel } from '../../src/patterns/code/code-model';
import { createMemoryFiles } from '../unit/engine/memory-files';
import { root } from './paths';

/** The model of these files, by their paths. */
export async function modelOf(files: Readonly<Record<string, string>>): Promise<CodeModel> {
  const placed = Object.entries(files).map(([name, text]) => [`/demo/${name}`, text]);
  const analysis = createWorkspaceAnalysis({
    roots: [{ name: 'demo', path: '/demo' }],
    files: createMemoryFiles(Object.fromEntries(placed)),
    workerScript: path.join(root, 'dist/worker.js'),
    log: (level, message) => assert.fail(`${level}: ${message}`),
    ...{ symbols: true, code: true, threads: 1 },
  });
  await analysis.run(new AbortController().signal, () => undefined);
  const sources = await analysis.listCode();
  await analysis.dispose();
  const building = buildCodeModel(sources!);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}
