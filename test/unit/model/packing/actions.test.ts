import { checkStatements, nameOf } from './round-trip';

describe('packing of actions', () => {
  it('keeps assignments with all that they may have, and with nothing', () => {
    checkStatements(
      { kind: 'assign', line: 1, target: nameOf('a') },
      { kind: 'assign', line: 2, target: nameOf('a'), value: nameOf('b'), operator: '??' },
      {
        ...{ kind: 'assign', line: 3, target: nameOf('a'), value: nameOf('b') },
        ...{ declared: ['list', 'T'], isDeclaration: true, exported: true },
      },
      { kind: 'assign', line: 4, target: nameOf('a'), declared: 'T' },
    );
  });

  it('keeps what is given, raised or left', () => {
    checkStatements(
      { kind: 'do', line: 9, value: nameOf('a') },
      { kind: 'return', line: 3 },
      { kind: 'return', line: 4, value: nameOf('a') },
      { kind: 'raise', line: 5 },
      { kind: 'raise', line: 6, value: nameOf('a') },
      { kind: 'jump', type: 'break' },
      { kind: 'jump', type: 'continue' },
    );
  });
});
