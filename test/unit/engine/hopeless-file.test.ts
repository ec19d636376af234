import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../src/engine/workspace-analysis';
import type { ModuleRecord } from '../../../src/model/snapshot';
import { fixture, root } from '../../support/paths';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

const never = new AbortController().signal;

// The compiler's parser takes twice as long for every level of what is nested in this file: longer than anyone lives.
describe('a file that the parser cannot finish', () => {
  const hopeless = readFileSync(fixture('broken/script/doubling-parse-time.ts'), 'utf8');
  let log: string[];
  let files: MemoryFiles;
  let analysis: WorkspaceAnalysis;

  beforeEach(() => {
    log = [];
    files = createMemoryFiles({ '/demo/hopeless.ts': hopeless });
    for (let i = 0; i < 30; i++) files.write(`/demo/fine-${i}.ts`, "import './hopeless';\n");
    analysis = createWorkspaceAnalysis({
      roots: [{ name: 'work', path: '/demo' }],
      files,
      workerScript: path.join(root, 'dist/worker.js'),
      fileTimeout: 2000,
      log: (level, message) => void log.push(`${level}: ${message}`),
    });
  });
  afterEach(() => analysis.dispose());

  function recordOf(id: string): ModuleRecord {
    return analysis.snapshot().records.find(record => record.module.id === id) ?? assert.fail(id);
  }

  it('costs that file a diagnostic and nothing else', async () => {
    await analysis.run(never, () => undefined);
    for (let i = 0; i < 30; i++) {
      const { dependencies, diagnostics } = recordOf(`fine-${i}.ts`);
      assert.deepEqual([dependencies.map(({ to }) => to), diagnostics], [['hopeless.ts'], []]);
    }
    const { dependencies, diagnostics } = recordOf('hopeless.ts');
    assert.deepEqual(dependencies, []);
    assert.deepEqual(
      diagnostics.map(({ line, severity }) => [line, severity]),
      [[1, 'error']],
    );
    assert.match(diagnostics[0]!.message, /gave up on this file.*took more than \d+ s/);
    assert.equal(log.length, 1);
    assert.match(log[0]!, /lost on hopeless\.ts/);
  }).timeout(60_000);

  it('is read once it has been mended', async () => {
    await analysis.run(never, () => undefined);
    files.write('/demo/hopeless.ts', "import './fine-0';\n");
    await analysis.applyChanges([{ path: '/demo/hopeless.ts', type: 'changed' }], never, () => undefined);
    const { dependencies, diagnostics } = recordOf('hopeless.ts');
    assert.deepEqual([dependencies.map(({ to }) => to), diagnostics], [['fine-0.ts'], []]);
  }).timeout(60_000);
});
