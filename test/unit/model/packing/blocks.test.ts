import { checkStatements, nameOf, stepAt } from './round-trip';

describe('packing of blocks', () => {
  it('keeps every part of a try apart', () => {
    checkStatements(
      { kind: 'try', line: 1, body: [stepAt(2)], catches: [] },
      {
        ...{ kind: 'try', line: 3, body: [stepAt(4)] },
        catches: [
          { kind: 'catch', line: 5, body: [] },
          { kind: 'catch', line: 6, caught: ['|', 'A', 'B'], name: 'e', body: [stepAt(7)] },
          { kind: 'catch', line: 8, caught: 'C', body: [] },
          { kind: 'catch', line: 9, name: 'e', body: [] },
        ],
        ...{ otherwise: [stepAt(10)], finally: [stepAt(11)] },
      },
      { kind: 'try', line: 12, body: [], catches: [], finally: [] },
    );
  });

  it('keeps what is held on to, and blocks', () => {
    checkStatements(
      {
        ...{ kind: 'with', line: 1 },
        items: [
          { kind: 'keyword', value: nameOf('a'), name: 'b' },
          { kind: 'keyword', value: nameOf('c') },
        ],
        body: [stepAt(2)],
      },
      { kind: 'with', line: 3, items: [], body: [], async: true },
      { kind: 'block', body: [stepAt(4)] },
      { kind: 'block', body: [], name: 'a.b' },
    );
  });
});
