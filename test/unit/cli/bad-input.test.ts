import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fixture } from '../../support/paths';
import { type CapturedRun, runCaptured } from './run-captured';

describe('bad input', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-bad-'));
  let run: CapturedRun;
  let diagnostics: { module: string; line: number; severity: string; message: string }[];
  let dependencies: { from: string; to: string }[];

  before(async () => {
    cpSync(fixture('broken/project'), folder, { recursive: true });
    writeFileSync(path.join(folder, 'src/bundle.js'), 'import"./good";x=1;'.repeat(600_000));
    symlinkSync('..', path.join(folder, 'src/loop'), 'dir');
    symlinkSync('.', path.join(folder, 'shop/self'), 'dir');
    run = await runCaptured(['graph', folder]);
    ({ diagnostics, dependencies } = JSON.parse(run.stdout));
  });
  after(() => rmSync(folder, { recursive: true }));

  const expected: Record<string, [string, number, string, RegExp]> = {
    'a syntax error in TypeScript': ['src/broken-syntax.ts', 2, 'error', /Syntax error/],
    'a syntax error in Python': ['shop/broken_syntax.py', 3, 'error', /Syntax error/],
    'TypeScript that is not UTF-8': ['src/latin.ts', 2, 'warning', /not UTF-8 \(byte 34, line 2\)/],
    'Python that is not UTF-8': ['shop/latin.py', 2, 'warning', /not UTF-8 \(byte 32, line 2\)/],
    'a video called .ts': ['src/video.ts', 1, 'warning', /binary data/],
    'a bundle of 11 MB': ['src/bundle.js', 1, 'warning', /larger than 5 MB \(11\.4 MB\)/],
    'a broken tsconfig.json': ['tsconfig.json', 4, 'warning', /JSON/],
    'a broken package.json': ['package.json', 1, 'warning', /JSON/],
    'a broken pyproject.toml': ['pyproject.toml', 1, 'warning', /TOML/],
    'links that loop': ['shop/self', 1, 'info', /shop\/self, src\/loop/],
  };
  for (const [name, [module, line, severity, message]] of Object.entries(expected))
    it(`names ${name}`, () => {
      const found = diagnostics.filter(diagnostic => diagnostic.module === module);
      assert.deepEqual(
        found.map(diagnostic => [diagnostic.line, diagnostic.severity]),
        [[line, severity]],
      );
      assert.match(found[0]!.message, message);
      assert.ok(run.stderr.includes(`${module}:${line}: ${severity}: ${found[0]!.message}\n`));
    });

  it('reports nothing else, and succeeds', () => {
    assert.equal(diagnostics.length, Object.keys(expected).length);
    assert.equal(run.code, 0);
  });

  it('leaves the rest of the graph complete', () => {
    const rows = dependencies.filter(({ from, to }) => from !== to && !to.endsWith('__init__.py'));
    assert.deepEqual(rows.map(({ from, to }) => `${from} -> ${to}`).sort(), [
      'shop/broken_syntax.py -> shop/empty.py',
      'shop/broken_syntax.py -> stdlib:os',
      'shop/declared.py -> shop/empty.py',
      'shop/latin.py -> shop/empty.py',
      'src/broken-syntax.ts -> src/empty.ts',
      'src/broken-syntax.ts -> src/good.ts',
      'src/good.ts -> src/empty.ts',
      'src/latin.ts -> src/good.ts',
      'src/utf16.ts -> src/good.ts',
    ]);
  });
});
