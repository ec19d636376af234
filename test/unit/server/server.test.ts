import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationToken,
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js';
import type { Cycle } from '../../../src/model/cycle';
import type { FileFix } from '../../../src/model/fix';
import type { PatternsUpdate } from '../../../src/model/patterns-update';
import type { RulesUpdate } from '../../../src/model/rules-update';
import { applyPatch, type Snapshot, type Update } from '../../../src/model/snapshot';
import type { Summary } from '../../../src/model/summary';
import { methods } from '../../../src/protocol/server-messages';
import { root } from '../../support/paths';

const CANCELLED = { code: -32800 };

describe('analysis process', () => {
  let child: ChildProcess;
  let connection: MessageConnection;
  let folder: string;
  let updates: Update[];
  let summaries: Summary[];
  let stderr: string;
  /** Called with every summary. */
  let onSummary: (summary: Summary) => void;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lintel-server-'));
    write('a.ts', "import './b';\n");
    write('b.ts', "import './a';\n");
    write('c.py', 'import os\nimport requests\n');
    child = spawn(process.execPath, [path.join(root, 'dist/server.js')]);
    updates = [];
    summaries = [];
    stderr = '';
    onSummary = () => undefined;
    child.stderr!.on('data', chunk => {
      stderr += chunk;
    });
    connection = createMessageConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    connection.onNotification(methods.update, (update: Update) => void updates.push(update));
    connection.onNotification(methods.summary, (summary: Summary) => {
      summaries.push(summary);
      onSummary(summary);
    });
    // What is no message of the protocol ends up here.
    connection.onError(([error]) => assert.fail(error));
    connection.listen();
  });
  afterEach(async () => {
    connection.dispose();
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true });
  });

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  function analyze(token: CancellationToken = CancellationToken.None): Promise<Summary> {
    return connection.sendRequest(methods.analyze, { roots: [{ name: 'x', path: folder }] }, token);
  }

  function follow(): Snapshot {
    return updates.reduce<Snapshot | undefined>((before, update) => {
      if (update.type === 'snapshot') return update.snapshot;
      return before && (applyPatch(before, update.patch) ?? assert.fail('a gap'));
    }, undefined)!;
  }

  it('looks for patterns once somebody wants them, and dismisses findings', async () => {
    const found: PatternsUpdate[] = [];
    connection.onNotification(methods.patternsUpdate, (update: PatternsUpdate) => void found.push(update));
    write(
      'lintel.json',
      '{ "patterns": { "dismissed": [{ "pattern": "gone", "symbol": "a.ts#A" }] } } // mine\n',
    );
    await analyze();
    const before = await connection.sendRequest<PatternsUpdate>(methods.patterns);
    assert.equal(before.revision, 0);
    await connection.sendNotification(methods.wantPatterns, { wanted: true });
    while (found.length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    assert.match(found[0]!.problems[0]!.message, /no pattern "gone"/);
    assert.deepEqual(await connection.sendRequest(methods.patterns), found[0]);
    const place = { pattern: 'port', module: 'a.ts', symbol: 'a.ts' };
    const { files } = await connection.sendRequest<{ files: FileFix[] }>(methods.dismissFinding, place);
    assert.equal(files[0]?.module, 'lintel.json');
    assert.match(JSON.stringify(files[0]), /a\.ts#a\.ts/);
    write('lintel.json', '{}');
    const changes = [{ path: path.join(folder, 'lintel.json'), type: 'changed' }];
    await connection.sendNotification(methods.filesChanged, { changes });
    while (found.length === 1) await new Promise(resolve => setTimeout(resolve, 20));
    assert.deepEqual(found[1]?.problems, []);
  });

  it('analyses, streams, and answers questions about the result', async () => {
    const summary = await analyze();
    assert.deepEqual(
      [summary.modules, summary.cycles, summary.dependencies, summary.externals],
      [3, 1, 2, 1],
    );
    assert.equal(summary.progress.phase, 'done');
    assert.ok(summary.milliseconds! > 0);
    const snapshot = await connection.sendRequest<Snapshot>(methods.snapshot);
    assert.deepEqual(follow(), snapshot);
    assert.equal(updates[0]?.type, 'snapshot');
    assert.deepEqual(summaries.at(-1), summary);
    const cycles = await connection.sendRequest<Cycle[]>(methods.cycles);
    assert.deepEqual(
      cycles.map(cycle => cycle.modules),
      [['a.ts', 'b.ts']],
    );
    assert.deepEqual(await connection.sendRequest(methods.history), {
      modules: {},
      message: 'x is not in a Git repository.',
    });
    assert.match(stderr, /^info: Analysed 3 files in \d+ ms/);
  });

  describe('of a workspace of many files', () => {
    beforeEach(() => {
      for (let i = 0; i < 150; i++)
        write(`many/m${i}.ts`, `import './m${(i * 7) % 150}';\nexport class M${i} {}\n`);
    });

    const listSymbols = () => follow().records.flatMap(({ symbols = [] }) => symbols.map(({ name }) => name));

    it('answers when imports are known, and tells symbols after', async () => {
      const summary = await analyze();
      assert.equal(summary.progress.phase, 'done');
      assert.equal(follow().records.flatMap(({ dependencies }) => dependencies).length, 154);
      assert.deepEqual(listSymbols(), []);
      while (listSymbols().length < 150) await new Promise(resolve => setTimeout(resolve, 20));
      const snapshot = await connection.sendRequest<Snapshot>(methods.snapshot);
      assert.deepEqual(follow(), snapshot);
    });

    it('tells symbols in the end, however often files are saved meanwhile', async () => {
      await analyze();
      for (let i = 0; i < 5; i++) {
        write('a.ts', `export class A${i} {}\n`);
        const changes = [{ path: path.join(folder, 'a.ts'), type: 'changed' }];
        await connection.sendNotification(methods.filesChanged, { changes });
        await new Promise(resolve => setTimeout(resolve, 30));
      }
      while (listSymbols().length < 151) await new Promise(resolve => setTimeout(resolve, 20));
      assert.ok(listSymbols().includes('A4'));
    });

    it('has symbols before it checks rules that look at them', async () => {
      write(
        'lintel.json',
        '{ "rules": [{ "kind": "ports", "inner": "python:inner", "outer": "python:outer" }] }',
      );
      write('inner/__init__.py', '');
      write(
        'inner/clock.py',
        'import abc\nclass Clock(abc.ABC):\n    @abc.abstractmethod\n    def now(self): ...\n',
      );
      write('outer/__init__.py', '');
      write(
        'outer/clock.py',
        'from inner.clock import Clock\nclass SystemClock(Clock):\n    def now(self): return 1\n',
      );
      const told: RulesUpdate[] = [];
      connection.onNotification(methods.rulesUpdate, (update: RulesUpdate) => void told.push(update));
      await analyze();
      assert.ok(listSymbols().length > 150);
      assert.deepEqual(
        told.map(({ violations, problems }) => ({ violations, problems })),
        [{ violations: {}, problems: [] }],
      );
    });
  });

  it('takes in what changed', async () => {
    await analyze();
    write('b.ts', "import './new/d';\n");
    write('new/d.ts', '');
    const settled = new Promise<Summary>(resolve => {
      onSummary = summary => {
        if (summary.progress.phase === 'done' && summary.modules === 4) resolve(summary);
      };
    });
    const changes = [
      { path: path.join(folder, 'b.ts'), type: 'changed' },
      { path: path.join(folder, 'new'), type: 'created' },
    ];
    await connection.sendNotification(methods.filesChanged, { changes });
    assert.equal((await settled).cycles, 0);
    assert.deepEqual(follow(), await connection.sendRequest(methods.snapshot));
    assert.deepEqual(await connection.sendRequest(methods.cycles), []);
  });

  it('goes on with changes that come while it analyses', async () => {
    const analysis = analyze();
    write('d.ts', '');
    const settled = new Promise<void>(resolve => {
      onSummary = summary => {
        if (summary.progress.phase === 'done' && summary.modules === 4) resolve();
      };
    });
    const changes = [{ path: path.join(folder, 'd.ts'), type: 'created' }];
    await connection.sendNotification(methods.filesChanged, { changes });
    await analysis;
    await settled;
    assert.equal(follow().records.length, 4);
  });

  it('gives up an analysis for a newer one, or when it is told to', async () => {
    const first = analyze();
    const second = analyze();
    await assert.rejects(first, CANCELLED);
    assert.equal((await second).modules, 3);
    for (let i = 0; i < 1000; i++) write(`many/${i}.ts`, "import './1';\n".repeat(20));
    const source = new CancellationTokenSource();
    const third = analyze(source.token);
    source.cancel();
    await assert.rejects(third, CANCELLED);
    assert.equal((await analyze()).modules, 1003);
    assert.deepEqual(follow(), await connection.sendRequest(methods.snapshot));
  });

  it('refuses what is malformed and lives on', async () => {
    for (const params of [{}, { roots: 'x' }, { roots: [{ name: 'x' }] }])
      await assert.rejects(connection.sendRequest(methods.analyze, params), { code: -32602 });
    await assert.rejects(connection.sendRequest(methods.analyze, { roots: [] }, null), { code: -32602 });
    await assert.rejects(connection.sendRequest('lintel/unknown'), { code: -32601 });
    await connection.sendNotification(methods.filesChanged, { changes: [{ path: 1 }] });
    await connection.sendNotification(methods.filesChanged, { changes: [{ path: '/x', type: 'deleted' }] });
    assert.equal((await connection.sendRequest<Snapshot>(methods.snapshot)).revision, 0);
    assert.deepEqual(await connection.sendRequest(methods.cycles), []);
    assert.equal((await analyze()).modules, 3);
    assert.match(stderr, /warn: Ignored a malformed lintel\/files-changed/);
  });

  it('reports a folder that is not there as a diagnostic', async () => {
    const roots = [{ name: 'gone', path: path.join(folder, 'gone') }];
    const { diagnostics } = await connection.sendRequest<Summary>(methods.analyze, { roots });
    assert.match(diagnostics[0]!.message, /does not exist/);
  });

  it('ends when its input does', async () => {
    await analyze();
    child.stdin!.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });
});
