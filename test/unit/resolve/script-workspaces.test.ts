import assert from 'node:assert/strict';
import { readPnpmPackages } from '../../../src/resolve/script/workspace-members';
import { resolverOf, resolveSpecifier } from './resolve-specifier';

describe('which package a name means', () => {
  const modules = [
    'packages/app/src/main.ts',
    'packages/ui/index.ts',
    'packages/tools/test/fixtures/react/index.js',
    'packages/tools/test/fixtures/ui/index.js',
    'packages/tools/test/fixtures/app/main.js',
    'playground/app/main.js',
    'playground/app/dep/index.js',
    'playground/other/dep/index.js',
  ];
  const configs = {
    'packages/app/package.json': { name: 'app' },
    'packages/ui/package.json': { name: '@acme/ui' },
    'packages/tools/test/fixtures/react/package.json': { name: 'react' },
    'packages/tools/test/fixtures/ui/package.json': { name: '@acme/ui' },
    'playground/app/package.json': {
      name: 'play',
      dependencies: {
        '@test/dep': 'link:./dep',
        alias: 'file:dep',
        other: 'workspace:@acme/ui@*',
        x: 'workspace:*',
      },
    },
    'playground/app/dep/package.json': { name: '@test/dep' },
    'playground/other/dep/package.json': { name: '@test/dep' },
  };

  it('is not one of a fixture that happens to have it', () => {
    const resolver = resolverOf({ modules, configs });
    assert.equal(resolveSpecifier(resolver, 'packages/app/src/main.ts', 'react'), 'npm:react');
    assert.equal(resolveSpecifier(resolver, 'packages/app/src/main.ts', '@acme/ui'), 'packages/ui/index.ts');
    assert.equal(
      resolveSpecifier(resolver, 'packages/tools/test/fixtures/app/main.js', 'react'),
      'packages/tools/test/fixtures/react/index.js',
    );
  });

  it('is a member where it is said which packages belong together', () => {
    const asYarn = resolverOf({
      modules,
      configs: { ...configs, 'package.json': { workspaces: ['packages/*'] } },
    });
    const pnpm = "packages:\n  # all of them\n  - 'packages/*'\n  - '!packages/ui'\n";
    const asPnpm = resolverOf({ modules, configs: { ...configs, 'pnpm-workspace.yaml': pnpm } });
    const from = 'packages/app/src/main.ts';
    assert.equal(resolveSpecifier(asYarn, from, '@acme/ui'), 'packages/ui/index.ts');
    assert.equal(resolveSpecifier(asYarn, from, '@test/dep'), 'npm:@test/dep');
    assert.equal(resolveSpecifier(asPnpm, from, '@acme/ui'), 'npm:@acme/ui');
  });

  it('is what the package round the file says: a path, or another name', () => {
    const resolver = resolverOf({ modules, configs });
    const answers = ['@test/dep', 'alias', 'other'].map(name =>
      resolveSpecifier(resolver, 'playground/app/main.js', name),
    );
    assert.deepEqual(answers, [
      'playground/app/dep/index.js',
      'playground/app/dep/index.js',
      'packages/ui/index.ts',
    ]);
  });

  it('is the package itself inside of it', () => {
    const resolver = resolverOf({ modules, configs });
    assert.equal(
      resolveSpecifier(resolver, 'playground/other/dep/extra.js', '@test/dep'),
      'playground/other/dep/index.js',
    );
  });

  it('reads the lists of pnpm', () => {
    const text =
      'catalog:\n  - no\npackages:\n- a/*\n\n  - "b" # two\n# note\n  - \'!c\'\nonlyBuilt:\n  - no\n';
    assert.deepEqual(readPnpmPackages(text), ['a/*', 'b', '!c']);
    assert.deepEqual(readPnpmPackages('packages: [a/*, "b"]\n'), ['a/*', 'b']);
    assert.deepEqual(readPnpmPackages('\0: ['), []);
  });
});

