import assert from 'node:assert/strict';
import {
  listFalseAlarms,
  listMisses,
  type NamedMeasurement,
  writeCalibration,
  writeScores,
} from '../../../../bench/accuracy/write-report';
import type { Finding } from '../../../../src/model/finding';

describe('the report of accuracy', () => {
  const label = { path: 'a/**', files: ['a/x.py', 'a/y.py'], pattern: 'state', also: [], line: 7 };
  const finding: Finding = {
    pattern: 'visitor',
    confidence: 0.8,
    roles: [
      { role: 'visitor', symbol: 'V', module: 'b.py', line: 3 },
      { role: 'element', symbol: 'E', module: 'c.py', line: 5 },
    ],
    evidence: [
      { text: 'much', weight: -0.5, module: 'c.py', line: 6 },
      { text: 'little', weight: 0.1, module: 'b.py', line: 4 },
    ],
  };
  const measurement: NamedMeasurement = {
    labels: 'l.json',
    hits: [label],
    misses: [{ label, file: undefined, tooWeak: { ...finding, confidence: 0.45 } }],
    falseAlarms: [{ pattern: 'visitor', file: 'b.py', findings: [finding, finding] }],
    judged: [
      { finding, right: true },
      { finding: { ...finding, confidence: 0.84 }, right: false },
      { finding: { ...finding, confidence: 1 }, right: true },
    ],
  };

  it('has a row for each pattern and one for all', () => {
    assert.deepEqual(writeScores([measurement]).split('\n').slice(2), [
      '| state | 2 | 1 | 1 | 0 | 1.00 | 0.50 | 0.67 |',
      '| visitor | 0 | 0 | 0 | 1 | 0.00 | – | 0.00 |',
      '| **all** | 2 | 1 | 1 | 1 | 0.50 | 0.50 | 0.50 |',
    ]);
  });

  it('says where a missed pattern is labelled, and what was too weak', () => {
    assert.deepEqual(listMisses(measurement), ['a/**: state missed (found with 0.45); l.json:7']);
  });

  it('says where a false alarm is, and its reasons', () => {
    assert.deepEqual(listFalseAlarms(measurement), [
      'b.py:3: visitor 0.80, and 1 more: visitor V, element E',
      '    -0.5 much (c.py:6)',
      '    +0.1 little (b.py:4)',
    ]);
  });

  it('counts what is right in each tenth of confidence', () => {
    assert.deepEqual(writeCalibration([measurement]).split('\n').slice(2), [
      '| 0.9–1 | 1 | 1 (100 %) |',
      '| 0.8–0.9 | 2 | 1 (50 %) |',
    ]);
  });
});
