import assert from 'node:assert/strict';
import type { Measurement } from '../../../../bench/accuracy/measure';
import type { ExpectedPattern } from '../../../../bench/accuracy/read-labels';
import {
  addScores,
  findF1,
  findPrecision,
  findRecall,
  scorePatterns,
} from '../../../../bench/accuracy/score';

describe('scores', () => {
  it('are counted for each pattern over all folders, by name', () => {
    assert.deepEqual(
      scorePatterns([
        measurement(['state', 'state'], ['dto'], ['visitor']),
        measurement([], ['state'], ['state']),
      ]),
      [
        { pattern: 'dto', hits: 0, misses: 1, falseAlarms: 0 },
        { pattern: 'state', hits: 2, misses: 1, falseAlarms: 1 },
        { pattern: 'visitor', hits: 0, misses: 0, falseAlarms: 1 },
      ],
    );
  });

  it('add up to one in which every label and every false alarm counts the same', () => {
    const total = addScores([
      { hits: 6, misses: 2, falseAlarms: 0 },
      { hits: 0, misses: 1, falseAlarms: 2 },
    ]);
    assert.deepEqual(total, { hits: 6, misses: 3, falseAlarms: 2 });
    assert.equal(findPrecision(total), 6 / 8);
    assert.equal(findRecall(total), 6 / 9);
    assert.equal(findF1(total), (2 * (6 / 8) * (6 / 9)) / (6 / 8 + 6 / 9));
  });

  it('have no precision where nothing is found and no recall where nothing is labelled', () => {
    const missed = { hits: 0, misses: 1, falseAlarms: 0 };
    const invented = { hits: 0, misses: 0, falseAlarms: 1 };
    assert.deepEqual([findPrecision(missed), findRecall(missed), findF1(missed)], [undefined, 0, 0]);
    assert.deepEqual([findPrecision(invented), findRecall(invented), findF1(invented)], [0, undefined, 0]);
    assert.equal(findF1({ hits: 0, misses: 0, falseAlarms: 0 }), undefined);
  });
});

function measurement(hits: string[], misses: string[], falseAlarms: string[]): Measurement {
  const toLabel = (pattern: string): ExpectedPattern => ({
    path: 'a',
    files: ['a'],
    pattern,
    also: [],
    line: 1,
  });
  return {
    hits: hits.map(toLabel),
    misses: misses.map(pattern => ({ label: toLabel(pattern), file: 'a', tooWeak: undefined })),
    falseAlarms: falseAlarms.map(pattern => ({ pattern, file: 'a', findings: [] })),
    judged: [],
  };
}
