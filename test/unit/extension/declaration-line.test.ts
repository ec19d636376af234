import assert from 'node:assert/strict';
import { findDeclarationLine } from '../../../src/extension/declaration-line';

/** As an editor gives it. */
const read = (text: string) => {
  const lines = text.split('\n');
  return { lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line]! }) };
};

describe('the line of a declaration', () => {
  const text = read(
    [
      'import { Order } from "./order";',
      '',
      'const use = new Orders();',
      '',
      'export abstract class Orders<T> {',
      '  use(): void { this.add(1); }',
      '  async add(order: Order) {}',
      '}',
      'class OrdersOfOne extends Orders<1> {}',
      'def make_order(): ...',
      'HANDLERS: dict = {}',
    ].join('\n'),
  );

  it('is the nearest one that declares the name', () => {
    for (const line of [1, 3, 5, 9, 40])
      assert.equal(findDeclarationLine(text, 'Orders', line), 4, `${line}`);
    assert.equal(findDeclarationLine(text, 'Orders.add', 3), 6);
    assert.equal(findDeclarationLine(text, 'make_order', 3), 9);
    assert.equal(findDeclarationLine(text, 'HANDLERS', 1), 10);
  });

  it('is where it was, where nothing declares it any more', () => {
    assert.equal(findDeclarationLine(text, 'Gone', 4), 3);
    assert.equal(findDeclarationLine(text, 'Gone', 99), 10);
    assert.equal(findDeclarationLine(text, 'a$(', 1), 0);
  });
});
