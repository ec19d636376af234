import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { createChecker } from '../../../src/rules/checker';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';
import { lintelSchema } from '../../../src/rules/configuration/schema';
import { root } from '../../support/paths';
import { createRecords } from '../../support/records';

const records = createRecords({
  'src/ui/page.ts': ['src/domain/order.ts', 'npm:react'],
  'src/domain/order.ts': ['src/domain/money.ts'],
  'src/domain/money.ts': [],
  'src/data/store.ts': ['src/domain/order.ts'],
});

/** What is said about a configuration, as `line:column severity message`. */
function listProblems(text: string): string[] {
  const { configuration } = readConfiguration('lintel.json', text);
  return createChecker(configuration)
    .check(records)
    .problems.map(({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`);
}

describe('the rules in a lintel.json', () => {
  it('may have comments, sets and lists that take away', () => {
    const text = `{
      // The page may know everything.
      "sets": { "inner": ["src/**", "!src/ui/**"], "page": "src/ui/page.ts" },
      "rules": [{ "kind": "forbidden", "from": "inner", "to": "page", },],
    }`;
    assert.deepEqual(listProblems(text), []);
  });

  const faults: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    [
      'an unknown key',
      '{\n  "rules": [{ "kind": "orphans",\n "off": 1 }]\n}',
      /^3:2 error There is no setting "off" here\. Did you mean "of"\?/,
    ],
    [
      'an unknown kind',
      '{ "rules": [{ "kind": "layer" }] }',
      /^1:23 error "layer" is none of .* Did you mean "layers"\?$/,
    ],
    ['no kind', '{ "rules": [{ "from": "a" }] }', /^1:13 error "kind" is missing here: one of layers, /],
    [
      'a missing option',
      '{ "rules": [{ "kind": "forbidden", "from": "src/**" }] }',
      /^1:13 error "to" is missing here\.$/,
    ],
    [
      'a wrong type',
      '{ "rules": [{ "kind": "layers", "layers": "a" }] }',
      /^1:43 error This has to be a list, not a text\.$/,
    ],
    ['a key twice', '{ "sets": {}, "sets": {} }', /^1:15 error "sets" stands here twice\.$/],
    [
      'an id twice',
      '{ "rules": [{ "kind": "acyclic", "id": "a" },\n{ "kind": "orphans", "id": "a" }] }',
      /^2:28 error Another rule has the id "a"/,
    ],
    [
      'an unknown set',
      '{ "sets": { "domain": "src/domain/**" }, "rules": [{ "kind": "orphans",\n"of": "domian" }] }',
      /^2:7 error There is no set "domian"\. Did you mean "domain"\?/,
    ],
    [
      'sets in a circle',
      '{ "sets": { "a": "b", "b": "a" }, "rules": [{ "kind": "orphans", "of": "a" }] }',
      /The sets a → b → a are made of each other/,
    ],
    [
      'a layer nobody matches',
      '{ "rules": [{ "kind": "layers", "layers": ["src/ui/**",\n"src/web/**"] }] }',
      /^2:1 error "src\/web\/\*\*" matches no module\.$/,
    ],
    [
      'layers that overlap',
      '{ "rules": [{ "kind": "layers", "layers": ["src/ui/**",\n"src/**"] }] }',
      /^2:1 error "src\/\*\*" overlaps "src\/ui\/\*\*": src\/ui\/page\.ts\.$/,
    ],
    [
      'a circle of layers',
      '{ "rules": [{ "kind": "layers", "layers": ["src/ui/**", "src/domain/**",\n"src/ui/**"] }] }',
      /^2:1 error The order is a circle/,
    ],
    [
      'a module in no layer',
      '{ "rules": [{ "kind": "layers", "layers": ["src/ui/**", "src/domain/**"],\n"exhaustive": true }] }',
      /^2:15 error .* in none: src\/data\/store\.ts\.$/,
    ],
    [
      'a rule that can never fire',
      '{ "rules": [{ "kind": "limits" }] }',
      /^1:13 error This rule can never fire: it has no limit\.$/,
    ],
    [
      'a regular expression',
      '{ "rules": [{ "kind": "orphans", "of": "^src/(a|b)" }] }',
      /^1:40 error Patterns are globs/,
    ],
    [
      'a bracket alone',
      '{ "rules": [{ "kind": "orphans", "of": "src/{a,b/**" }] }',
      /^1:40 error A \{ or \} has no counterpart/,
    ],
    [
      'a glob that could take for ever',
      '{ "rules": [{ "kind": "orphans", "of": ["src/**",\n"src/*a*a*a*a*b"] }] }',
      /^2:1 error More than 3 \* between two \//,
    ],
    [
      'a package that is none',
      '{ "rules": [{ "kind": "external", "forbid": ["react"] }] }',
      /^1:46 error This has to be a package outside/,
    ],
    [
      'an unknown package',
      '{ "rules": [{ "kind": "orphans", "of": "package:web" }] }',
      /There is no package "web" in the workspace/,
    ],
    ['an unknown scheme', '{ "rules": [{ "kind": "orphans", "of": "layer:web" }] }', /There is no "layer:"/],
  ];
  for (const [what, text, problem] of faults)
    it(`with ${what} are no rules`, () => {
      const problems = listProblems(text);
      assert.match(problems[0] ?? 'none', problem);
    });

  it('name Python packages, workspace packages and tags', () => {
    const shop = createRecords({
      'apps/web/src/shop/__init__.py': [],
      'apps/web/src/shop/orders/__init__.py': [],
      'apps/web/src/shop/orders/rows.py': [],
      'apps/web/src/other/shop/orders.py': [],
      'apps/api/main.ts': [],
    });
    const packages = [
      { folder: 'apps/web', name: 'web', tags: ['scope:shop'] },
      { folder: 'apps/api', name: '@acme/api', tags: [] },
    ];
    const find = (of: string) => {
      const text = JSON.stringify({ rules: [{ kind: 'orphans', of }] });
      const { configuration } = readConfiguration('lintel.json', text);
      return createChecker(configuration)
        .check(shop, packages)
        .violations.map(({ from }) => from);
    };
    assert.deepEqual(find('python:shop.orders'), [
      'apps/web/src/shop/orders/__init__.py',
      'apps/web/src/shop/orders/rows.py',
    ]);
    assert.deepEqual(find('package:@acme/*'), ['apps/api/main.ts']);
    assert.equal(find('tag:scope:shop').length, 4);
    assert.deepEqual(find('tag:typescript'), ['apps/api/main.ts']);
  });

  it('are described by the schema that editors use', () => {
    const file = path.join(root, 'schemas/lintel.schema.json');
    if (process.env.LINTEL_WRITE_GOLDEN === '1') {
      writeFileSync(file, JSON.stringify({ ...lintelSchema, allowTrailingCommas: true }, undefined, 2));
      execFileSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', file]);
    }
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    const expected = JSON.parse(JSON.stringify({ ...lintelSchema, allowTrailingCommas: true }));
    assert.deepEqual(schema, expected, 'run npm run golden');
    const validate = new Ajv({ strict: false }).compile(schema);
    assert.ok(validate({ rules: [{ kind: 'layers', layers: ['a', ['b', 'c'], { modules: 'd' }] }] }));
    assert.ok(!validate({ rules: [{ kind: 'layers', layer: ['a', 'b'] }] }));
  });
});
