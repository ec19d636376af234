import assert from 'node:assert/strict';
import { createChecker } from '../../../src/rules/checker';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';
import { proposeRules } from '../../../src/rules/propose/propose-rules';
import { createRecords } from '../../support/records';

/** Checks records with the rules proposed for them. */
function checkProposal(records: Parameters<typeof proposeRules>[0]) {
  const text = proposeRules(records);
  const { configuration, json } = readConfiguration('lintel.json', text);
  // Plain objects, so that they compare as such.
  return { text, json: structuredClone(json), ...createChecker(configuration).check(records) };
}

describe('proposed rules', () => {
  const imports = {
    'src/main.ts': ['src/ui/page.ts', 'src/data/store.ts'],
    'src/ui/page.ts': ['src/domain/order.ts', 'src/domain/[id].ts'],
    'src/data/store.ts': ['src/domain/order.ts'],
    'src/domain/order.ts': ['src/domain/[id].ts'],
    'src/domain/[id].ts': [],
  };

  it('are the levels the code has, and pass', () => {
    const { json, violations, problems } = checkProposal(createRecords(imports));
    assert.deepEqual([violations, problems], [[], []]);
    assert.deepEqual(json.rules?.[0], {
      ...{ kind: 'layers', id: 'levels' },
      layers: ['main', ['data', 'ui'], 'domain'],
    });
  });

  it('name what points upwards as exceptions', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`src/ui/view${i}.ts`, ['src/domain/order.ts']]),
    );
    const records = createRecords({ ...imports, ...many, 'src/domain/[id].ts': ['src/ui/page.ts'] });
    const { text, violations, problems } = checkProposal(records);
    assert.deepEqual([violations, problems], [[], []]);
    assert.match(text, /\{ "from": "src\/domain\/\?id\?\.ts", "to": "src\/ui\/page\.ts" \}/);
    assert.match(text, /There is a cycle of modules today/);
  });

  it('are of what is tangled up as of one part', () => {
    const records = createRecords({
      'app/a/one.py': ['app/b/two.py'],
      'app/b/two.py': ['app/a/one.py'],
      'app/c/three.py': ['app/a/one.py'],
    });
    const { json, violations, problems } = checkProposal(records);
    assert.deepEqual([violations, problems], [[], []]);
    assert.deepEqual(json.sets, { c: 'app/c/**', 'a and b': ['app/a/**', 'app/b/**'] });
  });

  it('are an example where nothing depends on anything', () => {
    const { text, violations, problems } = checkProposal(createRecords({ 'a.ts': [], 'b.ts': [] }));
    assert.deepEqual([violations, problems], [[], []]);
    assert.match(text, /No levels were found/);
    checkProposal([]);
  });

  it('say which presets fit', () => {
    const { text } = checkProposal(
      createRecords({
        'src/adapters/a.ts': ['src/application/b.ts'],
        'src/application/b.ts': ['src/domain/c.ts'],
        'src/domain/c.ts': [],
      }),
    );
    assert.match(text, /The folders look like "hexagonal"/);
  });
});
