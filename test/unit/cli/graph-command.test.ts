import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

const RXJS = 'node_modules/rxjs/src';
const GYP = 'node_modules/node-gyp/gyp/pylib/gyp';

/** The part of the output that these tests look into. */
interface GraphJson {
  readonly modules: readonly { readonly id: string }[];
  readonly dependencies: readonly { readonly from: string; readonly to: string }[];
  readonly cycles: readonly (readonly string[])[];
  readonly stats: { readonly files: number };
}

/** A symbol by its place. */
interface Place {
  readonly module: string;
  readonly name: string;
}

interface SymbolsJson {
  readonly symbols: readonly Place[];
  readonly relations: readonly { readonly from: Place; readonly to: Place; readonly kind: string }[];
}

describe('lintel graph', () => {
  for (const folder of [RXJS, GYP])
    it(`prints JSON as its schema says on ${folder}`, async () => {
      const { code, stdout, stderr } = await runCaptured(['graph', folder]);
      assert.deepEqual([code, stderr], [0, '']);
      const schema = JSON.parse(readFileSync(path.join(root, 'schemas/graph.schema.json'), 'utf8'));
      const validate = new Ajv({ allErrors: true }).compile<GraphJson>(schema);
      const graph: unknown = JSON.parse(stdout);
      assert.ok(validate(graph), JSON.stringify(validate.errors?.slice(0, 3)));
      const ids = new Set(graph.modules.map(({ id }) => id));
      assert.ok(ids.size > 30 && graph.dependencies.length > 100);
      for (const { from, to } of graph.dependencies) {
        assert.ok(ids.has(from), from);
        assert.ok(ids.has(to) || /^(npm|node|pypi|stdlib):/.test(to), to);
      }
      for (const cycle of graph.cycles) for (const id of cycle) assert.ok(ids.has(id), id);
      assert.equal(graph.stats.files, graph.modules.length);
    });

  it('knows a dependency of rxjs with its place', async () => {
    const { stdout } = await runCaptured(['graph', RXJS]);
    const { dependencies } = JSON.parse(stdout);
    const row = dependencies.find(
      ({ from, to }: { from: string; to: string }) =>
        from === 'internal/operators/map.ts' && to === 'internal/util/lift.ts',
    );
    const text = readFileSync(path.join(root, RXJS, 'internal/operators/map.ts'), 'utf8');
    const line = text.split('\n').findIndex(each => each.includes("'../util/lift'")) + 1;
    assert.deepEqual(row, {
      ...{ from: 'internal/operators/map.ts', to: 'internal/util/lift.ts', kind: 'import' },
      ...{ typeOnly: false, deferred: false, specifier: '../util/lift', names: ['operate'], line, column: 1 },
    });
  });

  it('draws dot and mermaid, by module and by folder', async () => {
    const dot = await runCaptured(['graph', RXJS, '--format', 'dot']);
    assert.match(
      dot.stdout,
      /^digraph lintel \{[\s\S]*"internal\/operators\/map\.ts" -> "internal\/util\/lift\.ts"/,
    );
    const folders = await runCaptured(['graph', RXJS, '--format', 'mermaid', '--level', 'folder']);
    assert.match(folders.stdout, /^flowchart TD\n {2}m0\["\."\]\n[\s\S]*\["internal\/operators"\]/);
    assert.doesNotMatch(folders.stdout, /\.ts/);
  });

  for (const folder of [RXJS, GYP])
    it(`prints symbols as JSON as their schema says on ${folder}`, async () => {
      const { code, stdout } = await runCaptured(['graph', folder, '--level', 'symbol']);
      assert.equal(code, 0);
      const schema = JSON.parse(readFileSync(path.join(root, 'schemas/graph-symbols.schema.json'), 'utf8'));
      const validate = new Ajv({ allErrors: true }).compile<SymbolsJson>(schema);
      const graph: unknown = JSON.parse(stdout);
      assert.ok(validate(graph), JSON.stringify(validate.errors?.slice(0, 3)));
      const keys = new Set(graph.symbols.map(({ module, name }) => `${module} ${name}`));
      assert.equal(keys.size, graph.symbols.length);
      assert.ok(graph.symbols.length > 100 && graph.relations.length > 100);
      for (const { from, to } of graph.relations)
        for (const { module, name } of [from, to])
          assert.ok(keys.has(`${module} ${name}`), `${module} ${name}`);
    });

  it('knows what a class of rxjs inherits, through a module that passes names on', async () => {
    const { stdout } = await runCaptured(['graph', RXJS, '--level', 'symbol']);
    const { relations }: SymbolsJson = JSON.parse(stdout);
    const from = { module: 'internal/BehaviorSubject.ts', name: 'BehaviorSubject' };
    const to = { module: 'internal/Subject.ts', name: 'Subject' };
    const found = relations.find(row => row.from.name === from.name && row.kind === 'inherits');
    const text = readFileSync(path.join(root, RXJS, from.module), 'utf8');
    const line = text.split('\n').findIndex(each => each.includes('extends Subject')) + 1;
    assert.deepEqual(found, { from, to, kind: 'inherits', line });
  });

  it('draws symbols as dot and mermaid', async () => {
    const dot = await runCaptured(['graph', RXJS, '--format', 'dot', '--level', 'symbol']);
    assert.match(
      dot.stdout,
      /subgraph cluster_\d+ \{\n {4}label="internal\/Subject\.ts";\n {4}s\d+ \[label="Subject\\nclass"\]/,
    );
    assert.match(dot.stdout, /s\d+ -> s\d+ \[arrowhead=onormal\];/);
    const mermaid = await runCaptured(['graph', RXJS, '--format', 'mermaid', '--level', 'symbol']);
    assert.match(mermaid.stdout, /^flowchart TD\n {2}subgraph m0\["/);
    assert.match(mermaid.stdout, /s\d+ -->\|inherits\| s\d+\n/);
  });

  it('shows progress on a terminal only, and wipes it away', async () => {
    const { stderr, stdout } = await runCaptured(['graph', GYP, '--format', 'dot'], { isTTY: true });
    assert.match(stderr, /Read \d+ of 42 files/);
    assert.ok(stderr.endsWith('\r\x1b[K'));
    assert.ok(!stdout.includes('\x1b'));
  });

  describe('as a process', () => {
    const cli = path.join(root, 'dist/cli.js');

    it('writes everything into a pipe that is read slowly', async () => {
      const child = spawn(process.execPath, [cli, 'graph', RXJS, '--no-cache'], { cwd: root });
      let text = '';
      for await (const chunk of child.stdout) {
        text += chunk;
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      assert.ok(JSON.parse(text).stats.files > 200);
    });

    it('is quiet when its reader goes away', async () => {
      const child = spawn(process.execPath, [cli, 'graph', RXJS, '--no-cache'], { cwd: root });
      let stderr = '';
      child.stderr.on('data', chunk => {
        stderr += chunk;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const [code] = await once(child, 'close');
      assert.deepEqual([code, stderr], [0, '']);
    });
  });
});
