import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { discover } from '../../../src/engine/discover';
import { disk } from '../../../src/engine/disk';
import type { FileSource } from '../../../src/engine/file-source';
import { createMemoryFiles } from './memory-files';

const ROOT = [{ name: 'work', path: '/demo' }];
const never = new AbortController().signal;

async function listSources(files: FileSource, roots = ROOT): Promise<string[]> {
  return (await discover(roots, files, never)).sources.map(source => source.id);
}

function createFiles(...names: string[]) {
  return createMemoryFiles(Object.fromEntries(names.map(name => [`/demo/${name}`, ''])));
}

describe('discover', () => {
  it('tells at once which languages there are, by the first module of each', async () => {
    const told: string[] = [];
    const files = createFiles('lintel.json', 'a.ts', 'b.ts', 'c.py', 'd.md', 'e/f.pyi', 'e/g.js');
    const { sources } = await discover(ROOT, files, never, file => told.push(file));
    assert.equal(sources.length, 5);
    assert.deepEqual(told.sort(), ['/demo/a.ts', '/demo/c.py', '/demo/e/g.js']);
  });

  it('tells modules, configuration and other files apart, in the order of ids', async () => {
    const files = createFiles(
      'b.ts',
      'B.py',
      'a/z.js',
      'a.tsx',
      'tsconfig.json',
      'a/package.json',
      'logo.svg',
    );
    const { sources, configs, others, diagnostics } = await discover(ROOT, files, never);
    assert.deepEqual(
      sources.map(source => [source.id, source.language]),
      [
        ['B.py', 'python'],
        ['a.tsx', 'typescript'],
        ['a/z.js', 'javascript'],
        ['b.ts', 'typescript'],
      ],
    );
    assert.deepEqual(
      configs.map(config => config.path),
      ['/demo/a/package.json', '/demo/tsconfig.json'],
    );
    assert.deepEqual(others, ['logo.svg']);
    assert.deepEqual(diagnostics, []);
  });

  it('leaves out installed packages, caches and virtual environments by whatever name', async () => {
    const files = createFiles('a.ts', 'node_modules/x/a.ts', 'pkg/node_modules/y.ts', '.git/hooks/a.py');
    files.write('/demo/.venv/lib/a.py', '');
    files.write('/demo/env39/pyvenv.cfg', '');
    files.write('/demo/env39/lib/a.py', '');
    files.write('/demo/x.egg-info/a.py', '');
    files.write('/demo/p/__pycache__/a.py', '');
    assert.deepEqual(await listSources(files), ['a.ts']);
  });

  it('analyses a folder inside node_modules when it is the root', async () => {
    const files = createMemoryFiles({ '/demo/node_modules/rxjs/src/index.ts': '' });
    const roots = [{ name: 'src', path: '/demo/node_modules/rxjs/src' }];
    assert.deepEqual(await listSources(files, roots), ['index.ts']);
  });

  it('honours .gitignore at every level, the inner one first', async () => {
    const files = createFiles(
      'src/a.ts',
      'src/a.gen.ts',
      'src/keep/b.gen.ts',
      'out/c.ts',
      'src/out/d.ts',
      'src/e.ts',
    );
    files.write('/demo/.gitignore', '/out/\n*.gen.ts\n');
    files.write('/demo/src/.gitignore', 'e.ts\n');
    files.write('/demo/src/keep/.gitignore', '!*.gen.ts\n');
    assert.deepEqual(await listSources(files), ['src/a.ts', 'src/keep/b.gen.ts', 'src/out/d.ts']);
  });

  it('prefixes ids with the root names and gives a nested root its own files', async () => {
    const files = createFiles('app/a.ts', 'app/lib/b.ts', 'app/lib2/c.ts');
    const roots = [
      { name: 'app', path: '/demo/app' },
      { name: 'lib', path: '/demo/app/lib' },
    ];
    assert.deepEqual(await listSources(files, roots), ['app/a.ts', 'app/lib2/c.ts', 'lib/b.ts']);
  });

  it('follows links that stay inside and names those that do not', async () => {
    const files = createFiles('shared/a.ts', 'app/b.ts');
    files.write('/elsewhere/secret.ts', '');
    files.link('/demo/app/shared', '../shared');
    files.link('/demo/app/out', '/elsewhere');
    files.link('/demo/app/up', '..');
    files.link('/demo/app/file.ts', '../shared/a.ts');
    files.link('/demo/app/#lock.ts', 'nobody@nowhere:1');
    const { sources, diagnostics } = await discover(ROOT, files, never);
    assert.deepEqual(
      sources.map(({ id, realPath }) => [id, realPath]),
      [
        ['app/b.ts', undefined],
        ['app/file.ts', '/demo/shared/a.ts'],
        ['app/shared/a.ts', '/demo/shared/a.ts'],
        ['shared/a.ts', undefined],
      ],
    );
    assert.deepEqual(diagnostics.map(({ module, severity }) => [module, severity]).sort(), [
      ['app/out', 'info'],
      ['app/up', 'info'],
    ]);
    assert.match(diagnostics.find(({ module }) => module === 'app/out')!.message, /out of the workspace/);
  });

  it('ends on folders that link to each other', async () => {
    const files = createFiles('a/x.ts', 'b/y.ts', 'c/z.ts');
    for (const from of ['a', 'b', 'c'])
      for (const to of ['a', 'b', 'c']) files.link(`/demo/${from}/to-${to}`, `/demo/${to}`);
    files.link('/demo/self', 'self');
    const { sources, diagnostics } = await discover(ROOT, files, never);
    assert.equal(sources.length, 3 + 6);
    assert.ok(diagnostics.every(diagnostic => diagnostic.severity === 'info'));
    assert.match(diagnostics.map(({ message }) => message).join('\n'), /back to a folder.*self/);
  });

  it('reports a folder that cannot be read and goes on', async () => {
    const files = createFiles('a/x.ts', 'c/z.ts');
    files.lockFolder('/demo/b/locked');
    const { sources, diagnostics } = await discover(ROOT, files, never);
    assert.equal(sources.length, 2);
    assert.deepEqual(diagnostics, [
      {
        module: 'b/locked',
        line: 1,
        severity: 'error',
        message: 'This folder cannot be read: permission denied.',
      },
    ]);
  });

  it('reports a root that does not exist', async () => {
    const { diagnostics } = await discover([{ name: 'gone', path: '/gone' }], createMemoryFiles(), never);
    assert.deepEqual(
      diagnostics.map(({ module, message }) => [module, message]),
      [['gone', 'This folder cannot be read: it does not exist.']],
    );
  });

  it('stops when it is cancelled', async () => {
    const files: FileSource = {
      ...createMemoryFiles(),
      async readFolder() {
        await new Promise(resolve => setTimeout(resolve, 5));
        return [{ name: 'deeper', kind: 'folder' }];
      },
    };
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    await assert.rejects(discover(ROOT, files, controller.signal), { name: 'AbortError' });
  });

  describe('on the disk', () => {
    let folder: string;
    beforeEach(() => {
      folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lintel-discover-')));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('survives link loops', async () => {
      mkdirSync(path.join(folder, 'a/b'), { recursive: true });
      writeFileSync(path.join(folder, 'a/b/x.py'), '');
      symlinkSync('../..', path.join(folder, 'a/b/up'), 'dir');
      symlinkSync('ping', path.join(folder, 'pong'));
      symlinkSync('pong', path.join(folder, 'ping'));
      const { sources, diagnostics } = await discover([{ name: 'x', path: folder }], disk, never);
      assert.deepEqual(
        sources.map(source => source.id),
        ['a/b/x.py'],
      );
      assert.match(diagnostics[0]!.message, /3 links .*a\/b\/up, ping, pong/);
    });
  });
});
