import assert from 'node:assert/strict';
import {
  compileExpression,
  findExpressionFault,
} from '../../../../../src/rules/foreign/import-linter/module-expressions';

describe('module expressions', () => {
  it('let * stand for one name and ** for one or more', () => {
    const matches = (expression: string, name: string) => compileExpression(expression)(name);
    assert.ok(matches('shop.orders', 'shop.orders'));
    assert.ok(!matches('shop.orders', 'shop.orders.row'));
    assert.ok(matches('shop.*', 'shop.orders'));
    assert.ok(!matches('shop.*', 'shop'));
    assert.ok(!matches('shop.*', 'shop.orders.row'));
    assert.ok(matches('shop.**', 'shop.orders.row'));
    assert.ok(!matches('shop.**', 'shop'));
    assert.ok(matches('shop.**.row', 'shop.a.b.row'));
    assert.ok(!matches('shop.**.row', 'shop.row'));
    assert.ok(matches('**.x.**.y', 'a.x.b.x.c.y'));
  });

  it('are quick whatever they are', () => {
    const name = Array.from({ length: 200 }, () => 'a').join('.');
    assert.ok(!compileExpression(`${'**.a.'.repeat(40)}b`)(name));
  });

  it('are refused where they make no sense', () => {
    assert.match(findExpressionFault('shop.o*') ?? '', /part of a name/);
    assert.match(findExpressionFault('shop.**.*') ?? '', /beside another/);
    assert.match(findExpressionFault('shop..a') ?? '', /no dotted name/);
    assert.equal(findExpressionFault('*.a.**'), undefined);
  });
});
