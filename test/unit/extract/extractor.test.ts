import assert from 'node:assert/strict';
import { createExtractor } from '../../../src/extract/extractor';
import { extractText } from './extract-text';

describe('createExtractor', () => {
  it('refuses files of other languages', async () => {
    const extractor = await createExtractor({ grammarFolder: '/nowhere' });
    await assert.rejects(
      extractor.extract('a.rb', '', { symbols: true, code: false }),
      /Not a Python, TypeScript or JavaScript file: a\.rb/,
    );
  });

  it('needs no Python grammar for TypeScript', async () => {
    const extractor = await createExtractor({ grammarFolder: '/nowhere' });
    assert.equal((await extractor.extract('a.ts', 'let a;', { symbols: true, code: false })).lines, 1);
  });
});

describe('symbols', () => {
  for (const [file, text] of [
    ['a.ts', 'export class A {}'],
    ['a.vue', '<script>export class A {}</script>'],
    ['a.py', 'class A: pass'],
  ] as const)
    it(`are read only where they are wanted: ${file}`, async () => {
      const { symbols, ...rest } = await extractText(file, text, true);
      assert.equal(symbols?.symbols[0]?.name, 'A');
      assert.deepEqual(await extractText(file, text, false), rest);
    });
});
