import { checkExpressions, nameOf } from './round-trip';

describe('packing of operators', () => {
  it('keeps operands in their places', () => {
    const [a, b, c] = [nameOf('a'), nameOf('b'), nameOf('c')];
    checkExpressions(
      { kind: 'binary', operator: 'not in', left: a, right: b },
      { kind: 'unary', operator: '-', of: a },
      { kind: 'conditional', test: a, then: b, otherwise: c },
      { kind: 'spread', of: a },
      { kind: 'await', of: a },
      { kind: 'assignment', target: a, value: b },
      { kind: 'assignment', target: a, value: b, operator: '+' },
    );
  });

  it('keeps each way of yielding', () => {
    checkExpressions(
      { kind: 'yield' },
      { kind: 'yield', of: nameOf('a') },
      { kind: 'yield', of: nameOf('a'), isFrom: true },
    );
  });
});
