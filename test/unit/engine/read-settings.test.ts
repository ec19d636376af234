import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { readSettings } from '../../../src/engine/read-settings';
import type { Diagnostic } from '../../../src/model/diagnostic';
import { root } from '../../support/paths';

function read(text: string) {
  const diagnostics: Diagnostic[] = [];
  const settings = readSettings('lintel.json', text, diagnostic => diagnostics.push(diagnostic));
  return {
    ...settings,
    problems: diagnostics.map(({ line, severity, message }) => `${line} ${severity} ${message}`),
  };
}

describe('lintel.json', () => {
  it('may be empty but for its braces', () => {
    const { exclude, leaveOut, problems } = read('{}');
    assert.deepEqual([exclude, leaveOut.size, problems], [undefined, 0, []]);
  });

  it('leaves out what its patterns say, as in a .gitignore', () => {
    const { exclude, problems } = read(
      '\uFEFF{\n  // old things\n  "exclude": ["scripts/", "/a.ts", "**/*.stories.tsx", "!scripts2"],\n}',
    );
    const paths = [
      'scripts/x/a.py',
      'lib/scripts/a.ts',
      'a.ts',
      'lib/a.ts',
      'ui/b.stories.tsx',
      'scripts2/a.ts',
    ];
    assert.deepEqual(
      paths.filter(file => exclude?.ignores(file)),
      ['scripts/x/a.py', 'lib/scripts/a.ts', 'a.ts', 'ui/b.stories.tsx'],
    );
    assert.deepEqual(problems, []);
  });

  const faults: [what: string, text: string, problems: string[]][] = [
    [
      'an unknown setting',
      '{\n  "exclude": [],\n  "leaveout": ["test"]\n}',
      ['3 error There is no setting "leaveout" here. Did you mean "leaveOut"?'],
    ],
    [
      'an unknown origin',
      '{ "leaveOut": [\n  "tests"\n] }',
      ['2 error "tests" is none of test, generated, vendored. Did you mean "test"?'],
    ],
    ['no list', '{ "exclude": "a" }', ['1 error This has to be a list of strings, not a text.']],
    ['no strings', '{ "exclude": ["a",\n1] }', ['2 error This has to be a text, not a number.']],
    ['no object', '[]', ['1 error The settings have to be an object: { … }.']],
    ['nothing at all', '', ['1 error Not valid JSON: value expected. Settings from here on may be missing.']],
  ];
  for (const [what, text, problems] of faults)
    it(what, () => assert.deepEqual(read(text).problems, problems));

  it('uses what it can of broken JSON', () => {
    const { leaveOut, problems } = read('{\n  "leaveOut": ["test"]\n  "exclude": [}');
    assert.deepEqual([...leaveOut], ['test']);
    assert.match(problems[0] ?? '', /^3 error Not valid JSON: comma expected/);
  });

  it('has a schema that says the same', () => {
    const schema = JSON.parse(readFileSync(path.join(root, 'schemas/lintel.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    assert.ok(validate({ $schema: 'x', exclude: ['a'], leaveOut: ['test', 'vendored'] }));
    for (const wrong of [{ leaveOut: ['tests'] }, { exclude: 'a' }, { other: 1 }])
      assert.ok(!validate(wrong));
  });
});
