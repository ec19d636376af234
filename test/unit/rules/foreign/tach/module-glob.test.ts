import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { compileModuleGlob } from '../../../../../src/rules/foreign/tach/module-glob';

const NAMES = ['p', 'p.q', 'p.q.r', 'b'];

function match(path: string): string[] {
  const glob = compileModuleGlob(path);
  return NAMES.filter(name => 'test' in glob && glob.test(name));
}

describe('Paths of modules of Tach', () => {
  it('match as in Tach itself', () => {
    deepStrictEqual(match('p.q'), ['p.q']);
    deepStrictEqual(match('p.*'), ['p.q']);
    deepStrictEqual(match('p.**'), ['p', 'p.q', 'p.q.r']);
    deepStrictEqual(match('p.q.**'), ['p.q', 'p.q.r']);
    deepStrictEqual(match('**.q'), ['p.q']);
    deepStrictEqual(match('p.**.r'), ['p.q.r']);
    deepStrictEqual(match('**'), ['p', 'b']);
    deepStrictEqual(match('{p,b}'), ['p', 'b']);
    deepStrictEqual(match('p?q'), []);
  });

  it('say what is wrong with one that cannot be read', () => {
    strictEqual('fault' in compileModuleGlob('p.{q'), true);
  });
});
