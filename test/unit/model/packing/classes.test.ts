import { checkExpressions, checkStatements, nameOf, stepAt } from './round-trip';

const NOTHING = { bases: [], fields: [], methods: [] };

describe('packing of classes', () => {
  it('keeps all that a class may have', () => {
    checkStatements({
      ...{ kind: 'class', name: 'Orders', type: 'class', line: 1, endLine: 20 },
      bases: ['Base', ['Repository', 'Order']],
      fields: [{ kind: 'field', name: 'seen', line: 2 }],
      methods: [{ kind: 'function', name: 'get', type: 'method', line: 3, endLine: 4, parameters: [] }],
      ...{ abstract: true, exported: true },
      typeParameters: ['T', 'U'],
      implements: ['Source', ['Sink', 'T']],
      keywords: [{ kind: 'keyword', value: nameOf('ABCMeta'), name: 'metaclass' }],
      decorators: [nameOf('injectable')],
      body: [stepAt(5)],
    });
  });

  it('keeps every type of class, as a statement and as a value', () => {
    for (const type of ['class', 'interface', 'enum', 'type'] as const) {
      const node = { kind: 'class', name: 'A', type, line: 1, endLine: 1, ...NOTHING } as const;
      checkStatements(node);
      checkExpressions(node);
    }
  });
});
