import assert from 'node:assert/strict';
import { changeText, offsetOf } from '../../../src/fixes/change-text';
import { addDismissal, type WrittenDismissal } from '../../../src/rules/add-dismissal';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';

const dismissal: WrittenDismissal = { pattern: 'facade', symbol: 'src/api.py#Api', because: 'A list' };

/** The text with the dismissal in it. */
function add(text: string, entry = dismissal): string | undefined {
  const changes = addDismissal(text, entry);
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

function readDismissed(text: string | undefined): unknown {
  const { json, configuration } = readConfiguration('lintel.json', text ?? '');
  assert.deepEqual(configuration.problems, []);
  // Without the prototypes that the parser leaves out.
  return json.patterns?.dismissed?.map(entry => ({ ...entry }));
}

describe('a dismissal', () => {
  const cases: Readonly<Record<string, string>> = {
    'no settings': '{}\n',
    'other settings': '{\n  // Why.\n  "exclude": ["x/"], // this\n}\n',
    'settings about patterns': '{\n  "patterns": { "minConfidence": 0.7 } // sure\n}\n',
    'an empty list': '{ "patterns": { "dismissed": [] } }',
  };
  for (const [what, text] of Object.entries(cases))
    it(`goes into ${what}, and comments stay`, () => {
      const changed = add(text);
      assert.deepEqual(readDismissed(changed), [dismissal]);
      for (const [comment] of text.matchAll(/\/\/.*/g)) assert.ok(changed?.includes(comment), comment);
    });

  it('goes behind others', () => {
    const text =
      '{\n  "patterns": {\n    "dismissed": [\n      { "pattern": "port", "symbol": "a.ts#A" } // no\n    ]\n  }\n}\n';
    assert.deepEqual(readDismissed(add(text)), [{ pattern: 'port', symbol: 'a.ts#A' }, dismissal]);
    assert.match(add(text)!, /\/\/ no/);
  });

  it('is written once', () => {
    const once = add('{}')!;
    assert.equal(add(once, { pattern: 'facade', symbol: 'src/api.py#Api' }), once);
  });

  it('has no place in what is no object', () => {
    for (const text of ['', '[]', 'nonsense']) assert.equal(add(text), undefined, text);
  });
});
