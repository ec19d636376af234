import type { FieldDeclaration, Parameter } from '../../../../src/model/code';
import { checkStatements, nameOf } from './round-trip';

function checkFields(...fields: readonly FieldDeclaration[]): void {
  checkStatements({
    ...{ kind: 'class', name: 'A', type: 'class', line: 1, endLine: 9, bases: [], fields, methods: [] },
  });
}

function checkParameters(...parameters: readonly Parameter[]): void {
  checkStatements({ kind: 'function', name: 'f', type: 'function', line: 1, endLine: 9, parameters });
}

describe('packing of fields', () => {
  it('keeps every field that may be absent', () => {
    const bare = { kind: 'field', name: 'a', line: 2 } as const;
    checkFields(
      ...[bare, { ...bare, declared: 'T' }, { ...bare, value: nameOf('b') }],
      { ...bare, declared: ['list', 'T'], value: nameOf('b'), static: true, decorators: [nameOf('d')] },
      ...[{ ...bare, readonly: true } as const, { ...bare, optional: true } as const],
      ...[{ ...bare, visibility: 'private' } as const, { ...bare, visibility: 'protected' } as const],
      { ...bare, isParameter: true, decorators: [] },
    );
  });
});

describe('packing of parameters', () => {
  it('keeps every field that may be absent', () => {
    const bare = { kind: 'parameter', name: 'a' } as const;
    checkParameters(
      ...[bare, { ...bare, declared: 'T' }, { ...bare, value: nameOf('b') }],
      { ...bare, declared: ['list', 'T'], value: nameOf('b'), optional: true, decorators: [nameOf('d')] },
      ...[{ ...bare, rest: 'list' } as const, { ...bare, rest: 'dict' } as const],
    );
  });
});