describe('a path from the root', () => {
  it('counts from the package that a development server would serve, then from the workspace folder', () => {
    const resolver = resolverOf({
      modules: ['src/a.ts', 'src/b.ts', 'apps/shop/src/a.ts'],
      configs: { 'apps/shop/package.json': {}, 'package.json': {} },
    });
    assert.equal(resolveSpecifier(resolver, 'apps/shop/src/c.ts', '/src/a'), 'apps/shop/src/a.ts');
    assert.equal(resolveSpecifier(resolver, 'apps/shop/src/c.ts', '/src/b'), 'src/b.ts');
    assert.equal(resolveSpecifier(resolver, 'src/c.ts', '/src/a.ts'), 'src/a.ts');
  });
});

describe('conditions in tables of packages', () => {
  const modules = [
    'p/a.js',
    'p/b.js',
    'p/c.js',
    'p/types.d.ts',
    'p/private/x.js',
    'p/src/a.ts',
    'q/main.ts',
    'r/main.ts',
  ];
  const resolve = (
    exports: unknown,
    specifier = 'p',
    from = 'q/main.ts',
    kind: 'import' | 'require' = 'import',
  ) => {
    const resolver = resolverOf({
      modules,
      configs: {
        'p/package.json': { name: 'p', exports },
        'r/tsconfig.json': { compilerOptions: { moduleResolution: 'bundler', customConditions: ['acme'] } },
      },
    });
    return resolveSpecifier(resolver, from, specifier, [], kind);
  };

  it('count in their order, and those of browsers do not hold', () => {
    assert.equal(resolve({ browser: './b.js', default: './a.js' }), 'p/a.js');
    assert.equal(resolve({ default: './c.js', import: './a.js' }), 'p/c.js');
    assert.equal(resolve({ node: { import: './b.js' }, default: './a.js' }), 'p/b.js');
    assert.equal(resolve({ worker: './b.js' }), 'p/b.js', 'what nothing else leads to');
  });

  it('are those of import or require, and those of the configuration', () => {
    const exports = { acme: './c.js', require: './b.js', import: './a.js' };
    assert.equal(resolve(exports), 'p/a.js');
    assert.equal(resolve(exports, 'p', 'q/main.ts', 'require'), 'p/b.js');
    assert.equal(resolve(exports, 'p', 'r/main.ts'), 'p/c.js');
    assert.equal(resolve({ node: './b.js', default: './a.js' }, 'p', 'r/main.ts'), 'p/a.js');
  });

  it('lead to what is there before what a build would write', () => {
    assert.equal(resolve({ types: './dist/none.d.ts', default: './b.js' }), 'p/b.js');
    assert.equal(resolve({ development: './src/a.ts', default: './dist/b.js' }), 'p/src/a.ts');
    assert.equal(resolve({ types: './types.d.ts', default: './b.js' }), 'p/types.d.ts');
  });

  it('say what is private', () => {
    const table = { './*': './*.js', './private/*': null };
    assert.equal(resolve(table, 'p/b'), 'p/b.js');
    assert.match(resolve(table, 'p/private/x'), /^\? /);
  });

  it('hold for imports of a package, too', () => {
    const resolver = resolverOf({
      modules: ['p/client.js', 'p/server.js', 'p/main.js'],
      configs: {
        'p/package.json': { imports: { '#x': { browser: './client.js', default: './server.js' } } },
      },
    });
    assert.equal(resolveSpecifier(resolver, 'p/main.js', '#x'), 'p/server.js');
  });
});

