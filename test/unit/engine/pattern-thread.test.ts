import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPatterns } from '../../../src/engine/find-patterns';
import { findImplementations } from '../../../src/engine/implementations';
import { createPatternThread, type PatternThread } from '../../../src/engine/pattern-thread';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../src/engine/workspace-analysis';
import { root } from '../../support/paths';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

const never = new AbortController().signal;

const PROJECT = {
  '/demo/store.ts': 'export interface Store { add(order: string): void; all(): string[] }\n',
  '/demo/index.ts': "export * from './store';\n",
  '/demo/memory.ts': `import { Store } from './index';
export class MemoryStore implements Store {
  private static instance?: MemoryStore;
  private orders: string[] = [];
  private constructor() {}
  static get(): MemoryStore {
    if (!MemoryStore.instance) MemoryStore.instance = new MemoryStore();
    return MemoryStore.instance;
  }
  add(order: string) { this.orders.push(order); }
  all() { return this.orders; }
}
`,
  '/demo/shop.ts':
    "import { Store } from './index';\nexport class Shop { constructor(private store: Store) {} }\n",
};

describe('the thread that looks for patterns', () => {
  let files: MemoryFiles;
  let analysis: WorkspaceAnalysis;
  let thread: PatternThread;
  let log: string[];

  const keep = (level: string, message: string) => void log.push(`${level}: ${message}`);

  beforeEach(async () => {
    log = [];
    files = createMemoryFiles(PROJECT);
    thread = createPatternThread({ script: path.join(root, 'dist/patterns-worker.js'), log: keep });
    analysis = createWorkspaceAnalysis({
      roots: [{ name: 'demo', path: '/demo' }],
      files,
      workerScript: path.join(root, 'dist/worker.js'),
      log: keep,
      ...{ symbols: true, code: true, threads: 1 },
    });
    await analysis.run(never, () => undefined);
  });
  afterEach(async () => {
    thread.dispose();
    await analysis.dispose();
  });

  async function find(signal = never) {
    return thread.find((await analysis.listModules())!, signal);
  }

  async function findWithout() {
    return findPatterns((await analysis.listCode())!, never, undefined, id => assert.fail(id));
  }

  it('finds what is found without it, and again after changes', async () => {
    const first = await find();
    assert.deepEqual(first, await findWithout());
    assert.ok(first.findings.some(({ pattern }) => pattern === 'singleton'));
    assert.deepEqual([...first.relations.get('shop.ts')!.keys()], ['Shop']);

    files.write('/demo/shop.ts', 'export class Shop {}\n');
    files.remove('/demo/memory.ts');
    const changes = [
      { path: '/demo/shop.ts', type: 'changed' as const },
      { path: '/demo/memory.ts', type: 'deleted' as const },
    ];
    await analysis.applyChanges(changes, never, () => undefined);
    const second = await find();
    assert.deepEqual(second, await findWithout());
    assert.deepEqual([second.findings, second.relations.size], [[], 0]);
  });

  it('names implementations while it looks for patterns', async () => {
    const found = find();
    const place = { module: 'store.ts', line: 1, name: 'Store' };
    const places = await findImplementations(analysis, thread, place, never);
    assert.deepEqual(places, [{ module: 'memory.ts', line: 2, symbol: 'MemoryStore', isStructural: false }]);
    assert.ok((await found).findings.length > 0);
  });

  it('gives a search up, and goes on with the next', async () => {
    const controller = new AbortController();
    const given = find(controller.signal);
    await analysis.listModules();
    controller.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.ok((await find()).findings.length > 0);
  });

  it('rejects where it is lost, and starts again for the next question', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lintel-thread-'));
    const once = path.join(folder, 'once');
    // It falls over the first time only.
    const script = path.join(folder, 'worker.js');
    writeFileSync(
      script,
      `const { existsSync, writeFileSync } = require('node:fs');
if (existsSync(${JSON.stringify(once)})) require(${JSON.stringify(path.join(root, 'dist/patterns-worker.js'))});
else { writeFileSync(${JSON.stringify(once)}, ''); throw new Error('no memory left'); }`,
    );
    thread = createPatternThread({ script, log: keep });
    try {
      await assert.rejects(find(), /was lost: no memory left/);
      assert.ok((await find()).findings.length > 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ends after a while, and is there again when asked', async () => {
    thread = createPatternThread({
      script: path.join(root, 'dist/patterns-worker.js'),
      log: keep,
      patience: 1,
    });
    const before = await find();
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.deepEqual(await find(), before);
    assert.deepEqual(log, []);
  });
});
