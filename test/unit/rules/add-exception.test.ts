import assert from 'node:assert/strict';
import { changeText, offsetOf } from '../../../src/fixes/change-text';
import type { Violation } from '../../../src/model/violation';
import { addException } from '../../../src/rules/add-exception';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';

const violation: Violation = {
  ...{ rule: 'r', kind: 'layers', severity: 'error', message: '', from: 'app/a.ts', to: 'npm:@x/y' },
  ...{ line: 1, column: 1, key: 'r|a|b' },
};

/** The text with an exception for the rule or preset at `at`. */
function add(text: string, at: string, prefix = ''): string | undefined {
  const line = text.slice(0, text.indexOf(at)).split('\n').length;
  const column = text.indexOf(at) - text.lastIndexOf('\n', text.indexOf(at));
  const changes = addException(text, { line, column }, violation, 'Old', prefix);
  return (
    changes &&
    changeText(
      text,
      changes.map(each => ({
        start: offsetOf(text, each.start),
        end: offsetOf(text, each.end),
        text: each.text,
      })),
    )
  );
}

describe('an exception', () => {
  const text = `{
  // Why.
  "presets": ["hexagonal"],
  "rules": [
    { "kind": "layers", "layers": ["a/**", "b/**"] }, // one
    { "kind": "acyclic", "except": [{ "from": "z/**" }] }
  ]
}
`;

  it('goes into the rule, and leaves comments where they are', () => {
    const made = add(text, '{ "kind": "layers"')!;
    assert.match(made, /\/\/ Why\.[\s\S]*\/\/ one/);
    const { json, configuration } = readConfiguration('lintel.json', made);
    assert.deepEqual(configuration.problems, []);
    assert.deepEqual(JSON.parse(JSON.stringify(json.rules?.[0]?.except)), [
      { from: 'app/a.ts', to: 'npm:@x/y', because: 'Old' },
    ]);
  });

  it('joins others, and makes room in a preset', () => {
    const { json } = readConfiguration('lintel.json', add(text, '{ "kind": "acyclic"', 'app/')!);
    assert.deepEqual(
      json.rules?.[1]?.except?.map(each => each.from),
      ['z/**', 'a.ts'],
    );
    const preset = readConfiguration('lintel.json', add(text, '"hexagonal"')!).json.presets?.[0];
    assert.equal(typeof preset === 'object' && preset.except?.[0]?.because, 'Old');
  });

  it('is not written where no rule is', () => {
    assert.equal(add(text, '"presets"'), undefined);
  });
});
