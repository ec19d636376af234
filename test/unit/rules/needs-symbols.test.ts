import assert from 'node:assert/strict';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';
import { needsSymbols } from '../../../src/rules/needs-symbols';

describe('needsSymbols', () => {
  const cases: readonly [kind: string, options: string, expected: boolean][] = [
    ['ports', '"inner": "a/**", "outer": "b/**"', true],
    ['forbidden', '"from": "a/**", "to": "b/**"', false],
  ];
  for (const [kind, options, expected] of cases)
    it(`${kind}: ${expected}`, () => {
      const text = `{ "rules": [{ "kind": "${kind}", ${options} }] }`;
      const { configuration } = readConfiguration('lintel.json', text, '');
      assert.equal(configuration?.rules.length, 1);
      assert.equal(needsSymbols(configuration), expected);
    });
});
