import assert from 'node:assert/strict';
import {
  abbreviatePattern,
  describeRole,
  formatConfidence,
  nameOfRole,
  ownerOfRole,
} from '../../../../src/diagram/patterns/pattern-words';
import { PATTERNS } from '../../../../src/patterns/registry';

describe('words for patterns', () => {
  it('are short on badges, and no two patterns share one', () => {
    assert.deepEqual(
      ['unit-of-work', 'repository', 'chain-of-responsibility', 'port', 'cqrs'].map(abbreviatePattern),
      ['UoW', 'Rep', 'CoR', 'Port', 'CQRS'],
    );
    const ids = [...PATTERNS.keys()];
    const short = ids.map(abbreviatePattern);
    assert.deepEqual(
      ids.filter((_, i) => short.indexOf(short[i]!) !== i || short[i]!.length > 6),
      [],
    );
  });

  it('name roles and what plays them', () => {
    assert.equal(describeRole('concrete-strategy'), 'concrete strategy');
    const method = { role: 'handler', symbol: 'Bus.send', module: 'app/bus.py', line: 1 };
    assert.deepEqual([nameOfRole(method), ownerOfRole(method)], ['Bus.send', 'Bus']);
    const whole = { ...method, symbol: 'app/bus.py' };
    assert.deepEqual([nameOfRole(whole), ownerOfRole(whole)], ['bus.py', 'app/bus.py']);
  });

  it('call nothing certain that is not', () => {
    assert.deepEqual([0.6, 0.998, 1].map(formatConfidence), ['0.60', '0.99', '1.00']);
  });
});
