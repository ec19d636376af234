import assert from 'node:assert/strict';
import { extractText, listImports } from './extract-text';

describe('imports of components', () => {
  const forms: [what: string, file: string, text: string, expected: string[]][] = [
    ['a script', 'a.vue', "<script>\nimport b from './b';\n</script>\n", ['2:1 import ./b {default}']],
    ['on the line of the tag', 'a.vue', "<script>import './b';</script>", ['1:9 import ./b {}']],
    [
      'script and script setup',
      'a.vue',
      "<script>\nexport * from './b';\n</script>\n<script setup>\nimport './c';\n</script>",
      ['2:1 reexport ./b {*}', '5:1 import ./c {}'],
    ],
    [
      'module and instance',
      'a.svelte',
      "<script context=\"module\">\n  import './b';\n</script>\n<script>\n  import './c';\n</script>\n<p>{text}</p>",
      ['2:3 import ./b {}', '5:3 import ./c {}'],
    ],
    ['script module', 'a.svelte', "<script module>import './b';</script>", ['1:16 import ./b {}']],
    ['types', 'a.vue', "<script lang='ts'>\nlet a: import('./b').A;\n</script>", ['2:8 import ./b {A} type']],
    [
      'JSX',
      'a.vue',
      '<script lang="tsx">\nimport B from "./b";\nexport default () => <B<string> />;\n</script>',
      ['2:1 import ./b {default}'],
    ],
    [
      'casts, which are no JSX',
      'a.vue',
      '<script lang=ts>\nconst a = <A>b; import "./b";\n</script>',
      ['2:17 import ./b {}'],
    ],
    ['src', 'a.vue', '\n<script lang="ts" src="./b.ts"></script>', ['2:1 import ./b.ts {*}']],
    ['src in an empty tag', 'a.vue', '<script src="./b" />\n<p></p>', ['1:1 import ./b {*}']],
    [
      'src of a web page',
      'a.svelte',
      '<script src="https://a.b/c.js"></script><script src="/d.js"></script>',
      [],
    ],
    [
      'Windows line ends',
      'a.vue',
      "<template>\r\n</template>\r\n<script>\r\nimport './b';\r\n</script>\r\n",
      ['4:1 import ./b {}'],
    ],
    [
      'a comment',
      'a.vue',
      "<!-- <script>import './b';</script> -->\n<script>import './c';</script>",
      ['2:9 import ./c {}'],
    ],
    [
      'a comment round a tag',
      'a.svelte',
      "<!-- <script> -->\n<script>import './c';</script>",
      ['2:9 import ./c {}'],
    ],
    [
      'a closing tag in a string, escaped',
      'a.vue',
      "<script>\nconst a = '<\\/script>';\nimport './b';\n</script>",
      ['3:1 import ./b {}'],
    ],
    [
      'an opening tag in a string',
      'a.vue',
      "<script>\nconst a = '<script>';\nimport './b';\n</script>",
      ['3:1 import ./b {}'],
    ],
    [
      'tags in attributes',
      'a.vue',
      '<template><a :b="\'<template><script>\'" c=">" /></template>\n<script>import "./b";</script>',
      ['2:9 import ./b {}'],
    ],
    [
      'templates in templates',
      'a.vue',
      "<template><template #a></template><script>import './no';</script></template>\n<script>import './b';</script>",
      ['2:9 import ./b {}'],
    ],
    [
      'a template in another language',
      'a.vue',
      '<template lang="pug">\ndiv <template>\n</template>\n<script>import \'./b\';</script>',
      ['4:9 import ./b {}'],
    ],
    [
      'a template that is not closed yet',
      'a.vue',
      "<template>\n  <template v-if>\n</template>\n<script>import './b';</script>",
      ['4:9 import ./b {}'],
    ],
    [
      'an example in a block of another kind',
      'a.vue',
      "<docs>\n<script>import './no';</script>\n</docs>",
      [],
    ],
    [
      'code in attributes',
      'a.svelte',
      "<a on:b={() => c > '\"'} />\n<script>import './b';</script>",
      ['2:9 import ./b {}'],
    ],
    ['data', 'a.svelte', '<script type="application/ld+json">import \'./no\';</script>', []],
    ['a component called Script', 'a.svelte', "<Script>import './no';</Script>", []],
    ['a script that is not closed', 'a.vue', "<script>\nimport './b';\n", ['2:1 import ./b {}']],
    ['a tag that is not closed', 'a.vue', '<script lang="ts', []],
    ['no script', 'a.vue', '<template><p>import "./b";</p></template>', []],
  ];
  for (const [what, file, text, expected] of forms)
    it(`${what} (${file})`, async () => assert.deepEqual(await listImports(file, text), expected));

  const languages: [text: string, expected: string][] = [
    ['<script lang="ts">a</script>', 'typescript'],
    ['<script lang="tsx" setup>a</script>', 'typescript'],
    ['<script>a</script><script setup lang="ts">b</script>', 'typescript'],
    ['<script>a</script>', 'javascript'],
    ['<template></template>', 'javascript'],
    ['', 'javascript'],
  ];
  for (const [text, expected] of languages)
    it(`${JSON.stringify(text)} is ${expected}`, async () =>
      assert.equal((await extractText('a.vue', text)).language, expected));

  it('counts the lines of the whole file', async () => {
    assert.equal((await extractText('a.vue', '<template>\n</template>\n<script>\n</script>\n')).lines, 4);
  });

  it('reports a syntax error where it is, and reads the other script', async () => {
    const text = "<script>\nconst = {\n</script>\n<script setup>\nimport './b';\n</script>\n";
    const { imports, problems } = await extractText('a.vue', text);
    assert.deepEqual(
      imports.map(({ specifier, line }) => [specifier, line]),
      [['./b', 5]],
    );
    assert.equal(problems[0]?.line, 2);
  });

  it('says which scripts it cannot read', async () => {
    const { problems } = await extractText('a.vue', '\n<script lang="coffee">\nrequire "./b"\n</script>');
    assert.deepEqual(problems, [
      {
        line: 2,
        severity: 'info',
        message: 'This script is written in coffee, which Lintel does not read: its imports are missing.',
      },
    ]);
  });
});
