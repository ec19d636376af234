import { checkExpressions, nameOf } from './round-trip';

describe('packing of references', () => {
  it('keeps names and members', () => {
    checkExpressions(
      ...[nameOf('a'), { kind: 'self' } as const, { kind: 'own-class' } as const, { kind: 'super' } as const],
      { kind: 'member', of: { kind: 'self' }, name: 'a' },
      { kind: 'member', of: nameOf('a'), name: 'b', optional: true },
      { kind: 'index', of: nameOf('a'), index: nameOf('b') },
    );
  });

  it('keeps calls and what they are given', () => {
    const callee = nameOf('Order');
    checkExpressions(
      { kind: 'call', line: 1, callee, args: [] },
      { kind: 'call', line: 2, callee, args: [nameOf('a')], isNew: true, typeArguments: [['A', 'B'], 'C'] },
      { kind: 'call', line: 3, callee, args: [], typeArguments: ['T'] },
      { kind: 'keyword', value: nameOf('a') },
      { kind: 'keyword', value: nameOf('a'), name: 'key' },
    );
  });
});
