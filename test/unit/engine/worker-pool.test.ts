import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { SourceFile } from '../../../src/engine/discover';
import { LintelError } from '../../../src/engine/lintel-error';
import type { ExtractedFile } from '../../../src/engine/load-files';
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from '../../../src/engine/worker-pool';
import { root } from '../../support/paths';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

const never = new AbortController().signal;

describe('worker pool', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-pool-'));
  const workerScript = path.join(folder, 'worker.js');
  let log: string[];
  let pool: WorkerPool;
  let files: MemoryFiles;

  before(() => {
    const entry = path.join(root, 'test/unit/engine/misbehaving-worker.ts');
    buildSync({
      entryPoints: [entry],
      outfile: workerScript,
      bundle: true,
      platform: 'node',
      target: 'node20',
    });
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    log = [];
    files = createMemoryFiles();
    pool = createPool({});
  });
  afterEach(() => pool.dispose());

  function createPool(more: Partial<WorkerPoolOptions>): WorkerPool {
    const keep = (level: string, message: string) => void log.push(`${level}: ${message}`);
    return createWorkerPool({
      workerScript,
      files,
      threads: 2,
      log: keep,
      ...more,
    });
  }

  /** Files 0.ts, 1.ts … with these texts. */
  function write(...texts: string[]): SourceFile[] {
    return texts.map((text, i) => {
      files.write(`/demo/${i}.ts`, text);
      return { id: `${i}.ts`, path: `/demo/${i}.ts`, language: 'typescript' };
    });
  }

  async function extract(sources: readonly SourceFile[], signal = never): Promise<Map<string, string>> {
    const outcomes = new Map<string, string>();
    await pool.extract(sources, { symbols: true, code: false }, signal, results => {
      for (const { file, outcome } of results) {
        assert.ok(!outcomes.has(file.id), `${file.id} twice`);
        outcomes.set(file.id, describeOutcome(outcome));
      }
    });
    return outcomes;
  }

  it('gives every file one outcome', async () => {
    const sources = write(...Array.from({ length: 300 }, (_, i) => 'x'.repeat(i)));
    files.loseFile('/demo/7.ts');
    const outcomes = await extract(sources);
    assert.equal(outcomes.size, 300);
    assert.equal(outcomes.get('299.ts'), 'lines 299');
    assert.equal(outcomes.get('7.ts'), 'gone');
  });

  for (const [fault, reason] of [
    ['hang', /took more than \d+ s/],
    ['exit', /ended with code 3/],
    ['crash', /a bug/],
    ['exhaust', /memory/i],
  ] as const)
    it(`lets a file on which the thread meets its end (${fault}) cost that file alone`, async function () {
      this.timeout(60_000);
      await pool.dispose();
      pool = createPool({ memoryLimit: 64, fileTimeout: fault === 'hang' ? 1500 : 30_000 });
      const sources = write(...Array.from({ length: 60 }, (_, i) => (i === 20 || i === 41 ? fault : 'fine')));
      const outcomes = await extract(sources);
      assert.equal(outcomes.size, 60);
      const bad = [...outcomes].filter(([, outcome]) => outcome !== 'lines 4');
      assert.deepEqual(bad.map(([id]) => id).sort(), ['20.ts', '41.ts']);
      for (const [, outcome] of bad) {
        assert.match(outcome, /^error: Lintel gave up on this file/);
        assert.match(outcome, reason);
      }
      assert.ok(log.some(line => /lost on 20\.ts/.test(line)));
    });

  it('turns a failure of the extractor into a diagnostic and logs where it came from', async () => {
    const outcomes = await extract(write('fine', 'throw', 'fine'));
    assert.equal(outcomes.get('1.ts'), 'error: Lintel failed on this file: no such node');
    assert.equal(outcomes.get('2.ts'), 'lines 4');
    assert.match(log[0]!, /1\.ts: TypeError: no such node\n +at /);
  });

  it('keeps what a thread prints away from standard output', async () => {
    await extract(write('print'));
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.deepEqual(log, ['warn: worker: noise']);
  });

  it('stops at once when cancelled and works on afterwards', async () => {
    const controller = new AbortController();
    const slow = extract(write(...Array.from({ length: 400 }, () => 'slow')), controller.signal);
    setTimeout(() => controller.abort(), 300);
    await assert.rejects(slow, { name: 'AbortError' });
    assert.equal((await extract(write('a', 'ab'))).get('1.ts'), 'lines 2');
  });

  it('recovers from a file that still hangs when its run is cancelled', async () => {
    await pool.dispose();
    pool = createPool({ fileTimeout: 500 });
    const controller = new AbortController();
    const hanging = extract(write('hang'), controller.signal);
    setTimeout(() => controller.abort(), 300);
    await assert.rejects(hanging, { name: 'AbortError' });
    assert.deepEqual([...(await extract(write('abc')))], [['0.ts', 'lines 3']]);
  });

  it('does not start on a signal that is aborted already', async () => {
    await assert.rejects(extract(write('a'), AbortSignal.abort()), { name: 'AbortError' });
  });

  it('fails as a whole where threads cannot be started', async () => {
    await pool.dispose();
    pool = createPool({ workerScript: path.join(folder, 'missing.js') });
    await assert.rejects(
      extract(write('a')),
      error => error instanceof LintelError && /missing\.js/.test(error.message),
    );
  });
});

function describeOutcome(outcome: ExtractedFile['outcome']): string {
  if (outcome.kind === 'gone') return 'gone';
  const [problem] = outcome.facts.problems;
  return problem === undefined ? `lines ${outcome.facts.lines}` : `${problem.severity}: ${problem.message}`;
}
