import assert from 'node:assert/strict';
import { resolverOf, resolveSpecifier } from './resolve-specifier';

describe('packages of the workspace', () => {
  const resolver = resolverOf({
    modules: [
      'packages/app/src/main.ts',
      'packages/core/src/common/index.ts',
      'packages/core/src/browser/index.ts',
      'packages/core/shared/react/index.js',
      'packages/ui/src/index.ts',
      'packages/ui/src/button/button.tsx',
      'packages/ui/src/internal/secret.ts',
      'packages/plain/index.js',
      'packages/plain/lib/util.js',
      'packages/bare/src/index.ts',
      'examples/core/index.ts',
      'packages/app/src/env/node.ts',
    ],
    files: ['packages/ui/theme'],
    configs: {
      'packages/app/package.json': {
        name: 'app',
        imports: { '#env': { default: './dist/env/node.js' }, '#dep': 'react', '#x/*': './src/*.ts' },
      },
      // Built into lib/, and nothing built.
      'packages/core/package.json': {
        name: '@acme/core',
        main: 'lib/common/index.js',
        typings: 'lib/common/index.d.ts',
      },
      'packages/core/tsconfig.json': { compilerOptions: { rootDir: 'src', outDir: 'lib' } },
      'packages/ui/package.json': {
        name: '@acme/ui',
        exports: {
          '.': { types: './dist/index.d.ts', import: './dist/index.mjs' },
          './theme.css': './dist/theme.css',
          './*': { import: './dist/*/*.js' },
        },
      },
      'packages/plain/package.json': { name: 'plain' },
      'packages/bare/package.json': { name: 'bare', main: './dist/main.cjs' },
      'examples/core/package.json': { name: 'core' },
      'packages/deep/fixtures/core/package.json': { name: '@acme/core' },
    },
  });
  const cases: [specifier: string, expected: string][] = [
    ['@acme/core', 'packages/core/src/common/index.ts'],
    ['@acme/core/lib/browser', 'packages/core/src/browser/index.ts'],
    ['@acme/core/lib/browser/index', 'packages/core/src/browser/index.ts'],
    ['@acme/core/shared/react', 'packages/core/shared/react/index.js'],
    ['@acme/core/src/browser/style/a.css', ''],
    ['@acme/ui', 'packages/ui/src/index.ts'],
    ['@acme/ui/button', 'packages/ui/src/button/button.tsx'],
    ['@acme/ui/theme.css', ''],
    ['@acme/ui/theme', ''],
    ['plain', 'packages/plain/index.js'],
    ['plain/lib/util', 'packages/plain/lib/util.js'],
    ['bare', 'packages/bare/src/index.ts'],
    ['core', 'examples/core/index.ts'],
    ['#env', 'packages/app/src/env/node.ts'],
    ['#dep', 'npm:react'],
    ['#x/env/node', 'packages/app/src/env/node.ts'],
    ['#none', '? The "imports" of packages/app/package.json lead to no source for #none.'],
    ['@acme/other', 'npm:@acme/other'],
  ];
  for (const [specifier, expected] of cases)
    it(`${specifier} is ${expected || 'no module'}`, () =>
      assert.equal(resolveSpecifier(resolver, 'packages/app/src/main.ts', specifier), expected));

  it('names the package when a part of it is missing', () => {
    const answer = resolveSpecifier(resolver, 'packages/app/src/main.ts', '@acme/core/lib/none');
    assert.match(answer, /^\? The package @acme\/core in packages\/core has no lib\/none, nor a source/);
  });

  it('leads a path into the output of a package to its source', () => {
    assert.equal(
      resolveSpecifier(resolver, 'packages/core/bin.js', './lib/browser'),
      'packages/core/src/browser/index.ts',
    );
  });

  it('reports a broken package.json with its line', () => {
    const broken = resolverOf({
      modules: ['a.ts'],
      configs: { 'package.json': '{\n  "name": "x",\n  "main": \n}' },
    });
    assert.deepEqual(
      broken.diagnostics.map(({ module, line, severity }) => ({ module, line, severity })),
      [{ module: 'package.json', line: 4, severity: 'warning' }],
    );
  });
});
