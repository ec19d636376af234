import assert from 'node:assert/strict';
import { compileGlob, compileNames } from '../../../../src/rules/graph/glob';

function matches(pattern: string, id: string): boolean {
  const glob = compileGlob(pattern);
  assert.ok('test' in glob, `${pattern}: ${'fault' in glob ? glob.fault : ''}`);
  return glob.test(id);
}

describe('globs', () => {
  const cases: readonly (readonly [pattern: string, id: string, is: boolean])[] = [
    ['src/**', 'src/a/b.ts', true],
    ['src/**', 'srcs/a.ts', false],
    ['src/', 'src/.hidden/b.ts', true],
    ['src/*.ts', 'src/a/b.ts', false],
    ['**/models.py', 'models.py', true],
    ['**/models.py', 'a/b/models.py', true],
    ['packages/*/src/**', 'packages/a/src/x/y.ts', true],
    ['src/{a,b}/*.{ts,tsx}', 'src/b/x.tsx', true],
    ['src/?id?.ts', 'src/[id].ts', true],
    ['packages/@acme/core/**', 'packages/@acme/core/a.ts', true],
    ['a.ts', 'a.ts', true],
    ['a.ts', 'b/a.ts', false],
  ];
  for (const [pattern, id, is] of cases)
    it(`${pattern} ${is ? 'is' : 'is not'} ${id}`, () => assert.equal(matches(pattern, id), is));

  for (const pattern of [
    '',
    '/src',
    './src',
    '../a',
    'src\\a',
    'a//b',
    'a{b',
    'a]b',
    '^src/(a|b)',
    '*a*b*c*d',
    '**/'.repeat(7),
  ])
    it(`${JSON.stringify(pattern)} is refused`, () => assert.ok('fault' in compileGlob(pattern)));

  it('are quick on the worst that is allowed', () => {
    const glob = compileGlob('**/*a*a*b');
    assert.ok('test' in glob);
    assert.equal(glob.test(`${'a'.repeat(300)}/${'a'.repeat(300)}`), false);
  });

  it('of names have one wildcard', () => {
    const test = compileNames(['Order', '*Row', 'get*By*']);
    const names = ['Order', 'Orders', 'OrderRow', 'Rows', 'getOrderById', 'getOrder', 'getBy'];
    assert.deepEqual(names.filter(test), ['Order', 'OrderRow', 'getOrderById', 'getBy']);
    assert.equal(compileNames(['a*a'])('a'), false);
  });
});
