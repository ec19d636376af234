import assert from 'node:assert/strict';
import { countLines } from '../../../src/extract/count-lines';

describe('countLines', () => {
  const cases: [string, number][] = [
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\nb\n', 2],
    ['a\r\nb\r\n', 2],
    ['\n', 1],
    ['\n\n', 2],
  ];
  for (const [text, lines] of cases)
    it(`${JSON.stringify(text)} has ${lines}`, () => assert.equal(countLines(text), lines));
});
