import { checkStatements, nameOf, stepAt } from './round-trip';

describe('packing of branches', () => {
  it('keeps ways that are taken on a condition', () => {
    checkStatements(
      { kind: 'if', line: 1, test: nameOf('a'), then: [stepAt(2)] },
      { kind: 'if', line: 3, test: nameOf('a'), then: [], otherwise: [stepAt(4)] },
      {
        ...{ kind: 'switch', line: 5, on: nameOf('a') },
        cases: [
          { kind: 'case', line: 6, tests: [nameOf('b'), nameOf('c')], body: [stepAt(7)] },
          { kind: 'case', line: 8, tests: [], body: [] },
        ],
      },
    );
  });

  it('keeps loops of every type', () => {
    checkStatements(
      { kind: 'loop', line: 1, type: 'for-each', target: nameOf('a'), over: nameOf('b'), body: [stepAt(2)] },
      { kind: 'loop', line: 3, type: 'for', over: nameOf('b'), body: [] },
      { kind: 'loop', line: 4, type: 'while', body: [] },
      { kind: 'loop', line: 5, type: 'for-each', target: nameOf('a'), body: [], async: true },
    );
  });
});
