import { checkExpressions, nameOf } from './round-trip';

describe('packing of literals', () => {
  it('keeps values of every type, with their text and without', () => {
    for (const type of ['string', 'number', 'boolean', 'null', 'regex'] as const)
      checkExpressions({ kind: 'literal', type }, { kind: 'literal', type, text: '1' });
    checkExpressions({ kind: 'literal', type: 'string', text: '' });
  });

  it('keeps what others are put together from', () => {
    const items = [nameOf('a'), nameOf('b')];
    for (const type of ['list', 'tuple', 'set'] as const) checkExpressions({ kind: 'list', type, items });
    checkExpressions(
      { kind: 'template', parts: items },
      { kind: 'other', parts: [] },
      {
        kind: 'dict',
        entries: [
          { kind: 'entry', key: nameOf('k'), value: nameOf('v') },
          { kind: 'entry', value: nameOf('others') },
        ],
      },
    );
  });

  it('keeps comprehensions', () => {
    for (const type of ['list', 'set', 'dict', 'generator'] as const) {
      const parts = { element: nameOf('e'), target: nameOf('t'), over: nameOf('o') };
      checkExpressions(
        { kind: 'comprehension', type, ...parts },
        { kind: 'comprehension', type, ...parts, others: [nameOf('if')] },
      );
    }
  });
});
