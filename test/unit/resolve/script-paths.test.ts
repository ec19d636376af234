import assert from 'node:assert/strict';
import { resolverOf, resolveSpecifier, type Workspace } from './resolve-specifier';

describe('resolving TypeScript and JavaScript by path', () => {
  const workspace: Workspace = {
    modules: [
      'src/main.ts',
      'src/a.ts',
      'src/b.tsx',
      'src/c.mts',
      'src/d.js',
      'src/d.d.ts',
      'src/e.d.ts',
      'src/f.cjs',
      'src/both.ts',
      'src/both/index.ts',
      'src/folder/index.ts',
      'src/folder/deep.ts',
      'src/style.css.ts',
      'src/dotted.service.ts',
      'src/packed/start.js',
      'src/empty/x.ts',
      'src/App.vue',
      'src/Item.svelte',
      'src/count.svelte.ts',
      'tool.js',
    ],
    files: ['src/data.json', 'src/page.astro', 'src/notes'],
    configs: { 'src/packed/package.json': { main: './start.js' } },
  };
  const resolver = resolverOf(workspace);
  const cases: [specifier: string, expected: string][] = [
    ['./a', 'src/a.ts'],
    ['./a.ts', 'src/a.ts'],
    ['./a.js', 'src/a.ts'],
    ['./b', 'src/b.tsx'],
    ['./b.js', 'src/b.tsx'],
    ['./b.jsx', 'src/b.tsx'],
    ['./c.mjs', 'src/c.mts'],
    ['./d', 'src/d.js'],
    ['./d.js', 'src/d.js'],
    ['./e', 'src/e.d.ts'],
    ['./e.js', 'src/e.d.ts'],
    ['./e.ts', 'src/e.d.ts'],
    ['./f.cjs', 'src/f.cjs'],
    ['./both', 'src/both.ts'],
    ['./both/', 'src/both/index.ts'],
    ['./folder', 'src/folder/index.ts'],
    ['./folder/index', 'src/folder/index.ts'],
    ['./folder/index.js', 'src/folder/index.ts'],
    ['./folder/../a', 'src/a.ts'],
    ['./dotted.service', 'src/dotted.service.ts'],
    ['./style.css', 'src/style.css.ts'],
    ['./packed', 'src/packed/start.js'],
    ['../tool', 'tool.js'],
    ['/tool.js', 'tool.js'],
    ['./a?worker', 'src/a.ts'],
    ['./theme.css', ''],
    ['./icon.svg?url', ''],
    ['!!raw-loader!./notes.txt', ''],
    ['./data.json', ''],
    ['./page.astro', ''],
    ['./App.vue', 'src/App.vue'],
    ['./App', 'src/App.vue'],
    ['./Item.svelte', 'src/Item.svelte'],
    ['./count.svelte', 'src/count.svelte.ts'],
    ['./count.svelte.js', 'src/count.svelte.ts'],
    ['./Gone.vue', '? No file Gone.vue in src.'],
    ['./notes', ''],
    ['./empty', '? The folder src/empty has no index file.'],
    ['../../else', '? ../../else leads out of the workspace folder.'],
    ['node:fs', 'node:fs'],
    ['fs', 'node:fs'],
    ['fs/promises', 'node:fs/promises'],
    ['node:test', 'node:test'],
    ['react', 'npm:react'],
    ['react/jsx-runtime', 'npm:react'],
    ['@scope/name', 'npm:@scope/name'],
    ['@scope/name/deep/file.js', 'npm:@scope/name'],
    ['npm:chalk@5', 'npm:chalk'],
    ['punycode/', 'npm:punycode'],
    ['https://example.org/a.js', ''],
    ['virtual:pwa', ''],
    ['bootstrap/dist/bootstrap.css', 'npm:bootstrap'],
    ['@/a', '? @/a looks like an alias, but no tsconfig.json or jsconfig.json that applies here defines it.'],
    ['#a', '? No package.json round this file defines #a.'],
  ];
  for (const [specifier, expected] of cases)
    it(`${specifier} is ${expected || 'no module'}`, () =>
      assert.equal(resolveSpecifier(resolver, 'src/main.ts', specifier), expected));

  it('takes a folder for what its own dots mean', () => {
    assert.equal(resolveSpecifier(resolver, 'src/folder/deep.ts', '.'), 'src/folder/index.ts');
    assert.match(
      resolveSpecifier(resolver, 'src/folder/deep.ts', '..'),
      /^\? The folder src has no index file/,
    );
  });

  it('says where it looked for a file that is not there', () => {
    const answer = resolveSpecifier(resolver, 'src/main.ts', './missing');
    assert.match(answer, /^\? No file missing\.ts, .* or missing\/index\.ts in src\.$/);
  });

  it('says so of a file with its extension, and that it may be generated', () => {
    assert.equal(
      resolveSpecifier(resolver, 'src/main.ts', './gen-routes.js'),
      '? No file gen-routes.js in src, nor a source that it could be compiled from. It looks like generated output, which is not there or is ignored.',
    );
  });

  it('says which folder is not there, and that it may be generated', () => {
    const answer = resolveSpecifier(resolver, 'src/main.ts', './generated/api/client');
    assert.equal(
      answer,
      '? There is no folder src/generated. It looks like generated output, which is not there or is ignored.',
    );
  });

  it('keeps kind and names', () => {
    assert.equal(resolveSpecifier(resolver, 'src/main.ts', './a', ['x', 'y'], 'reexport'), 'src/a.ts {x y}');
  });

  it('never goes from one workspace root into another', () => {
    const two = resolverOf({ modules: ['one/a.ts', 'two/b.ts'], roots: ['one', 'two'] });
    assert.match(resolveSpecifier(two, 'one/a.ts', '../two/b'), /^\? .* leads out of the workspace folder/);
    assert.equal(resolveSpecifier(two, 'two/b.ts', '/b'), 'two/b.ts');
  });
});
