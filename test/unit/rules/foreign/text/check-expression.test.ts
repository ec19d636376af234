import assert from 'node:assert/strict';
import { findExpressionFault } from '../../../../../src/rules/foreign/text/check-expression';

describe('findExpressionFault', () => {
  for (const pattern of [
    '^src/([^/]+)/(?!index)',
    '(^|/)[.][^/]+[.](?:js|cjs|mjs|ts|json)$',
    '^src/modules/.*/.*\\.router\\.v[0-9]+\\.ts$',
    'node_modules/(@[^/]+/[^/]+|[^/]+)',
    '[.]d[.](c|m)?ts$',
    '^packages/[^/]+/src/[^/]+/[^/]+/[^/]+/[^/]+$',
    '\\bfoo{2,3}\\b',
  ])
    it(`lets ${pattern} pass`, () => assert.equal(findExpressionFault(pattern), undefined));

  for (const pattern of [
    '(a+)+$',
    '^(([^/]+/)+)x',
    '(?:a|ab)*$',
    '(.*a){12}',
    '.*.*.*.*.*.*x',
    '[^/]*[^/]*[^/]*[^/]*x',
    '(a*)*',
    '^(\\w|\\d)+$',
  ])
    it(`refuses ${pattern}`, () => assert.match(findExpressionFault(pattern) ?? '', /may take for ever/));

  it('says that an expression is broken', () => {
    assert.match(findExpressionFault('(') ?? '', /is broken: .*Unterminated group/);
  });
});
