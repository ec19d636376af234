import assert from 'node:assert/strict';
import path from 'node:path';
import type { FileSource } from '../../../src/engine/file-source';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../src/engine/workspace-analysis';
import { applyPatch, type Patch, type Snapshot, type Update } from '../../../src/model/snapshot';
import type { FileChange } from '../../../src/protocol/server-messages';
import { root } from '../../support/paths';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

const ROOTS = [{ name: 'work', path: '/demo' }];
const never = new AbortController().signal;
const workerScript = path.join(root, 'dist/worker.js');

const PROJECT = {
  '/demo/tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
  '/demo/app/main.ts': "import { a } from '@lib/a';\nimport './missing';\nimport x from 'react';\n",
  '/demo/app/view.tsx': "export * from './main';\n",
  '/demo/lib/a.ts': "import { b } from './b';\nexport const a = b;\n",
  '/demo/lib/b.ts': "import type { a } from './a';\nexport const b = 1;\n",
  '/demo/shop/__init__.py': '',
  '/demo/shop/model.py': 'import os\nfrom . import prices\n',
  '/demo/shop/prices.py': 'def price(): return 1\n',
};

describe('workspace analysis', () => {
  let files: MemoryFiles;
  // Threads take their time to start, so analyses are kept; the disk under them is a new one for every test.
  const anyFiles: FileSource = {
    isOnDisk: () => false,
    readFolder: folder => files.readFolder(folder),
    readFile: file => files.readFile(file),
    followLink: place => files.followLink(place),
  };
  let subject: WorkspaceAnalysis;
  let reference: WorkspaceAnalysis;

  before(() => {
    subject = open();
    reference = open();
  });
  after(() => Promise.all([subject.dispose(), reference.dispose()]));
  beforeEach(() => {
    files = createMemoryFiles(PROJECT);
  });

  function open(revision = 0): WorkspaceAnalysis {
    return createWorkspaceAnalysis({
      ...{ roots: ROOTS, files: anyFiles, workerScript, threads: 1, revision },
      log: (level, message) => assert.fail(`${level}: ${message}`),
    });
  }

  async function runFresh(): Promise<Snapshot> {
    await reference.run(never, () => undefined);
    return reference.snapshot();
  }

  /** An analysis that has run, and the patches of everything it is told from then on. */
  async function openDone() {
    await subject.run(never, () => undefined);
    const apply = async (...changes: FileChange[]) => {
      const before = subject.snapshot();
      const patches: Patch[] = [];
      await subject.applyChanges(changes, never, update => {
        assert.ok(update.type === 'patch');
        patches.push(update.patch);
      });
      assert.deepEqual(follow(before, patches), subject.snapshot());
      assertSameGraph(subject.snapshot(), await runFresh());
      return {
        records: patches
          .flatMap(({ records, links = [] }) => [
            ...records.map(record => record.module.id),
            ...links.map(link => link.module),
          ])
          .sort(),
        removed: patches.flatMap(patch => patch.removed),
      };
    };
    return { analysis: subject, apply };
  }

  it('sends all modules first, then what is in them', async () => {
    const analysis = open(7);
    const updates: Update[] = [];
    const stats = await analysis.run(never, update => updates.push(update)).finally(() => analysis.dispose());
    const [first, ...rest] = updates;
    assert.ok(first?.type === 'snapshot');
    assert.equal(first.snapshot.revision, 8);
    assert.deepEqual(first.snapshot.progress, { phase: 'extract', found: 7, done: 0 });
    assert.deepEqual(
      first.snapshot.records.map(({ module, dependencies }) => [
        module.id,
        module.lines,
        dependencies.length,
      ]),
      Object.keys(PROJECT)
        .filter(file => !file.endsWith('.json'))
        .map(file => [file.slice('/demo/'.length), 0, 0])
        .sort(),
    );
    const patches = rest.map(update => (update.type === 'patch' ? update.patch : assert.fail()));
    const snapshot = follow(first.snapshot, patches);
    assert.deepEqual(snapshot, analysis.snapshot());
    assert.deepEqual(snapshot.progress, { phase: 'done', found: 7, done: 7 });
    assert.deepEqual([stats.files, stats.lines], [7, 11]);
    assert.ok(stats.bytes > 0 && stats.peakRssBytes > 0);
    assert.deepEqual(Object.keys(stats.phases).sort(), [
      'assemble',
      'configure',
      'discover',
      'extract',
      'resolve',
    ]);
  });

  it('resolves dependencies with their places', async () => {
    const { records } = await runFresh();
    const main = records.find(record => record.module.id === 'app/main.ts')!;
    assert.deepEqual(
      main.dependencies.map(({ to, kind, line, column }) => [to, kind, line, column]),
      [
        ['lib/a.ts', 'import', 1, 1],
        ['npm:react', 'import', 3, 1],
      ],
    );
    assert.deepEqual(
      main.unresolved.map(({ from, specifier, line }) => [from, specifier, line]),
      [['app/main.ts', './missing', 2]],
    );
  });

  describe('takes changes in and ends in the graph of a fresh run', () => {
    const cases: Record<string, { edit: () => FileChange[]; records: string[]; removed?: string[] }> = {
      'an import more': {
        edit() {
          files.write('/demo/lib/b.ts', "import './c';\nimport '../app/view';\nexport const b = 2;\n");
          return [{ path: '/demo/lib/b.ts', type: 'changed' }];
        },
        records: ['lib/b.ts'],
      },
      'a body that changed': {
        edit() {
          files.write('/demo/shop/prices.py', 'def price(): return 2\n');
          return [{ path: '/demo/shop/prices.py', type: 'changed' }];
        },
        records: [],
      },
      'a syntax error': {
        edit() {
          files.write('/demo/lib/b.ts', 'export const b = ;\n');
          return [{ path: '/demo/lib/b.ts', type: 'changed' }];
        },
        records: ['lib/b.ts'],
      },
      'a new file that a formerly unresolved import meant': {
        edit() {
          files.write('/demo/app/missing.ts', "import './view';\n");
          return [{ path: '/demo/app/missing.ts', type: 'created' }];
        },
        records: ['app/main.ts', 'app/missing.ts'],
      },
      'a file deleted': {
        edit() {
          files.remove('/demo/lib/b.ts');
          return [{ path: '/demo/lib/b.ts', type: 'deleted' }];
        },
        records: ['lib/a.ts'],
        removed: ['lib/b.ts'],
      },
      'a folder renamed': {
        edit() {
          files.rename('/demo/lib', '/demo/base');
          return [
            { path: '/demo/lib', type: 'deleted' },
            { path: '/demo/base', type: 'created' },
          ];
        },
        records: ['app/main.ts', 'base/a.ts', 'base/b.ts'],
        removed: ['lib/a.ts', 'lib/b.ts'],
      },
      'a folder replaced by another of that name': {
        edit() {
          files.write('/demo/lib/a.ts', '');
          files.write('/demo/lib/c.ts', '');
          return [{ path: '/demo/lib', type: 'changed' }];
        },
        records: ['lib/a.ts', 'lib/c.ts'],
      },
      'a tsconfig with other paths': {
        edit() {
          files.write('/demo/tsconfig.json', '{ "compilerOptions": { "paths": { "@lib/*": ["./app/*"] } } }');
          return [{ path: '/demo/tsconfig.json', type: 'changed' }];
        },
        records: ['app/main.ts'],
      },
      'a tsconfig that broke': {
        edit() {
          files.write('/demo/tsconfig.json', '{ "compilerOptions": { "paths": ');
          return [{ path: '/demo/tsconfig.json', type: 'changed' }];
        },
        records: ['app/main.ts'],
      },
      'a .gitignore': {
        edit() {
          files.write('/demo/.gitignore', '/shop/\n');
          return [{ path: '/demo/.gitignore', type: 'created' }];
        },
        records: [],
        removed: ['shop/__init__.py', 'shop/model.py', 'shop/prices.py'],
      },
      'many at once': {
        edit() {
          files.write('/demo/lib/b.ts', "import './new/x';\nexport const b = 1;\n");
          files.write('/demo/lib/new/x.ts', "import '../a';\n");
          files.remove('/demo/app/view.tsx');
          files.write('/demo/shop/model.py', 'from .missing import nothing\n');
          return [
            { path: '/demo/lib/new/x.ts', type: 'created' },
            { path: '/demo/lib/new/x.ts', type: 'changed' },
            { path: '/demo/app/view.tsx', type: 'deleted' },
            { path: '/demo/lib/b.ts', type: 'changed' },
            { path: '/demo/shop/model.py', type: 'changed' },
            { path: '/demo/node_modules/x/y.js', type: 'created' },
          ];
        },
        records: ['lib/b.ts', 'lib/new/x.ts', 'shop/model.py'],
        removed: ['app/view.tsx'],
      },
    };
    for (const [name, { edit, records, removed = [] }] of Object.entries(cases))
      it(name, async () => {
        const { apply } = await openDone();
        const patched = await apply(...edit());
        assert.deepEqual(patched, { records, removed });
      });

    it('a file that a tsconfig extends, whatever its name', async () => {
      const write = (name: string, folder: string) =>
        files.write(
          `/demo/configs/${name}.json`,
          `{ "compilerOptions": { "paths": { "@lib/*": ["../${folder}/*"] } } }`,
        );
      write('base', 'lib');
      files.write('/demo/tsconfig.json', '{ "extends": "./configs/base" }');
      const { apply } = await openDone();
      write('base', 'app');
      const changed = await apply({ path: '/demo/configs/base.json', type: 'changed' });
      assert.deepEqual(changed.records, ['app/main.ts']);
      write('other', 'lib');
      files.write('/demo/configs/base.json', '{ "extends": "./other.json" }');
      await apply(
        { path: '/demo/configs/other.json', type: 'created' },
        { path: '/demo/configs/base.json', type: 'changed' },
      );
      files.remove('/demo/configs/base.json');
      await apply({ path: '/demo/configs/base.json', type: 'deleted' });
    });

    it('a setup.py, which is configuration and a module', async () => {
      files.write('/demo/setup.py', 'from setuptools import setup\nsetup()\n');
      files.write('/demo/python/code/tools/run.py', '');
      files.write('/demo/main.py', 'import tools.run\n');
      const { apply } = await openDone();
      files.write('/demo/setup.py', "import os\nsetup(package_dir={'': 'python/code'})\n");
      const { records } = await apply({ path: '/demo/setup.py', type: 'changed' });
      assert.deepEqual(records, ['main.py', 'setup.py']);
    });

    it('names that come from elsewhere, in files that did not change', async () => {
      files.write('/demo/shop/__init__.py', 'from .model import Order\n');
      files.write('/demo/shop/model.py', 'class Order: pass\n');
      files.write('/demo/shop/other.py', 'class Order: pass\n');
      files.write('/demo/main.py', 'from shop import Order\n');
      const { analysis, apply } = await openDone();
      const definedIn = () =>
        analysis.snapshot().records.find(record => record.module.id === 'main.py')?.dependencies[0]
          ?.definedIn;
      assert.deepEqual(definedIn(), { Order: 'shop/model.py' });
      files.write('/demo/shop/model.py', 'from .other import Order\n');
      const moved = await apply({ path: '/demo/shop/model.py', type: 'changed' });
      assert.deepEqual(moved.records, ['main.py', 'shop/__init__.py', 'shop/model.py']);
      assert.deepEqual(definedIn(), { Order: 'shop/other.py' });
      files.write('/demo/shop/__init__.py', 'class Order: pass\n');
      const own = await apply({ path: '/demo/shop/__init__.py', type: 'changed' });
      assert.deepEqual(own.records, ['main.py', 'shop/__init__.py']);
      assert.equal(definedIn(), undefined);
      files.write('/demo/shop/__init__.py', '\nclass Order:\n    pass\n');
      const body = await apply({ path: '/demo/shop/__init__.py', type: 'changed' });
      assert.deepEqual(body.records, ['shop/__init__.py']);
    });

    it('a lintel.json that leaves modules out', async () => {
      files.write('/demo/lib/a.test.ts', "import './a';\n");
      files.write('/demo/lib/made.ts', '/* eslint-disable */\n// @generated\nexport const x = 1;\n');
      files.write('/demo/app/other.ts', "import { x } from '@lib/made';\nimport '../lib/a.test';\n");
      files.write('/demo/main.py', 'from shop import prices\n');
      const { analysis, apply } = await openDone();
      const listIds = () => analysis.snapshot().records.map(record => record.module.id);
      const all = listIds();
      const set = async (settings: unknown, type: FileChange['type']) => {
        files.write('/demo/lintel.json', JSON.stringify(settings));
        await apply({ path: '/demo/lintel.json', type });
        const other = analysis.snapshot().records.find(record => record.module.id === 'app/other.ts');
        assert.deepEqual(other?.unresolved, []);
        return [all.filter(id => !listIds().includes(id)), other?.dependencies.map(({ to }) => to)];
      };
      assert.deepEqual(await set({ leaveOut: ['generated'] }, 'created'), [
        ['lib/made.ts'],
        ['lib/a.test.ts'],
      ]);
      assert.deepEqual(await set({ leaveOut: ['test'], exclude: ['/shop/prices.py'] }, 'changed'), [
        ['lib/a.test.ts', 'shop/prices.py'],
        ['lib/made.ts'],
      ]);
      assert.deepEqual(await set({ exclude: ['lib/*', '!lib/made.ts'] }, 'changed'), [
        ['lib/a.test.ts', 'lib/a.ts', 'lib/b.ts'],
        ['lib/made.ts'],
      ]);
      await set({ leaveOut: ['generated'] }, 'changed');
      files.write('/demo/lib/made.ts', 'export const x = 1;\n');
      await apply({ path: '/demo/lib/made.ts', type: 'changed' });
      assert.deepEqual(listIds(), all);
      files.write('/demo/lib/a.ts', '// Code generated by a test. DO NOT EDIT.\n');
      await apply({ path: '/demo/lib/a.ts', type: 'changed' });
      assert.ok(!listIds().includes('lib/a.ts'));
      files.remove('/demo/lintel.json');
      await apply({ path: '/demo/lintel.json', type: 'deleted' });
      assert.deepEqual(listIds(), all);
    });

    it('one after the other', async () => {
      const { apply } = await openDone();
      for (const { edit } of Object.values(cases)) await apply(...edit());
    });
  });

  it('makes one update of changes that come while another is taken in', async () => {
    const { analysis } = await openDone();
    const patches: Update[] = [];
    files.write('/demo/lib/c.ts', '');
    files.write('/demo/lib/d.ts', '');
    const changes = ['c', 'd', 'c'].map(
      (name): FileChange => ({ path: `/demo/lib/${name}.ts`, type: 'created' }),
    );
    await Promise.all(
      changes.map(change => analysis.applyChanges([change], never, update => patches.push(update))),
    );
    assert.equal(patches.length, 1);
  });

  it('does not forget changes that come during a run', async () => {
    const analysis = subject;
    let changed: Promise<unknown> | undefined;
    await analysis.run(never, () => {
      if (changed !== undefined) return;
      files.write('/demo/lib/new.ts', '');
      changed = analysis.applyChanges(
        [{ path: '/demo/lib/new.ts', type: 'created' }],
        never,
        () => undefined,
      );
    });
    await changed;
    assertSameGraph(analysis.snapshot(), await runFresh());
  });

  it('leaves out a file that is deleted while it is read, and says so', async () => {
    files.loseFile('/demo/lib/b.ts');
    const snapshot = await runFresh();
    assert.ok(!snapshot.records.some(record => record.module.id === 'lib/b.ts'));
    assert.deepEqual(snapshot.diagnostics, [
      {
        module: 'lib/b.ts',
        line: 1,
        severity: 'info',
        message: 'This file was deleted while it was being read.',
      },
    ]);
    const a = snapshot.records.find(record => record.module.id === 'lib/a.ts')!;
    assert.deepEqual([a.dependencies, a.unresolved.length], [[], 1]);
  });

  it('stops when cancelled, sends nothing more, and makes up for it later', async () => {
    const { analysis } = await openDone();
    const controller = new AbortController();
    files.write('/demo/lib/new.ts', '');
    files.remove('/demo/app/view.tsx');
    const changes: FileChange[] = [
      { path: '/demo/lib/new.ts', type: 'created' },
      { path: '/demo/app/view.tsx', type: 'deleted' },
    ];
    const { readFile } = files;
    files.readFile = file => {
      if (file === '/demo/lib/new.ts') controller.abort();
      return readFile(file);
    };
    const cancelled = analysis.applyChanges(changes, controller.signal, () => assert.fail('an update'));
    await assert.rejects(cancelled, { name: 'AbortError' });
    await analysis.applyChanges([], never, () => undefined);
    assertSameGraph(analysis.snapshot(), await runFresh());
  });

  it('stops a run when cancelled', async () => {
    for (let i = 0; i < 2000; i++) files.write(`/demo/many/${i}.ts`, "import './1';\n".repeat(50));
    const controller = new AbortController();
    let updates = 0;
    const run = subject.run(controller.signal, () => {
      updates++;
      if (updates === 2) setTimeout(() => controller.abort(), 0);
      assert.ok(!controller.signal.aborted);
    });
    await assert.rejects(run, { name: 'AbortError' });
    assert.notEqual(subject.snapshot().progress.phase, 'done');
  });
});

function follow(snapshot: Snapshot, patches: readonly Patch[]): Snapshot {
  return patches.reduce((before, patch) => applyPatch(before, patch) ?? assert.fail('a gap'), snapshot);
}

function assertSameGraph(actual: Snapshot, expected: Snapshot): void {
  assert.deepEqual({ ...actual, revision: 0 }, { ...expected, revision: 0 });
}
