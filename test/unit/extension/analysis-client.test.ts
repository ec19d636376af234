import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AnalysisClient, startAnalysisProcess } from '../../../src/extension/analysis-client';
import type { Update } from '../../../src/model/snapshot';

const jsonrpc = createRequire(path.resolve('package.json')).resolve('vscode-jsonrpc/node.js');

/** An analysis process with just the behaviour a test asks for, in its `roots[0].name`. */
const PROGRAM = `
const rpc = require(${JSON.stringify(jsonrpc)});
console.error('warn: it is late');
const connection = rpc.createMessageConnection(process.stdin, process.stdout);
const snapshot = { revision: 1, roots: [], records: [], diagnostics: [], progress: { phase: 'done', found: 0, done: 0 } };
connection.onRequest('lintel/analyze', ({ roots }) => {
  if (roots[0].name === 'crash') setImmediate(() => { throw new TypeError('out of luck'); });
  if (roots[0].name === 'crash') return new Promise(() => {});
  connection.sendNotification('lintel/update', { type: 'snapshot', snapshot });
  return { modules: 1, name: process.cwd(), electron: process.env.ELECTRON_RUN_AS_NODE };
});
connection.onRequest('lintel/snapshot', () => snapshot);
connection.onRequest('lintel/cycles', () => []);
connection.listen();
`;

describe('analysis process', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lintel-client-')));
  const program = path.join(folder, 'program.cjs');
  const log: string[] = [];
  const keep = (level: string) => (message: string) => log.push(`${level} ${message}`);
  const updates: Update[] = [];
  let ended: Promise<string>;
  let client: AnalysisClient;

  before(() => writeFileSync(program, PROGRAM));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    ended = new Promise(resolve => {
      client = startAnalysisProcess(
        program,
        {
          onUpdate: update => updates.push(update),
          onRules: () => undefined,
          onPatterns: () => undefined,
          onSummary: () => {},
          onEnd: resolve,
        },
        { info: keep('info'), warn: keep('warn'), error: keep('error') },
      );
    });
  });
  afterEach(() => client.dispose());

  it('answers, streams, and runs in no folder of the workspace', async () => {
    const answer = await client.analyze({ roots: [{ name: 'shop', path: '/shop' }] });
    assert.deepEqual(answer, { modules: 1, name: folder, electron: '1' });
    assert.equal(updates[0]?.type, 'snapshot');
    assert.equal((await client.fetchSnapshot()).revision, 1);
    assert.deepEqual(await client.fetchCycles(), []);
  });

  it('tells why it ended, and leaves nobody waiting', async () => {
    const analyzing = client.analyze({ roots: [{ name: 'crash', path: '/shop' }] });
    await assert.rejects(analyzing);
    assert.equal(await ended, 'exit code 1: TypeError: out of luck');
    assert.ok(log.includes('info [analysis] TypeError: out of luck'));
    assert.ok(log.includes('warn [analysis] it is late'));
    client.reportChanges({ changes: [] });
  });
});
