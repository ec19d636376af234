import path from 'node:path';
import { disk } from '../../src/engine/disk';
import { createWorkspaceAnalysis } from '../../src/engine/workspace-analysis';
import type { Finding } from '../../src/model/finding';
import type { CodeSource } from '../../src/patterns/code/code-source';
import { detectPatterns } from '../../src/patterns/detect';
import { root } from './paths';

/** Where the miniature projects are, one folder a pattern. */
export const PATTERN_FIXTURES = path.join(root, 'test/fixtures/patterns');

/** Reads the code of all files in a folder. */
export async function readCode(folder: string): Promise<readonly CodeSource[]> {
  const analysis = createWorkspaceAnalysis({
    roots: [{ name: path.basename(folder), path: folder }],
    files: disk,
    workerScript: path.join(root, 'dist/worker.js'),
    log: () => undefined,
    ...{ symbols: true, code: true },
  });
  await analysis.run(new AbortController().signal, () => undefined);
  const sources = await analysis.listCode();
  await analysis.dispose();
  if (sources === undefined) throw new Error('the code was not read');
  return sources;
}

/** What all patterns find in these modules, none of them left out for its confidence. */
export function detectAll(sources: readonly CodeSource[]): Finding[] {
  const run = detectPatterns(sources);
  for (;;) {
    const step = run.next();
    if (step.done) return [...step.value.findings];
  }
}
