import assert from 'node:assert/strict';
import { chooseFindings, readPatternSettings } from '../../../src/engine/pattern-settings';
import type { Finding } from '../../../src/model/finding';

const KNOWN = new Map([
  ['repository', 1],
  ['facade', 1],
]);
const read = (text: string, prefix = '') => readPatternSettings(prefix, text, KNOWN);
const finding = (pattern: string, module: string, symbol: string, confidence: number): Finding => ({
  pattern,
  confidence,
  roles: [{ role: pattern, symbol, module, line: 1 }],
  evidence: [],
});
const findings = [
  finding('repository', 'a.py', 'Orders', 0.9),
  finding('repository', 'a.py', 'Bills', 0.65),
  finding('facade', 'b.py', 'b.py', 0.7),
  finding('facade', 'b.py', 'Low', 0.5),
];
const symbolsOf = (shown: readonly Finding[]) => shown.map(({ roles }) => roles[0]?.symbol);

describe('settings about patterns', () => {
  it('show what is sure enough where they say nothing', () => {
    const { findings: shown, dismissed } = chooseFindings(findings, [read('{}')]);
    assert.deepEqual(symbolsOf(shown), ['Orders', 'Bills', 'b.py']);
    assert.equal(dismissed, 0);
  });

  it('choose patterns and how sure findings have to be', () => {
    const settings = read('{ "patterns": { "enabled": ["facade"], "minConfidence": 0.4 } }');
    assert.deepEqual(symbolsOf(chooseFindings(findings, [settings]).findings), ['b.py', 'Low']);
  });

  it('dismiss findings, and say which are not found any more', () => {
    const settings = read(`{
  "patterns": {
    "dismissed": [
      { "pattern": "repository", "symbol": "a.py#Orders", "because": "It is a list" },
      { "pattern": "facade", "symbol": "b.py#b.py" },
      { "pattern": "facade", "symbol": "a.py#Orders" }
    ]
  }
}`);
    const chosen = chooseFindings(findings, [settings]);
    assert.deepEqual(symbolsOf(chosen.findings), ['Bills']);
    assert.equal(chosen.dismissed, 2);
    assert.deepEqual(chosen.problems, [
      {
        module: 'lintel.json',
        line: 6,
        column: 7,
        severity: 'info',
        message: 'The pattern is not found at a.py#Orders any more: this can be taken out.',
      },
    ]);
  });

  it('hold for their own root', () => {
    const text =
      '{ "patterns": { "minConfidence": 0.8, "dismissed": [{ "pattern": "facade", "symbol": "x.py#F" }, { "pattern": "facade", "symbol": "y.py#y.py" }] } }';
    const chosen = chooseFindings(
      [
        finding('facade', 'one/x.py', 'F', 0.9),
        finding('facade', 'two/x.py', 'F', 0.7),
        finding('facade', 'one/x.py', 'G', 0.7),
        finding('facade', 'one/y.py', 'one/y.py', 0.9),
      ],
      [read(text, 'one/'), read('{}', 'two/')],
    );
    assert.deepEqual(
      chosen.findings.map(({ roles }) => roles[0]?.module),
      ['two/x.py'],
    );
    assert.deepEqual(chosen.problems, []);
  });

  it('name unknown patterns, and are otherwise kept to', () => {
    const settings = read(
      '{ "patterns": {\n"enabled": ["repositry", "facade"],\n"dismissed": [{ "pattern": "facde", "symbol": "a#b" }, { "pattern": "facade" }] } }',
    );
    assert.deepEqual(
      settings.problems.map(({ line, column, message }) => [line, column, message]),
      [
        [2, 13, 'There is no pattern "repositry". Did you mean "repository"?'],
        [3, 28, 'There is no pattern "facde". Did you mean "facade"?'],
      ],
    );
    assert.deepEqual(settings.dismissals, []);
    assert.deepEqual([...settings.enabled!], ['repositry', 'facade']);
  });
});
