import assert from 'node:assert/strict';
import { resolverOf, resolveSpecifier } from './resolve-specifier';

describe('tsconfig.json', () => {
  it('maps paths, the most fitting pattern first', () => {
    const resolver = resolverOf({
      modules: ['src/a.ts', 'src/lib/a.ts', 'src/exact.ts', 'src/x-icon.ts'],
      configs: {
        'tsconfig.json': {
          compilerOptions: {
            paths: {
              '@/*': ['./src/*'],
              '@/lib/*': ['./none/*', './src/lib/*'],
              exact: ['./src/exact'],
              '~*-icon': ['./src/*-icon'],
            },
          },
        },
      },
    });
    const answers = ['@/a', '@/lib/a', 'exact', 'exact/x', '~x-icon'].map(s =>
      resolveSpecifier(resolver, 'src/b.ts', s),
    );
    assert.deepEqual(answers, ['src/a.ts', 'src/lib/a.ts', 'src/exact.ts', 'npm:exact', 'src/x-icon.ts']);
  });

  it('counts paths from baseUrl, and resolves from baseUrl itself', () => {
    const resolver = resolverOf({
      modules: ['app/src/a.ts', 'app/src/b/c.ts'],
      configs: { 'app/tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '@b/*': ['b/*'] } } } },
    });
    assert.equal(resolveSpecifier(resolver, 'app/src/a.ts', '@b/c'), 'app/src/b/c.ts');
    assert.equal(resolveSpecifier(resolver, 'app/src/a.ts', 'b/c'), 'app/src/b/c.ts');
    assert.equal(resolveSpecifier(resolver, 'app/src/a.ts', 'react'), 'npm:react');
  });

  it('is the nearest one for each file', () => {
    const paths = { compilerOptions: { paths: { '@/*': ['./*'] } } };
    const resolver = resolverOf({
      modules: ['one/a.ts', 'one/deep/b.ts', 'two/a.ts', 'three/a.ts'],
      configs: {
        'one/tsconfig.json': paths,
        'two/jsconfig.json': paths,
        'three/tsconfig.json': {},
        'tsconfig.json': paths,
      },
    });
    assert.equal(resolveSpecifier(resolver, 'one/deep/b.ts', '@/a'), 'one/a.ts');
    assert.equal(resolveSpecifier(resolver, 'two/b.js', '@/a'), 'two/a.ts');
    assert.match(resolveSpecifier(resolver, 'three/b.ts', '@/a'), /^\? @\/a looks like an alias/);
  });

  it('extends others: relative, without extension, several, of a workspace package, with configDir', () => {
    const resolver = resolverOf({
      modules: ['app/src/a.ts', 'app/gen/b.ts', 'shared/c.ts'],
      configs: {
        'app/tsconfig.json': { extends: ['../configs/base', '@acme/presets/gen.tsconfig.json'] },
        'configs/base.json': {},
        'configs/tsconfig.base.json': {},
        'configs/base/tsconfig.json': { compilerOptions: { paths: { none: [] } } },
        'presets/package.json': { name: '@acme/presets' },
        'presets/gen.tsconfig.json': {
          compilerOptions: {
            // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how the compiler spells it
            paths: { '@/*': ['${configDir}/src/*'], '@gen/*': ['../app/gen/*'], '@s/*': ['../shared/*'] },
          },
        },
      },
    });
    assert.equal(resolveSpecifier(resolver, 'app/src/x.ts', '@/a'), 'app/src/a.ts');
    assert.equal(resolveSpecifier(resolver, 'app/src/x.ts', '@gen/b'), 'app/gen/b.ts');
    assert.equal(resolveSpecifier(resolver, 'app/src/x.ts', '@s/c'), 'shared/c.ts');
    assert.deepEqual(resolver.diagnostics, []);
  });

  it('extends files whose names do not tell what they are, once their texts are known', () => {
    const workspace = {
      modules: ['src/a.ts'],
      files: ['configs/base.json', 'presets/strict.json', 'presets/lib.json', 'presets/data.json'],
      configs: {
        'tsconfig.json': { extends: ['./configs/base', '@acme/presets', '@acme/presets/lib'] },
        'presets/package.json': {
          name: '@acme/presets',
          tsconfig: './strict.json',
          exports: { './lib': './lib.json' },
        },
      },
    };
    const blind = resolverOf(workspace);
    assert.deepEqual(blind.wantedConfigs, ['configs/base.json', 'presets/lib.json', 'presets/strict.json']);
    assert.deepEqual(blind.diagnostics, []);
    const paths = { compilerOptions: { paths: { '@/*': ['../src/*'] } } };
    const configs = {
      ...workspace.configs,
      'configs/base.json': paths,
      'presets/lib.json': {},
      'presets/strict.json': { extends: './data' },
    };
    const resolver = resolverOf({ ...workspace, configs });
    assert.equal(resolveSpecifier(resolver, 'src/x.ts', '@/a'), 'src/a.ts');
    assert.deepEqual(resolver.wantedConfigs, ['presets/data.json']);
  });

  it('may only list the real ones, as in Vite projects', () => {
    const resolver = resolverOf({
      modules: ['src/a.ts'],
      configs: {
        'tsconfig.json': {
          files: [],
          references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
        },
        'tsconfig.app.json': { include: ['src'], compilerOptions: { paths: { '@/*': ['./src/*'] } } },
        'tsconfig.node.json': {
          include: ['*.config.ts'],
          compilerOptions: { paths: { '#/*': ['./src/*'] } },
        },
      },
    });
    assert.equal(resolveSpecifier(resolver, 'src/b.ts', '@/a'), 'src/a.ts');
    assert.equal(resolveSpecifier(resolver, 'vite.config.ts', '#/a'), 'src/a.ts');
    // Not of one of them: whatever they all say.
    assert.equal(resolveSpecifier(resolver, 'scripts/b.js', '@/a'), 'src/a.ts');
    assert.equal(resolveSpecifier(resolver, 'scripts/b.js', '#/a'), 'src/a.ts');
  });

  it('lays rootDirs over one another', () => {
    const resolver = resolverOf({
      modules: ['src/views/a.ts', 'generated/views/b.ts'],
      configs: { 'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'generated'] } } },
    });
    assert.equal(resolveSpecifier(resolver, 'src/views/a.ts', './b'), 'generated/views/b.ts');
  });

  it('reads comments and trailing commas', () => {
    const text = '\uFEFF{\n  // aliases\n  "compilerOptions": { "paths": { "@/*": ["./src/*"], }, },\n}\n';
    const resolver = resolverOf({ modules: ['src/a.ts'], configs: { 'tsconfig.json': text } });
    assert.equal(resolveSpecifier(resolver, 'b.ts', '@/a'), 'src/a.ts');
    assert.deepEqual(resolver.diagnostics, []);
  });

  it('says where a mapping leads when nothing is there', () => {
    const resolver = resolverOf({
      modules: ['src/a.ts'],
      configs: {
        'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'], '*': ['./types/*'] } } },
      },
    });
    assert.match(
      resolveSpecifier(resolver, 'src/a.ts', '@/b'),
      /^\? tsconfig\.json maps @\/b to src\/b\. No file b\.ts/,
    );
    assert.equal(resolveSpecifier(resolver, 'src/a.ts', 'react'), 'npm:react');
    assert.equal(resolveSpecifier(resolver, 'src/a.ts', '@/b.css'), '');
  });

  it('is reported with its line when broken, and used as far as it goes', () => {
    const text =
      '{\n  "compilerOptions": {\n    "paths": { "@/*": ["./src/*"] }\n    "strict": true\n  }\n}\n';
    const resolver = resolverOf({ modules: ['src/a.ts'], configs: { 'tsconfig.json': text } });
    assert.equal(resolveSpecifier(resolver, 'src/b.ts', '@/a'), 'src/a.ts');
    const [diagnostic] = resolver.diagnostics;
    assert.equal(resolver.diagnostics.length, 1);
    assert.equal(diagnostic?.module, 'tsconfig.json');
    assert.equal(diagnostic?.line, 4);
    assert.match(diagnostic?.message ?? '', /comma expected/);
  });

  it('survives every kind of nonsense', () => {
    const nonsense = [
      '',
      'null',
      '[]',
      '"x"',
      '{',
      '{"compilerOptions": 1}',
      '{"extends": 7, "references": [1]}',
      '{"compilerOptions": {"paths": ["x"], "baseUrl": {}, "rootDirs": "src", "outDir": "../../.."}}',
      '{"compilerOptions": {"paths": {"@/*": "./src", "b": [1, null]}}}',
      '\0\0\0',
      '{"extends": ["", "./", "/"]}',
    ];
    for (const text of nonsense) {
      const resolver = resolverOf({
        modules: ['a.ts'],
        configs: { 'tsconfig.json': text, 'package.json': text },
      });
      assert.equal(resolveSpecifier(resolver, 'b.ts', './a'), 'a.ts', text);
    }
  });

  it('reports a base that is missing and a circle, at the line of extends', () => {
    const resolver = resolverOf({
      modules: ['a.ts'],
      configs: {
        'tsconfig.json': { extends: './missing.json' },
        'one/tsconfig.json': { compilerOptions: {}, extends: './tsconfig.two.json' },
        'one/tsconfig.two.json': { extends: './tsconfig.json' },
      },
    });
    const messages = resolver.diagnostics
      .map(({ module, line, message }) => `${module}:${line} ${message}`)
      .sort();
    assert.match(
      messages[0]!,
      /^one\/tsconfig\.two\.json:2 This file extends \.\/tsconfig\.json, which extends this file/,
    );
    assert.match(messages[1]!, /^tsconfig\.json:2 This file extends \.\/missing\.json, which was not found/);
    assert.equal(messages.length, 2);
  });

  it('notes once that a base lies outside', () => {
    const outside = { extends: '../../base.json' };
    const resolver = resolverOf({
      modules: [],
      configs: { 'a/tsconfig.json': outside, 'b/tsconfig.json': outside },
    });
    assert.deepEqual(
      resolver.diagnostics.map(({ severity }) => severity),
      ['info'],
    );
  });
});
