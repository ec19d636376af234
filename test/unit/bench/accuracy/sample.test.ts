import assert from 'node:assert/strict';
import { sampleFindings } from '../../../../bench/accuracy/sample';
import type { Finding } from '../../../../src/model/finding';

describe('sampleFindings', () => {
  const findings = Array.from({ length: 100 }, (_, at) => find(`m${at}.py`));

  it('takes as many as wanted, each once', () => {
    const sample = sampleFindings(findings, 30, 7);
    assert.equal(new Set(sample).size, 30);
    assert.equal(sampleFindings(findings.slice(0, 3), 30, 7).length, 3);
  });

  it('takes the same for the same seed, in whatever order the findings come', () => {
    const sample = sampleFindings(findings, 10, 7);
    assert.deepEqual(sampleFindings(findings.toReversed(), 10, 7), sample);
    assert.notDeepEqual(sampleFindings(findings, 10, 8), sample);
  });

  it('can take every finding, also the first and the last', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, seed) => sampleFindings(findings, 5, seed)).flat());
    assert.equal(seen.size, findings.length);
  });
});

function find(module: string): Finding {
  return {
    pattern: 'state',
    confidence: 0.9,
    roles: [{ role: 'context', symbol: 'C', module, line: 1 }],
    evidence: [],
  };
}
