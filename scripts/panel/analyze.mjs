import { spawn } from 'node:child_process';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';
import { root } from '../build/bundles.mjs';

/**
 * Has the built analysis server read a folder.
 *
 * @param {string} folder absolute
 * @returns {Promise<import('../../src/model/snapshot').Snapshot>}
 */
export async function analyzeFolder(folder) {
  const server = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const ended = new Promise((_, reject) => {
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`The analysis server ended with ${code}`)));
  });
  connection.listen();
  try {
    const roots = [{ name: path.basename(folder), path: folder }];
    await Promise.race([connection.sendRequest('lintel/analyze', { roots }), ended]);
    return await connection.sendRequest('lintel/snapshot');
  } finally {
    ended.catch(() => {});
    connection.dispose();
    server.kill();
  }
}
