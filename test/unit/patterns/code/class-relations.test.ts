import assert from 'node:assert/strict';
import { listClassRelations } from '../../../../src/patterns/code/class-relations';
import { modelOf } from '../../../support/code-model';

describe('listClassRelations', () => {
  const relate = async (files: Readonly<Record<string, string>>) =>
    [...listClassRelations(await modelOf(files))].flatMap(([module, symbols]) =>
      [...symbols].flatMap(([symbol, relations]) =>
        relations.map(({ kind, name, module: other, line, structural }) =>
          [`${module}#${symbol}`, kind, `${other ?? module}#${name}`, line, structural ?? '']
            .join(' ')
            .trim(),
        ),
      ),
    );

  it('tells what fields hold, singly and many', async () => {
    const python =
      'class Line: pass\nclass Order:\n    def __init__(self, first: Line):\n        self.first = first\n';
    assert.deepEqual(await relate({ 'a.py': python }), ['a.py#Order holds a.py#Line 4']);
    const script = {
      'line.ts': 'export class Line {}\n',
      'order.ts': "import { Line } from './line';\nexport class Order {\n  private lines: Line[] = [];\n}\n",
    };
    assert.deepEqual(await relate(script), ['order.ts#Order holds line.ts#Line 3']);
  });

  it('tells which decorators of the workspace stand on classes, methods and functions', async () => {
    const python = `
import functools
def timed(fn): return fn
@timed
def run(): pass
class Job:
    @timed
    @functools.lru_cache
    def do(self): pass
`;
    assert.deepEqual(await relate({ 'a.py': python }), [
      'a.py#Job decorates a.py#timed 9',
      'a.py#run decorates a.py#timed 5',
    ]);
  });

  it('tells which interfaces and protocols a class fits without naming them', async () => {
    const script =
      'interface Bird { fly(to: string): void }\nclass Duck { fly(to: string) {} }\nclass Dog { bark() {} }\n';
    assert.deepEqual(await relate({ 'a.ts': script }), ['a.ts#Duck implements a.ts#Bird 2 true']);
  });
});
