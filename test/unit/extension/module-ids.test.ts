import assert from 'node:assert/strict';
import path from 'node:path';
import { findId, findPath, nameRoots } from '../../../src/extension/module-ids';

const one = [{ name: 'shop', path: '/home/ann/shop' }];
const two = [...one, { name: 'tools', path: '/opt/tools' }];

describe('module ids', () => {
  it('are relative paths where there is one root', () => {
    assert.equal(findId(one, '/home/ann/shop/src/a.ts'), 'src/a.ts');
    assert.equal(findId(one, '/home/ann/shop'), '');
    assert.equal(findPath(one, 'src/a.ts'), '/home/ann/shop/src/a.ts');
  });

  it('start with the name of the root where there are several', () => {
    assert.equal(findId(two, '/opt/tools/a.py'), 'tools/a.py');
    assert.equal(findId(two, '/opt/tools'), 'tools');
    assert.equal(findPath(two, 'tools/a.py'), '/opt/tools/a.py');
    assert.equal(findPath(two, 'tools'), '/opt/tools');
    assert.equal(findPath(two, 'other/a.py'), undefined);
  });

  it('are found in the innermost of nested roots', () => {
    const nested = [...one, { name: 'web', path: '/home/ann/shop/web' }];
    assert.equal(findId(nested, '/home/ann/shop/web/a.ts'), 'web/a.ts');
    assert.equal(findId(nested, '/home/ann/shop/a.ts'), 'shop/a.ts');
  });

  it('do not exist outside the roots', () => {
    assert.equal(findId(one, '/home/ann/shopping/a.ts'), undefined);
    assert.equal(findId(one, '/home/ann'), undefined);
    assert.equal(findId(one, '/home/ann/shop/..a/b.ts'), '..a/b.ts');
    assert.equal(findId([], '/home/ann/shop/a.ts'), undefined);
  });

  for (const id of [
    '../secret.ts',
    'src/../../secret.ts',
    'src/../a.ts',
    '/etc/passwd',
    'src//a.ts',
    './a.ts',
    'a.ts\0.png',
    'npm:react',
    'stdlib:os',
  ])
    it(`leads nowhere: ${JSON.stringify(id)}`, () => {
      assert.equal(findPath(one, id), undefined);
    });

  it('do not lead out of a root on Windows either', () => {
    const roots = [{ name: 'shop', path: 'c:\\shop' }];
    assert.equal(findId(roots, 'C:\\shop\\src\\a.ts', path.win32), 'src/a.ts');
    assert.equal(findId(roots, 'd:\\shop\\a.ts', path.win32), undefined);
    assert.equal(findPath(roots, 'src/a.ts', path.win32), 'c:\\shop\\src\\a.ts');
    assert.equal(findPath(roots, '..\\secret.ts', path.win32), undefined);
    assert.equal(findPath(roots, 'a\\..\\..\\secret.ts', path.win32), undefined);
    assert.equal(findPath(roots, 'd:/secret.ts', path.win32), undefined);
  });
});

describe('names of roots', () => {
  const name = (...names: string[]) =>
    nameRoots(names.map(each => ({ name: each, path: `/${each}` }))).map(root => root.name);

  it('are made different', () => {
    assert.deepEqual(name('app', 'app', 'web', 'app'), ['app', 'app-2', 'web', 'app-3']);
    assert.deepEqual(name('app-2', 'app', 'app'), ['app-2', 'app', 'app-3']);
  });

  it('are one path segment and never look like an external id', () => {
    assert.deepEqual(name('apps/web', 'npm:x', 'a\\b', ''), ['apps-web', 'npm-x', 'a-b', 'root']);
  });
});
