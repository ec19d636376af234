import assert from 'node:assert/strict';
import { readLabels } from '../../../../bench/accuracy/read-labels';

const files = ['a/one.py', 'a/two.py', 'b/one.ts', 'c.py'];

describe('readLabels', () => {
  it('finds the files of every glob, with the line of the label', () => {
    const reading = readLabels(
      `{
        // one folder
        "expect": [
          { "path": "a/**", "pattern": "singleton", "also": ["registry"] },
          { "path": "{a,b}/one.*", "pattern": "state" },
        ],
        "none": ["c.py"]
      }`,
      files,
    );
    assert.ok('labels' in reading);
    assert.deepEqual(reading.labels.expect, [
      { path: 'a/**', files: ['a/one.py', 'a/two.py'], pattern: 'singleton', also: ['registry'], line: 4 },
      { path: '{a,b}/one.*', files: ['a/one.py', 'b/one.ts'], pattern: 'state', also: [], line: 5 },
    ]);
    assert.deepEqual([...reading.labels.none], ['c.py']);
  });

  it('can have only one of the two lists', () => {
    assert.deepEqual(readLabels('{"none": ["c.py"]}', files), {
      labels: { expect: [], none: new Set(['c.py']) },
    });
  });

  const globs: [glob: string, files: string][] = [
    ['./c.py', 'c.py'],
    ['a', 'a/one.py a/two.py'],
    ['a/', 'a/one.py a/two.py'],
    ['*.py', 'c.py'],
    ['**/*.py', 'a/one.py a/two.py c.py'],
    ['**/one.{py,ts}', 'a/one.py b/one.ts'],
  ];
  for (const [glob, matched] of globs)
    it(`takes ${glob} to be ${matched}`, () => {
      const reading = readLabels(JSON.stringify({ none: [glob] }), files);
      assert.ok('labels' in reading);
      assert.equal([...reading.labels.none].join(' '), matched);
    });

  const faulty: [what: string, text: string, fault: string][] = [
    ['an unknown pattern', '{"expect": [\n {"path": "c.py", "pattern": "singelton"}]}', '2:30 .*singelton'],
    [
      'an unknown pattern among also',
      '{"expect": [{"path": "c.py", "pattern": "dto", "also": ["x"]}]}',
      '1:57',
    ],
    ['a glob that matches nothing', '{"none": [\n"d.py"]}', '2:1 .*"d.py" matches no file'],
    ['an empty glob', '{"none": [""]}', '1:11 .*matches no file'],
    [
      'a file with a pattern and without',
      '{"expect": [{"path": "a/**", "pattern": "dto"}],\n"none": ["**/two.py"]}',
      '2:10 a/two.py has',
    ],
    ['a key that means nothing', '{"expects": []}', '1:2 .*expects'],
    ['a label without pattern', '{"expect": [{"path": "c.py"}]}', '1:13 .*needs'],
    ['no list', '{"none": "c.py"}', '1:10 .*list'],
    ['no object', '[]', '1:1 .*object'],
    ['no JSON', '{"none": [', '1:\\d+ .*JSON'],
  ];
  for (const [what, text, fault] of faulty)
    it(`says where there is ${what}`, () => {
      const reading = readLabels(text, files);
      assert.ok('faults' in reading);
      const told = reading.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
      assert.match(told.join('\n'), new RegExp(`^${fault}`));
      assert.equal(told.length, 1);
    });

  it('tells all faults at once', () => {
    const reading = readLabels('{"none": ["x.py", "y.py"]}', files);
    assert.ok('faults' in reading);
    assert.equal(reading.faults.length, 2);
  });
});
