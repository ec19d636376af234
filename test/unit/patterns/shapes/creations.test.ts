import assert from 'node:assert/strict';
import { commonOf, listProducts } from '../../../../src/patterns/shapes/creations';
import { modelOf } from '../../../support/code-model';

describe('what functions create', function () {
  this.timeout(30_000);

  it('is found through variables, conditions and tables', async () => {
    const code = await modelOf({
      'pens.py': `
class Pen:
    def write(self): ...
class Quill:
    def write(self): ...
class Ink: ...
PENS = {'pen': Pen, 'quill': Quill}
def by_table(kind):
    return PENS[kind]()
def by_default(kind):
    return {'pen': Pen}.get(kind, Quill)()
def by_variable(kind):
    made = Pen()
    if kind:
        made = Quill()
    return made
def by_condition(kind):
    return Pen() if kind else Quill()
def by_class(kind):
    chosen = Pen if kind else Quill
    return chosen()
def in_passing():
    Pen()
    return 1
`,
      'pens.ts': `
class Brush { paint(): void {} }
class Roller { paint(): void {} }
export const byMap = (kind: string) => new Map([['brush', () => new Brush()], ['roller', () => new Roller()]]).get(kind)!();
export function bySwitch(kind: string) {
  switch (kind) {
    case 'brush': return new Brush();
    default: return Promise.resolve(new Roller());
  }
}
`,
    });
    const made = (name: string) =>
      listProducts(code.functions.find(fn => fn.name === name)!, code)
        .map(product => product.class.name)
        .sort();
    for (const name of ['by_table', 'by_default', 'by_variable', 'by_condition', 'by_class'])
      assert.deepEqual(made(name), ['Pen', 'Quill'], name);
    assert.deepEqual(made('in_passing'), []);
    for (const name of ['byMap', 'bySwitch']) assert.deepEqual(made(name), ['Brush', 'Roller'], name);
    const classes = (...names: string[]) => code.classes.filter(({ name }) => names.includes(name));
    assert.deepEqual(commonOf(classes('Pen', 'Quill')), { by: 'methods', names: ['write'] });
    assert.equal(commonOf(classes('Pen', 'Ink')), undefined);
  });
});
