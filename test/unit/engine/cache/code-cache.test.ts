import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { disk } from '../../../../src/engine/disk';
import type { FileSource } from '../../../../src/engine/file-source';
import { createWorkspaceAnalysis } from '../../../../src/engine/workspace-analysis';
import { root } from '../../../support/paths';

const never = new AbortController().signal;

const PROJECT: Readonly<Record<string, string>> = {
  'a.ts': "import { B as C } from './b';\nexport class A extends C { name = '\ud83d\ude00'; }\n",
  'b.ts': 'export class B {}\n',
  'empty.ts': '',
  'shop/model.py': 'from abc import ABC\nclass Order(ABC): pass\n',
};

/** The disk as it will be in a minute: what was just written has settled by then. */
const laterDisk: FileSource = {
  ...disk,
  async readStamp(file) {
    const stamp = await disk.readStamp!(file);
    return { ...stamp, modified: stamp.modified - 60_000, changed: stamp.changed - 60_000 };
  },
};

describe('cached code', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'lintel-code-cache-'));
  const work = path.join(base, 'work');
  const cacheFolder = path.join(base, 'cache');

  beforeEach(() => {
    for (const [file, text] of Object.entries(PROJECT)) write(file, text);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    writeFileSync(path.join(work, file), text);
  }

  /** One run from start to end: the code that it gives, the phases that it had, and the log. */
  async function run(code: boolean, folder: string | undefined = cacheFolder) {
    const lines: string[] = [];
    const analysis = createWorkspaceAnalysis({
      ...{ roots: [{ name: 'work', path: work }], files: laterDisk, threads: 1, symbols: true, code },
      workerScript: path.join(root, 'dist/worker.js'),
      log: (level, message) => void lines.push(`${level}: ${message}`),
      ...(folder !== undefined && { cacheFolder: folder }),
    });
    try {
      const { phases } = await analysis.run(never, () => undefined);
      const sources = (await analysis.listCode()) ?? [];
      await analysis.saveCache();
      const found = sources.map(source => ({
        module: source.module,
        body: source.code.body,
        imported: ['C', 'ABC'].map(name => source.resolve(name)),
      }));
      return { found, lines, isExtracted: 'extract' in phases };
    } finally {
      await analysis.dispose();
    }
  }

  const codeFile = () =>
    path.join(cacheFolder, readdirSync(cacheFolder).find(name => name.includes('-code'))!);

  async function checkRun(): Promise<boolean> {
    const { found, lines, isExtracted } = await run(true);
    assert.deepEqual(found, (await run(true, undefined)).found);
    assert.deepEqual(lines, []);
    return isExtracted;
  }

  it('is what reading the files gives, those of tests left out', async () => {
    write('tests/test_model.py', 'class OrderTest: pass\n');
    assert.ok(await checkRun());
    assert.deepEqual(
      (await run(true, undefined)).found.map(({ module }) => module),
      Object.keys(PROJECT),
    );
    const written = statSync(codeFile()).mtimeMs;
    assert.ok(!(await checkRun()), 'nothing is read again');
    assert.equal(statSync(codeFile()).mtimeMs, written, 'nor written');
  });

  it('follows what changes, also in runs that do not want it', async () => {
    await checkRun();
    write('b.ts', 'export class B { one = 1 }\n');
    assert.ok(await checkRun());
    write('shop/model.py', 'class Order: pass\n');
    await run(false);
    await checkRun();
    await checkRun();
  });

  it('comes to a graph that is known without it', async () => {
    await run(false);
    assert.equal(readdirSync(cacheFolder).length, 1);
    await checkRun();
    assert.equal(readdirSync(cacheFolder).length, 2);
    await checkRun();
  });

  it('is not opened by those who do not want it', async () => {
    await run(true);
    writeFileSync(codeFile(), 'broken');
    const { lines, isExtracted } = await run(false);
    assert.deepEqual([lines, isExtracted], [[], false]);
    assert.equal(readFileSync(codeFile(), 'utf8'), 'broken');
  });

  it('is made anew where it is damaged', async () => {
    await run(true);
    const bytes = readFileSync(codeFile());
    bytes[bytes.length - 10]! ^= 1;
    writeFileSync(codeFile(), bytes);
    const { found, lines } = await run(true);
    assert.deepEqual(found, (await run(true, undefined)).found);
    assert.match(lines.join('\n'), /^warn: The cache .*-code.* is damaged: it is made anew\.$/);
    await checkRun();
  });
});
