import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCaptured } from './run-captured';

const FOLDER = 'node_modules/node-gyp/gyp/pylib/gyp';

describe('options of the cache', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-cache-options-'));
  const cacheFolder = path.join(folder, 'caches');
  afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));
  after(() => rmSync(folder, { recursive: true }));

  async function graph(...args: string[]) {
    const { code, stdout, stderr } = await runCaptured(['graph', FOLDER, ...args]);
    assert.deepEqual([code, stderr], [0, '']);
    const { stats, ...rest } = JSON.parse(stdout);
    return { rest, wasExtracted: 'extract' in stats.phases };
  }

  it('keep what was found in the folder that is named, for graph and map', async () => {
    const cold = await graph('--cache-folder', cacheFolder);
    assert.equal(listCaches().length, 2);
    const warm = await graph('--cache-folder', cacheFolder);
    assert.deepEqual([cold.wasExtracted, warm.wasExtracted], [true, false]);
    assert.deepEqual(warm.rest, cold.rest);
    const out = path.join(folder, 'map.svg');
    const { code } = await runCaptured(['map', FOLDER, '--out', out, '--cache-folder', cacheFolder]);
    assert.equal(code, 0);
    assert.equal(listCaches().length, 2);
  });

  /** Without the answers of the disk, which are not kept of files that were written just now. */
  function listCaches(): string[] {
    return readdirSync(cacheFolder).filter(name => !name.includes('-answers'));
  }

  it('keep nothing where none is wanted', async () => {
    await graph('--cache-folder', cacheFolder, '--no-cache');
    await assert.rejects(async () => readdirSync(cacheFolder), { code: 'ENOENT' });
  });
});
