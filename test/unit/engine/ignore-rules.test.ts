import assert from 'node:assert/strict';
import ignore, { type Ignore } from 'ignore';
import { addIgnoreRules, type IgnoreRules, isIgnored } from '../../../src/engine/ignore-rules';
import { createRandom } from '../../support/random';

const PATTERNS = [
  '*.pyc',
  'build/',
  '!build/',
  '/media/',
  'a/b',
  '!a/b',
  'a/*/c',
  '**/lib',
  'lib/**',
  '.*',
  '!.github',
  '# a comment/with/slashes',
  'x[0-9]',
  'a/x1 ',
  '\\!a',
  '/*',
  '!/a/',
  'A',
  'b*',
  '?',
  'm.p?c  ',
  '\\.env',
  'm*\\.py*',
  '*.p[!a]c',
  'x[]1]',
  'x[!]a]',
  '[[:alpha:]]',
  'a\\',
];
const NAMES = ['a', 'b', 'c', 'build', 'lib', 'media', '.github', '.env', 'm.pyc', 'x1', '!a'];

interface Level {
  readonly base: string;
  readonly text: string;
  readonly matcher: Ignore;
}

/** The whole path asked of every file. */
function isIgnoredPlainly(levels: readonly Level[], path: string): boolean {
  for (const { base, matcher } of [...levels].reverse()) {
    const { ignored, unignored } = matcher.test(path.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

describe('rules of .gitignore files', () => {
  it('say of every path what they would say if it were the only one', () => {
    const random = createRandom(1);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
    let ignored = 0;
    let kept = 0;

    function walk(
      folder: string,
      rules: IgnoreRules | undefined,
      levels: readonly Level[],
      depth: number,
    ): void {
      let own = rules;
      let all = levels;
      if (depth === 0 || random() < 0.5) {
        const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PATTERNS));
        const text = lines.join('\n');
        own = addIgnoreRules(rules, folder, text);
        all = [...levels, { base: folder, text, matcher: ignore({ allowRelativePaths: true }).add(text) }];
      }
      for (const name of NAMES) {
        const isFolder = random() < 0.3;
        const path = folder + name + (isFolder ? '/' : '');
        const expected = isIgnoredPlainly(all, path);
        assert.equal(
          isIgnored(own, path),
          expected,
          `${path} by ${JSON.stringify(all.map(level => [level.base, level.text]))}`,
        );
        if (expected) ignored++;
        else kept++;
        if (!expected && isFolder && depth < 3) walk(path, own, all, depth + 1);
      }
    }

    for (let tree = 0; tree < 60; tree++) walk('', undefined, [], 0);
    assert.ok(ignored > 1000 && kept > 1000, `${ignored} ignored, ${kept} kept`);
  });
});
