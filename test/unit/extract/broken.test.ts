import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fixture } from '../../support/paths';
import { extractText, listImports } from './extract-text';

/** For what takes minutes where its time grows with the square of its length, in milliseconds; a busy machine is slow. */
const LONG_TIME = 60_000;

// What mutated inputs have brought to light.
describe('broken files', () => {
  const files: [what: string, file: string, expected: string[]][] = [
    [
      'a relative name that leads out of the topmost package stays as it is written',
      'python/relative-beyond-the-top.py',
      [
        '1:1 import importlib {import_module}',
        '3:1 dynamic ... {*}',
        '4:1 dynamic ..prices {*}',
        '5:1 dynamic shop.prices {*}',
      ],
    ],
    [
      'a reference without a path is none',
      'script/reference-to-nothing.ts',
      ['2:1 import ./globals.d.ts {} type'],
    ],
  ];
  for (const [what, file, expected] of files)
    it(what, async () =>
      assert.deepEqual(await listImports(file, readFileSync(fixture('broken', file), 'utf8')), expected),
    );

  // The time these took grew with the square of their length: minutes for these, a blink where it does not.
  const long: [what: string, text: string][] = [
    ['parentheses round a condition', `if ${'('.repeat(300_000)}x${')'.repeat(300_000)}:\n  import a\n`],
    ['blanks in a condition', `if (${' '.repeat(300_000)}x):\n  import a\n`],
  ];
  for (const [what, text] of long)
    it(`reads past any number of ${what}`, async function () {
      this.timeout(LONG_TIME);
      const { imports } = await extractText('a.py', `from typing import TYPE_CHECKING\n${text}`);
      assert.deepEqual(
        imports.map(({ specifier, typeOnly }) => [specifier, typeOnly]),
        [
          ['typing', false],
          ['a', false],
        ],
      );
    });

  it('reads past any number of blanks in a tag', async function () {
    this.timeout(LONG_TIME);
    const text = `<a${' '.repeat(300_000)}"${' '.repeat(300_000)}'>\n<script>import './b';</script>`;
    assert.deepEqual(await listImports('a.vue', text.replace('<a', '<script')), []);
    assert.deepEqual(await listImports('a.svelte', text), ['2:9 import ./b {}']);
  });

  it('keeps half a character where there is no other half', async () => {
    assert.deepEqual(await listImports('a.ts', "import '\uD83D';\nimport { '\uDE00' as a } from './b';"), [
      '1:1 import \uD83D {}',
      '2:1 import ./b {\uDE00}',
    ]);
    assert.deepEqual(await listImports('a.py', "x = '\uD83D'; import a\n"), ['1:10 import a {*}']);
  });
});
