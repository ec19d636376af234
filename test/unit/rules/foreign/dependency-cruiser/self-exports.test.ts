import { strictEqual } from 'node:assert/strict';
import { readSelfExports } from '../../../../../src/rules/foreign/dependency-cruiser/self-exports';

const PACKAGE = JSON.stringify({
  name: 'shop',
  exports: {
    '.': { types: './types/shop.d.ts', import: './src/index.js' },
    './cart': { browser: './src/cart.browser.js', default: ['./src/cart.js'] },
    './parts/*': { import: './src/parts/*.js' },
    './parts/private/*': null,
  },
});

describe('A package that imports itself', () => {
  const self = readSelfExports(PACKAGE, ['import', 'require']);

  it('leads where the conditions of the configuration say', () => {
    strictEqual(self('shop'), 'src/index.js');
    strictEqual(readSelfExports(PACKAGE, ['types', 'import'])('shop'), 'types/shop.d.ts');
    strictEqual(self('shop/cart'), 'src/cart.js');
    strictEqual(self('shop/parts/a/b'), 'src/parts/a/b.js');
  });

  it('leads nowhere for what is not exported, for other packages, and without exports', () => {
    strictEqual(self('shop/parts/private/x'), undefined);
    strictEqual(self('shop/other'), undefined);
    strictEqual(self('shopping'), undefined);
    strictEqual(readSelfExports('{"name":"shop"}', [])('shop'), undefined);
    strictEqual(readSelfExports('{', [])('shop'), undefined);
  });
});
