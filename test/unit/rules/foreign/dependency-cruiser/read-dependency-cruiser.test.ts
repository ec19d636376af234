import assert from 'node:assert/strict';
import { readLiterals } from '../../../../../src/extract/typescript/read-literals';
import { dependencyCruiser } from '../../../../../src/rules/foreign/dependency-cruiser/read-dependency-cruiser';

function read(text: string) {
  const path = '.dependency-cruiser.js';
  const configuration = dependencyCruiser.read(
    { path, module: path, text },
    { prefix: '', nested: [], readScript: readLiterals },
  );
  assert.ok(configuration !== undefined);
  return configuration;
}

describe('dependencyCruiser', () => {
  it('names each rule that it cannot check, and why', () => {
    const { rules, problems } = read(`module.exports = {
  extends: './base.js',
  forbidden: [
    makeRule('a'),
    { name: 'licensed', from: {}, to: { license: 'GPL' } },
    { name: 'computed', from: {}, to: { path: process.env.TARGET } },
    { name: 'folders', scope: 'folder', from: {}, to: { circular: true } },
    { name: 'exotic', from: {}, to: { exoticallyRequired: true } },
  ],
};`);
    assert.deepEqual(rules, []);
    assert.deepEqual(
      problems.map(
        ({ line, severity, message }) =>
          `${line} ${severity} ${message.replace(/: .*| is not checked.*/, '')}`,
      ),
      [
        '2 warning The rules that are extended here (./base.js) are not read; only those in this file are checked.',
        '4 warning Only running this file would tell what this is',
        '5 info The rule "licensed"',
        '6 warning The rule "computed"',
        '7 warning The rule "folders"',
        '8 info The rule "exotic"',
      ],
    );
  });

  it('fills in rules by what they extend', () => {
    const { rules } = read(`module.exports = {
  extends: ['dependency-cruiser/configs/recommended-strict'],
  forbidden: [{ name: 'no-circular', severity: 'warn' }, { name: 'no-orphans', severity: 'ignore' }],
};`);
    const severities = Object.fromEntries(rules.map(({ id, options }) => [id, options.severity]));
    assert.equal(severities['dependency-cruiser:no-circular'], 'warning');
    assert.equal(severities['dependency-cruiser:no-orphans'], undefined);
    assert.equal(severities['dependency-cruiser:no-deprecated-core'], 'error');
  });

  it('names settings that it does not know', () => {
    const { problems } = read(
      `module.exports = { forbidden: [{ name: 'a', from: { pth: 'src' }, to: {} }] };`,
    );
    assert.match(problems[0].message, /does not read "pth" .* Did you mean "path"\?/);
  });
});
