import assert from 'node:assert/strict';
import { extractText } from './extract-text';

async function namesOf(text: string) {
  const { names } = await extractText('a.py', text);
  return names ?? assert.fail('no names');
}

describe('names of Python', () => {
  it('definitions at the top level', async () => {
    const { defines } = await namesOf(
      [
        'class Order(Base):',
        '    limit = 3',
        'def total(): pass',
        'async  def fetch():',
        '    inner = 1',
        'RATE: Dict[str, int] = {}',
        'x = y = 1',
        'if x == 1: pass',
        'RATE == 2',
        'print(x)',
        'obj.field = 1',
        'declared: int',
        '_private = 1\r',
      ].join('\n'),
    );
    assert.deepEqual(defines, ['Order', 'total', 'fetch', 'RATE', 'x', '_private']);
  });

  it('aliases and stars, by the place of the import', async () => {
    const { aliases, stars } = await namesOf(
      'import a\nimport b as c, d\nfrom e import f, g as h\nfrom i import *\ndef f():\n    import j as k\n',
    );
    assert.deepEqual(aliases, { 1: ['c'], 3: ['f', 'h'] });
    assert.deepEqual(stars, [4]);
  });

  const lists: [what: string, text: string, expected: string[] | undefined][] = [
    ['none', 'a = 1', undefined],
    ['a list', '__all__ = [\'a\', "b"]', ['a', 'b']],
    ['a tuple over lines', '__all__ = (\n    "a",  # one, two\n    "b",\n)\n', ['a', 'b']],
    ['an annotated one', "__all__: list[str] = ['a']", ['a']],
    ['one that grows', "__all__ = ['a']\n__all__ += ['b']\n", ['a', 'b']],
    ['an empty one', '__all__ = []', []],
    ['a computed part', "__all__ = ['a']\n__all__ += sub.__all__\n", undefined],
    ['a sum', "__all__ = ['a'] + sub.__all__", undefined],
    ['names that are no strings', '__all__ = [a.__name__]', undefined],
    ['a call', "__all__ = ['a']\n__all__.extend(b)", undefined],
  ];
  for (const [what, text, expected] of lists)
    it(`__all__: ${what}`, async () => assert.deepEqual((await namesOf(text)).exports, expected));
});
