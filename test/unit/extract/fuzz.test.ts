import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { FileSource } from '../../../src/engine/file-source';
import { createWorkerPool, type WorkerPool } from '../../../src/engine/worker-pool';
import type { ModuleFacts } from '../../../src/model/facts';
import { root } from '../../support/paths';
import type { FuzzSubject } from './fuzz-material';

// Which inputs there are is settled by their numbers. Each is worked on in a thread that is ended, and the input named,
// where it takes far longer than any should.
describe('extractors under mutated input', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-fuzz-'));
  const workerScript = path.join(folder, 'worker.js');
  let pool: WorkerPool;

  before(() => {
    buildSync({
      entryPoints: [path.join(root, 'test/unit/extract/fuzz-worker.ts')],
      outfile: workerScript,
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
    const nothing = () => Promise.reject(new Error('nothing to list'));
    const files: FileSource = {
      isOnDisk: () => false,
      readFile: async () => new Uint8Array(),
      readFolder: nothing,
      followLink: nothing,
    };
    pool = createWorkerPool({
      workerScript,
      files,
      threads: 2,
      fileTimeout: 60_000,
      log: () => undefined,
    });
  });
  after(async () => {
    await pool.dispose();
    rmSync(folder, { recursive: true });
  });

  /** The facts by name of input, and what went wrong, an input a line. */
  async function run(
    names: readonly string[],
  ): Promise<{ facts: Map<string, ModuleFacts>; faults: string[] }> {
    const facts = new Map<string, ModuleFacts>();
    const faults: string[] = [];
    const files = names.map(name => ({ id: name, path: `/fuzz/${name}`, language: 'python' as const }));
    const wanted = { symbols: true, code: true };
    await pool.extract(files, wanted, new AbortController().signal, results => {
      for (const { file, outcome } of results) {
        assert.ok(outcome.kind === 'facts');
        facts.set(file.id, outcome.facts);
        for (const { message } of outcome.facts.problems) faults.push(`${file.id}: ${message}`);
      }
    });
    return { facts, faults };
  }

  const subjects: [FuzzSubject, number][] = [
    ['script', 5000],
    ['python', 5000],
    ['component', 1000],
  ];
  for (const [subject, count] of subjects)
    it(`${subject}: ${count} inputs without a crash, a hang or facts that cannot be`, async () => {
      const { facts, faults } = await run(Array.from({ length: count }, (_, i) => `${subject}/${i}`));
      assert.deepEqual(faults, []);
      assert.equal(facts.size, count);
    });

  it('frees what the grammar allocates', async () => {
    const { facts, faults } = await run(['python/often']);
    assert.deepEqual(faults, []);
    assert.ok(facts.get('python/often')!.lines < 1e6);
  });
});
