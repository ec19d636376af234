import assert from 'node:assert/strict';
import type { Pattern } from '../../../src/patterns/pattern';
import { pickPatterns } from '../../../src/patterns/pick-patterns';

const pattern = (id: string, after: readonly string[] = []): Pattern => ({
  ...{ id, title: id, family: 'structural', summary: '', roles: {}, after },
  detect: () => [],
});
const all = new Map(
  [pattern('a'), pattern('b', ['a']), pattern('c', ['b', 'a']), pattern('d')].map(each => [each.id, each]),
);

describe('picked patterns', () => {
  it('come with those that they are made of', () => {
    const ids = pickPatterns(['c', 'gone'], all).map(({ id }) => id);
    assert.deepEqual(ids.sort(), ['a', 'b', 'c']);
    assert.deepEqual(pickPatterns([], all), []);
  });
});
