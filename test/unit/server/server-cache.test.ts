import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';
import type { Snapshot } from '../../../src/model/snapshot';
import { methods } from '../../../src/protocol/server-messages';
import { root } from '../../support/paths';

describe('cache of the analysis process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-server-cache-'));
  const work = path.join(folder, 'work');
  const cacheFolder = path.join(folder, 'storage', 'cache');
  let child: ChildProcess | undefined;

  before(() => {
    mkdirSync(work);
    writeFileSync(path.join(work, 'a.ts'), "import './b';\n");
    writeFileSync(path.join(work, 'b.py'), 'import os\n');
  });
  after(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  /** One life of the process: an analysis, and its end by `end`. The answer is the graph and the log. */
  async function live(end: (child: ChildProcess) => void): Promise<{ snapshot: Snapshot; log: string }> {
    child = spawn(process.execPath, [path.join(root, 'dist/server.js')]);
    let log = '';
    child.stderr!.on('data', chunk => {
      log += chunk;
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    connection.listen();
    await connection.sendRequest(methods.analyze, { roots: [{ name: 'work', path: work }], cacheFolder });
    const snapshot = await connection.sendRequest<Snapshot>(methods.snapshot);
    const ended = once(child, 'close');
    connection.dispose();
    end(child);
    const [code] = await ended;
    assert.equal(code, 0);
    return { snapshot, log };
  }

  it('is written when the process is told to end, and read the next time', async () => {
    const cold = await live(each => each.kill('SIGTERM'));
    assert.match(cold.log, /^info: Analysed 2 files .*extract/);
    // The graph, and the code.
    assert.equal(readdirSync(cacheFolder).length, 2);
    const warm = await live(each => each.stdin!.end());
    assert.match(warm.log, /^info: Analysed 2 files .*readCache/);
    assert.doesNotMatch(warm.log, /extract|warn/);
    assert.deepEqual(warm.snapshot.records, cold.snapshot.records);
  });
});
