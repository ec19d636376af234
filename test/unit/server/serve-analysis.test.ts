import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CancellationToken, type MessageConnection } from 'vscode-jsonrpc/node.js';
import type { Update } from '../../../src/model/snapshot';
import { methods } from '../../../src/protocol/server-messages';
import { serveAnalysis } from '../../../src/server/serve-analysis';

type Handler = (value: unknown, token: CancellationToken) => unknown;

describe('service of the analysis', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-serve-'));
  after(() => rmSync(folder, { recursive: true }));

  it('checks rules only when the patch has left', async () => {
    writeFileSync(path.join(folder, 'lintel.json'), '{ "rules": [{ "kind": "acyclic" }] }');
    const handlers = new Map<string, Handler>();
    const sent: string[] = [];
    let release: () => void = () => assert.fail('nothing was sent');
    let onPatch!: () => void;
    const patch = new Promise<void>(resolve => {
      onPatch = resolve;
    });
    const connection = {
      onNotification: (method: string, handler: Handler) => void handlers.set(method, handler),
      onRequest: (type: string | { method: string }, handler: Handler) =>
        void handlers.set(typeof type === 'string' ? type : type.method, handler),
      sendNotification(method: string, params: Update): Promise<void> {
        sent.push(method);
        if (method !== methods.update || params.type !== 'patch') return Promise.resolve();
        onPatch();
        return new Promise(resolve => {
          release = resolve;
        });
      },
    };
    const service = serveAnalysis(connection as unknown as MessageConnection, {
      // There is no module, so no thread is needed.
      workerScript: path.join(folder, 'none.js'),
      patternsScript: path.join(folder, 'none.js'),
      log: () => undefined,
      loadFixes: () => assert.fail('no fix was asked for'),
    });
    const answer = handlers.get(methods.analyze)!(
      { roots: [{ name: 'x', path: folder }] },
      CancellationToken.None,
    );
    await patch;
    // Time for everything that does not wait for it.
    for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
    assert.ok(!sent.includes(methods.rulesUpdate));
    release();
    await answer;
    assert.ok(sent.includes(methods.rulesUpdate));
    await service.shutDown();
  });
});
