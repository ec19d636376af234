import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Finding, PatternDescription } from '../../../src/model/finding';
import type { PatternOutcome } from '../../../src/report/pattern-outcome';
import { writePatternsJson } from '../../../src/report/patterns-json';
import { writePatternsText } from '../../../src/report/patterns-text';
import { root } from '../../support/paths';

const patterns = new Map(
  (
    [
      ['port', 'Port', 'architecture'],
      ['repository', 'Repository', 'architecture'],
      ['facade', 'Facade', 'structural'],
    ] as const
  ).map(([id, title, family]): [string, PatternDescription] => [
    id,
    { id, title, family, summary: '', roles: {} },
  ]),
);

const at = (role: string, symbol: string, module: string, line: number) => ({ role, symbol, module, line });
const findings: readonly Finding[] = [
  {
    pattern: 'facade',
    confidence: 0.7,
    roles: [
      at('facade', 'api.py', 'api.py', 1),
      ...[2, 3, 4, 5, 6].map(n => at('part', `P${n}`, 'api.py', n)),
    ],
    evidence: [{ text: 'hides five others', weight: 0.6, module: 'api.py', line: 1 }],
  },
  {
    pattern: 'repository',
    confidence: 0.65,
    roles: [at('repository', 'Bills', 'b.py', 3)],
    evidence: [],
  },
  {
    pattern: 'repository',
    confidence: 0.9,
    roles: [at('repository', 'Orders', 'a.py', 3), at('entity', 'Order', 'model.py', 7)],
    evidence: [
      { text: 'gives and takes `Order`', weight: 0.8, module: 'a.py', line: 4 },
      { text: 'keeps nothing', weight: -0.2, module: 'a.py', line: 5 },
    ],
  },
];
const stats = { files: 3, lines: 9, bytes: 90, phases: { detect: 1.25 }, peakRssBytes: 1 };
const outcome: PatternOutcome = { findings, dismissed: 2, problems: [], stats };

describe('patterns', () => {
  it('are printed by family and pattern, the surest first', () => {
    const text = [...writePatternsText(outcome, { color: false, evidence: false, patterns })].join('');
    assert.equal(
      text,
      [
        'Architecture',
        '  Repository 2',
        '    0.90 a.py:3 Orders · entity model.py:7 Order',
        '    0.65 b.py:3 Bills',
        '',
        'Structural',
        '  Facade 1',
        '    0.70 api.py:1 (module) · part P2, P3, P4, P5 and 1 more',
        '',
        '3 patterns in 3 modules, 2 dismissed',
        '',
      ].join('\n'),
    );
  });

  it('are printed with their reasons where these are wanted', () => {
    const text = [...writePatternsText(outcome, { color: false, evidence: true, patterns })].join('');
    assert.match(text, /Orders · entity.*\n {9}\+0\.80 gives and takes `Order` a\.py:4\n {9}−0\.20 keeps/);
  });

  it('are coloured for terminals alone', () => {
    const text = [...writePatternsText(outcome, { color: true, evidence: true, patterns })].join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of.
    assert.match(text, /\x1b\[36ma\.py:3\x1b\[0m Orders/);
  });

  it('are written as JSON as the schema says', () => {
    const schema = JSON.parse(readFileSync(path.join(root, 'schemas/patterns.schema.json'), 'utf8'));
    const validate = new Ajv({ allErrors: true }).compile<{ patterns: unknown }>(schema);
    const json = JSON.parse([...writePatternsJson(outcome)].join(''));
    assert.ok(validate(json), JSON.stringify(validate.errors));
    assert.deepEqual(json.patterns, findings);
  });
});
