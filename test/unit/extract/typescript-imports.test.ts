import assert from 'node:assert/strict';
import { extractText, listImports } from './extract-text';

describe('imports of TypeScript and JavaScript', () => {
  const forms: [what: string, file: string, text: string, expected: string[]][] = [
    ['a default import', 'a.ts', "import a from './b';", ['1:1 import ./b {default}']],
    [
      'named imports, by their original names',
      'a.ts',
      "import { a, b as c } from './b';",
      ['1:1 import ./b {a b}'],
    ],
    ['a namespace import', 'a.ts', "import * as a from './b';", ['1:1 import ./b {*}']],
    ['default and named', 'a.ts', "import d, { a } from './b';", ['1:1 import ./b {default a}']],
    ['a side effect', 'a.ts', "import './b';", ['1:1 import ./b {}']],
    ['import type', 'a.ts', "import type { A } from './b';", ['1:1 import ./b {A} type']],
    ['inline types alone', 'a.ts', "import { type A, type B } from './b';", ['1:1 import ./b {A B} type']],
    ['inline types among values', 'a.ts', "import { type A, b } from './b';", ['1:1 import ./b {A b}']],
    [
      'a default among inline types',
      'a.ts',
      "import d, { type A } from './b';",
      ['1:1 import ./b {default A}'],
    ],
    ['export from', 'a.ts', "export { a as b } from './b';", ['1:1 reexport ./b {a}']],
    ['export star', 'a.ts', "export * from './b';", ['1:1 reexport ./b {*}']],
    ['export star as', 'a.ts', "export * as b from './b';", ['1:1 reexport ./b {*}']],
    ['export type from', 'a.ts', "export type { A } from './b';", ['1:1 reexport ./b {A} type']],
    ['an export without a source', 'a.ts', 'const a = 1;\nexport { a };', []],
    ['import equals', 'a.ts', "import a = require('./b');", ['1:1 require ./b {*}']],
    ['import equals of a name', 'a.ts', 'import a = b.c;', []],
    [
      'attributes',
      'a.ts',
      "import a from './b.json' with { type: 'json' };",
      ['1:1 import ./b.json {default}'],
    ],
    ['dynamic import', 'a.ts', "const a = await import('./b');", ['1:17 dynamic ./b {*}']],
    ['names taken from it', 'a.ts', "const { a, b: c } = await import('./b');", ['1:27 dynamic ./b {a b}']],
    [
      'dynamic import in a function',
      'a.ts',
      "const f = () => import('./b');",
      ['1:17 dynamic ./b {*} deferred'],
    ],
    ['a bundler comment in it', 'a.ts', "import(/* chunk */ './b');", ['1:1 dynamic ./b {}']],
    ['a template without holes', 'a.ts', 'import(`./b`);', ['1:1 dynamic ./b {}']],
    [
      'a deferred module',
      'a.ts',
      "import.defer('./b');\nimport.meta.resolve('./c');",
      ['1:1 dynamic ./b {}'],
    ],
    ['a deferred namespace', 'a.ts', "import defer * as b from './b';", ['1:1 import ./b {*}']],
    ['a computed name', 'a.ts', "import('./' + name);\nrequire(name);", []],
    ['a type', 'a.ts', "let a: import('./b').A;", ['1:8 import ./b {A} type']],
    ['typeof a module', 'a.ts', "let a: typeof import('./b');", ['1:8 import ./b {*} type']],
    ['require', 'a.js', "const a = require('./b');", ['1:11 require ./b {*}']],
    ['names taken from require', 'a.js', "const { a, ...b } = require('./b');", ['1:21 require ./b {a *}']],
    ['a property of require', 'a.js', "const a = require('./b').c;", ['1:11 require ./b {c}']],
    [
      'require in a function',
      'a.js',
      "function f() {\n  require('./b');\n}",
      ['2:3 require ./b {} deferred'],
    ],
    ['a method', 'a.ts', "class A { f() { require('./b'); } }", ['1:17 require ./b {} deferred']],
    ['a field of an instance', 'a.ts', "class A { f = require('./b'); }", ['1:15 require ./b {*} deferred']],
    ['a static field', 'a.ts', "class A { static f = require('./b'); }", ['1:22 require ./b {*}']],
    [
      'a function called on the spot',
      'a.js',
      "(function () { require('./b'); })();",
      ['1:16 require ./b {}'],
    ],
    ['the same by call', 'a.js', "(function () { require('./b'); }).call(this);", ['1:16 require ./b {}']],
    [
      "AMD's own require",
      'a.js',
      "define(function (require) { require('./b'); });",
      ['1:29 require ./b {} deferred'],
    ],
    ['a bundle with modules inlined', 'a.js', "({ 1: [function (require) { require('./b'); }] });", []],
    ['a require of its own', 'a.js', "const require = load;\nrequire('./b');", []],
    [
      'createRequire',
      'a.mjs',
      "import { createRequire } from 'module';\nconst require = createRequire(import.meta.url);\nrequire('./b');",
      ['1:1 import module {createRequire}', '3:1 require ./b {}'],
    ],
    ['require.resolve', 'a.js', "require.resolve('./b');", []],
    ['a reference path', 'a.ts', '/// <reference path="b.d.ts" />\n', ['1:1 import ./b.d.ts {} type']],
    [
      'a JSX source',
      'a.tsx',
      '/** @jsxImportSource preact */\nexport const a = <p />;',
      ['1:1 import preact/jsx-runtime {}'],
    ],
    [
      'JSX in .js',
      'a.js',
      "import a from './b';\nexport const c = <a.D>text</a.D>;",
      ['1:1 import ./b {default}'],
    ],
    ['a declaration file', 'a.d.ts', "import { A } from './b';", ['1:1 import ./b {A} type']],
    [
      'an ambient module',
      'a.ts',
      "declare module 'x' {\n  import { A } from './b';\n}",
      ['2:3 import ./b {A} type'],
    ],
    [
      'imports in comments and strings',
      'a.ts',
      "// import './b';\nconst a = \"import './c'; require('./d')\";",
      [],
    ],
    ['a shebang', 'a.js', "#!/usr/bin/env node\nrequire('./b');", ['2:1 require ./b {}']],
    [
      'Windows line ends',
      'a.ts',
      "import './b';\r\n\r\nimport './c';\r\n",
      ['1:1 import ./b {}', '3:1 import ./c {}'],
    ],
    [
      'the order of the text',
      'a.ts',
      "const a = require('./a');\nimport './b';\nconst c = () => import('./c');\nexport * from './d';",
      ['1:11 require ./a {*}', '2:1 import ./b {}', '3:17 dynamic ./c {*} deferred', '4:1 reexport ./d {*}'],
    ],
  ];
  for (const [what, file, text, expected] of forms)
    it(what, async () => assert.deepEqual(await listImports(file, text), expected));

  it('reports a syntax error with its line and keeps the imports', async () => {
    const { imports, problems } = await extractText('a.ts', "import './b';\n\nconst a = ;\nimport './c';\n");
    assert.deepEqual(
      imports.map(({ specifier }) => specifier),
      ['./b', './c'],
    );
    assert.deepEqual(problems, [
      { line: 3, severity: 'error', message: 'Syntax error: Expression expected.' },
    ]);
  });

  it('reports a few problems of a badly broken file, not hundreds', async () => {
    const { problems } = await extractText('a.ts', 'const = ;\n'.repeat(200));
    assert.equal(problems.length, 3);
  });

  it('makes nothing of syntax that only Flow knows', async () => {
    const text = "// @flow\nimport type { A } from './b';\ntype C = {| a: ?string |};\n";
    const { imports, problems } = await extractText('a.js', text);
    assert.equal(imports[0]?.specifier, './b');
    assert.ok(
      problems.every(({ severity }) => severity === 'info'),
      JSON.stringify(problems),
    );
  });

  it('reads the plain imports of code too deep for the parser', async () => {
    const text = `import './b';\nexport const a = ${'['.repeat(60_000)}${']'.repeat(60_000)};\n`;
    const { imports, problems } = await extractText('a.ts', text);
    assert.deepEqual(
      imports.map(({ specifier }) => specifier),
      ['./b'],
    );
    assert.match(problems[0]?.message ?? '', /nested too deeply/);
  });

  it('walks a long chain of operators', async () => {
    const text = `const a = require('./b') + ${"'x' + ".repeat(20_000)}'y';\n`;
    assert.deepEqual(await listImports('a.js', text), ['1:11 require ./b {*}']);
  });

  it('has nothing to say of an empty file', async () => {
    assert.deepEqual(await extractText('a.ts', ''), { lines: 0, imports: [], problems: [] });
  });
});
