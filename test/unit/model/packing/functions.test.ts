import type { FunctionDeclaration } from '../../../../src/model/code';
import { checkExpressions, checkStatements, nameOf, stepAt } from './round-trip';

const BARE: FunctionDeclaration = {
  ...{ kind: 'function', name: 'find', type: 'method', line: 3, endLine: 9, parameters: [] },
};

describe('packing of functions', () => {
  it('tells a function without a body from one with an empty body', () => {
    checkStatements(BARE, { ...BARE, body: [] }, { ...BARE, body: [stepAt(4)] });
  });

  it('keeps every flag by itself', () => {
    for (const flag of ['static', 'ofClass', 'abstract', 'async', 'generator', 'exported'])
      checkStatements({ ...BARE, [flag]: true });
    checkStatements({ ...BARE, visibility: 'private' }, { ...BARE, visibility: 'protected' });
  });

  it('keeps what is given, parameters and decorators, whatever the type', () => {
    for (const type of ['function', 'method', 'constructor', 'getter', 'setter', 'lambda'] as const)
      checkExpressions({
        ...BARE,
        type,
        parameters: [{ kind: 'parameter', name: 'id', declared: 'str' }],
        body: [stepAt(4)],
        returns: ['|', 'Order', 'None'],
        decorators: [nameOf('cached'), nameOf('traced')],
      });
  });
});
