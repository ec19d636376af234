import assert from 'node:assert/strict';
import type { SourceNode } from '../../../../../src/model/source-tree';
import { readToml } from '../../../../../src/rules/foreign/text/read-toml';
import { toPlain } from './to-plain';

const TEXT = `# settings
[tool."x.y"]
a.b = 1 # one
list = [
  'one', # the first
  { name = "two", more = [1, 2] },
]
long = """
[not.a.table]
"""

[[tool.z]]
id = 1

[[tool.z]]
id = 2
`;

describe('readToml', () => {
  it('reads values', () => {
    assert.deepEqual(toPlain(readToml(TEXT)), {
      tool: {
        'x.y': { a: { b: 1 }, list: ['one', { name: 'two', more: [1, 2] }], long: '[not.a.table]\n' },
        z: [{ id: 1 }, { id: 2 }],
      },
    });
  });

  it('knows the place of each part', () => {
    const reading = readToml(TEXT);
    assert.ok('tree' in reading);
    const at = (...path: (string | number)[]) => {
      const { line, column } = find(reading.tree, path).place;
      return `${line}:${column}`;
    };
    assert.equal(at('tool', 'x.y', 'a', 'b'), '3:7');
    assert.equal(at('tool', 'x.y', 'list', 0), '5:3');
    assert.equal(at('tool', 'x.y', 'list', 1, 'more', 1), '6:30');
    assert.equal(at('tool', 'z', 1), '15:1');
    assert.equal(at('tool', 'z', 1, 'id'), '16:6');
  });

  it('says where a file is no TOML', () => {
    const reading = readToml('a = 1\nb = \n');
    assert.ok('fault' in reading);
    assert.equal(reading.place.line, 2);
  });
});

function find(node: SourceNode, path: readonly (string | number)[]): SourceNode {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (typeof step === 'number' && node.type === 'list') return find(node.items[step], rest);
  assert.ok(node.type === 'table');
  return find(node.entries.find(({ key }) => key === step)!.value, rest);
}
