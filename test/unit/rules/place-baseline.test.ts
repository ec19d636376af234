import { deepStrictEqual } from 'node:assert/strict';
import { placeBaseline, unplaceBaseline } from '../../../src/rules/baseline';

describe('A baseline among several roots', () => {
  const placed = [
    { rule: 'rings', from: 'shop/a.ts', to: 'shop/b.ts', members: ['shop/a.ts', 'shop/b.ts'] },
    { rule: 'rings', from: 'shop/a.ts', to: 'other/c.ts' },
    { rule: 'libraries', from: 'shop/a.ts', to: 'npm:react' },
    { rule: 'orphans', from: 'shop/a.ts' },
  ];

  it('has paths in its own root, as where this is opened alone', () => {
    const written = unplaceBaseline(placed, 'shop/');
    deepStrictEqual(written, [
      { rule: 'rings', from: 'a.ts', to: 'b.ts', members: ['a.ts', 'b.ts'] },
      { rule: 'rings', from: 'a.ts', to: '../other/c.ts' },
      { rule: 'libraries', from: 'a.ts', to: 'npm:react' },
      { rule: 'orphans', from: 'a.ts' },
    ]);
    deepStrictEqual(placeBaseline(written, 'shop/'), placed);
  });

  it('stays as it is for an only root', () => {
    deepStrictEqual(placeBaseline(placed, ''), placed);
    deepStrictEqual(unplaceBaseline(placed, ''), placed);
  });
});