describe('what a package is built from', () => {
  const modules = [
    'p/src/types.ts',
    'p/src/exports/types.ts',
    'p/src/exports/cli.ts',
    'p/src/main.ts',
    'q/a.ts',
  ];
  const resolve = (specifier: string, configs: Record<string, unknown>) => {
    const exports = { '.': './dist/index.mjs', './*': './dist/*.mjs' };
    const resolver = resolverOf({
      modules,
      configs: {
        'p/package.json': { name: 'p', exports, ...(configs['package.json'] as object) },
        ...configs,
      },
    });
    return resolveSpecifier(resolver, 'q/a.ts', specifier);
  };

  it('is what the configuration of its bundler names', () => {
    const list = "export default defineConfig({ entry: ['src/exports/types.ts', 'src/exports/cli.ts'] });\n";
    assert.equal(resolve('p/types', {}), 'p/src/types.ts');
    assert.equal(resolve('p/types', { 'p/tsdown.config.ts': list }), 'p/src/exports/types.ts');
    const object =
      "export default { entry: { index: './src/main.ts', types: 'src/types' } }; // 'src/exports/cli.ts'\n";
    assert.equal(resolve('p', { 'p/tsup.config.js': object }), 'p/src/main.ts');
    assert.equal(resolve('p/types', { 'p/tsup.config.js': object }), 'p/src/types.ts');
    const glob = "export default { input: ['src/exports/*.ts', '!src/exports/*.test.ts'] };\n";
    assert.equal(resolve('p/cli', { 'p/rolldown.config.mjs': glob }), 'p/src/exports/cli.ts');
  });

  it('is what its scripts are given', () => {
    const scripts = {
      build: 'tsup-node src/exports/types.ts src/main.ts --format esm',
      test: 'mocha src/types.ts',
    };
    assert.equal(resolve('p/types', { 'package.json': { scripts } }), 'p/src/exports/types.ts');
  });

  it('stays open where several entries may be meant', () => {
    const both = "export default { entry: ['src/types.ts', 'src/exports/types.ts'] };\n";
    assert.equal(resolve('p/types', { 'p/tsup.config.ts': both }), 'p/src/types.ts');
    assert.equal(resolve('p/exports/types', { 'p/tsup.config.ts': both }), 'p/src/exports/types.ts');
  });
});

describe('the configuration of a file', () => {
  const paths = (folder: string) => ({ paths: { '@/*': [`./${folder}/*`] } });
  const modules = ['one/a.ts', 'two/a.ts', 'one/deep/a.ts'];

  it('is the first for it among those that the nearest refers to', () => {
    const resolver = resolverOf({
      modules,
      configs: {
        'tsconfig.json': { files: [], references: [{ path: './tsconfig.one.json' }, { path: './configs' }] },
        'tsconfig.one.json': { include: ['one'], exclude: ['**/deep'], compilerOptions: paths('one') },
        'configs/tsconfig.json': { include: ['../**/*.ts'], compilerOptions: paths('../two') },
      },
    });
    const answers = ['one/b.ts', 'two/b.ts', 'one/deep/b.ts', 'one/b.js'].map(from =>
      resolveSpecifier(resolver, from, '@/a'),
    );
    assert.deepEqual(answers, ['one/a.ts', 'two/a.ts', 'two/a.ts', 'one/a.ts']);
  });

  it('is one further up where the nearest is for other files', () => {
    const resolver = resolverOf({
      modules,
      configs: {
        'tsconfig.json': { compilerOptions: paths('two') },
        'one/tsconfig.json': { include: ['deep/**/*'], compilerOptions: { paths: { '@/*': ['./deep/*'] } } },
        'two/tsconfig.json': { files: ['index.ts'], compilerOptions: { paths: {} } },
      },
    });
    assert.equal(resolveSpecifier(resolver, 'one/deep/b.ts', '@/a'), 'one/deep/a.ts');
    assert.equal(resolveSpecifier(resolver, 'one/b.ts', '@/a'), 'two/a.ts');
    // A few files stand for all that they import.
    assert.match(resolveSpecifier(resolver, 'two/b.ts', '@/a'), /^\? /);
  });

  it('takes in what a base says, unless it is taken back', () => {
    const resolver = resolverOf({
      modules,
      configs: {
        'tsconfig.base.json': { include: ['one'], compilerOptions: paths('one') },
        'tsconfig.json': { extends: './tsconfig.base.json', references: [{ path: './tsconfig.two.json' }] },
        'tsconfig.two.json': {
          extends: './tsconfig.base.json',
          include: ['two'],
          compilerOptions: { paths: null, baseUrl: '.' },
        },
      },
    });
    assert.equal(resolveSpecifier(resolver, 'one/b.ts', '@/a'), 'one/a.ts');
    assert.equal(resolveSpecifier(resolver, 'two/b.ts', 'two/a'), 'two/a.ts');
    assert.match(resolveSpecifier(resolver, 'two/b.ts', '@/a'), /^\? /);
  });
});
