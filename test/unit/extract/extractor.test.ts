import assert from 'node:assert/strict';
import { createExtractor } from '../../../src/extract/extractor';

describe('createExtractor', () => {
  it('refuses files of other languages', async () => {
    const extractor = await createExtractor({ grammarFolder: '/nowhere' });
    await assert.rejects(
      extractor.extract('a.rb', '', true),
      /Not a Python, TypeScript or JavaScript file: a\.rb/,
    );
  });

  it('needs no Python grammar for TypeScript', async () => {
    const extractor = await createExtractor({ grammarFolder: '/nowhere' });
    assert.equal((await extractor.extract('a.ts', 'let a;', true)).lines, 1);
  });
});
