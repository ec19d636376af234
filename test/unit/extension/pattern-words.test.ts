import assert from 'node:assert/strict';
import { describeSymbol, listBoundSymbols } from '../../../src/extension/pattern-words';
import type { Finding, PatternDescription } from '../../../src/model/finding';

const describePattern = (id: string, title: string): [string, PatternDescription] => [
  id,
  { id, title, family: 'architecture', summary: '', roles: {} },
];
const descriptions = new Map([
  describePattern('repository', 'Repository'),
  describePattern('port', 'Port'),
  describePattern('dto', 'DTO'),
]);

/** A finding with roles such as `entity Order`; a symbol stands in the module of its own name. */
const find = (pattern: string, roles: readonly string[], confidence = 0.8): Finding => ({
  pattern,
  confidence,
  roles: roles.map(text => {
    const [role, symbol] = text.split(' ') as [string, string];
    return { role, symbol, module: `${symbol.split('.')[0]}.py`, line: 3 };
  }),
  evidence: [],
});

const describeClass = (symbol: string, ...findings: readonly Finding[]) => {
  const bound = listBoundSymbols(findings, `${symbol}.py`).find(each => each.symbol === symbol);
  return bound && describeSymbol(bound.roles, descriptions);
};

describe('what stands over a class', () => {
  it('is what it is in patterns, the chief roles first', () => {
    const findings = [
      find('port', ['port Orders', 'adapter SqlOrders', 'adapter MemoryOrders']),
      find('adapter', ['adapter SqlOrders', 'port Orders']),
      find(
        'repository',
        ['repository SqlOrders', 'entity Order', 'implementation A', 'implementation B'],
        0.9,
      ),
    ];
    assert.equal(
      describeClass('SqlOrders', ...findings),
      'Repository for `Order` · implements port `Orders` · 2 implementations',
    );
    assert.equal(describeClass('Orders', ...findings), 'Port · 2 adapters · port of adapter `SqlOrders`');
    assert.equal(describeClass('Order', ...findings), 'Kept by `SqlOrders`');
  });

  it('says what leans on an abstraction, and what fills it', () => {
    const inversion = find('dependency-inversion', [
      'abstraction Orders',
      'high-level Checkout',
      'low-level Sql',
    ]);
    assert.equal(describeClass('Checkout', inversion), 'Depends on abstraction `Orders`');
    assert.equal(describeClass('Sql', inversion), 'Implements abstraction `Orders`');
  });

  it('says once what it implements, after what it is itself', () => {
    const findings = [
      find('adapter', ['adapter Sql', 'port Orders'], 0.9),
      find('repository', ['repository Sql', 'entity Order'], 0.7),
      find('repository', ['repository Orders', 'implementation Sql']),
    ];
    assert.equal(describeClass('Sql', ...findings), 'Repository for `Order` · implements port `Orders`');
  });

  it('says who holds a strategy, and who is one', () => {
    const finding = find('strategy', [
      'context Quote',
      'strategy Tariff',
      'concrete-strategy Road',
      'concrete-strategy Sea',
    ]);
    assert.equal(describeClass('Quote', finding), 'Context with strategy `Tariff` · 2 concrete strategies');
    assert.equal(describeClass('Road', finding), 'Concrete strategy of context `Quote`');
  });

  it('counts what it is several times, and says how much is left out', () => {
    const kept = ['A', 'B'].map(name => find('repository', [`repository ${name}`, 'entity Order']));
    assert.equal(describeClass('Order', ...kept), 'Kept by 2 repositories');
    const ports = ['A', 'B'].map(name => find('port', [`port ${name}`, 'adapter Order']));
    assert.equal(describeClass('Order', ...ports), 'Implements 2 ports');
    const many = ['a', 'b', 'c', 'd', 'e'].map(id => find(id, [`x X${id}`, 'y Order']));
    assert.equal(describeClass('Order', ...many), 'Y of x `Xa` · y of x `Xb` · y of x `Xc` · 2 more');
  });

  it('leaves titles that are abbreviations, and says ids of patterns that nobody describes', () => {
    assert.equal(describeClass('A', find('x', ['x A'], 0.9), find('dto', ['dto A'])), 'X · DTO');
    assert.equal(describeClass('A', find('unit-of-work', ['unit-of-work A'])), 'Unit of work');
  });

  it('is said of methods and modules only where a finding is named for them', () => {
    const finding = find('retry', ['retry Api.load', 'helper Api.wait']);
    assert.deepEqual(
      listBoundSymbols([finding], 'Api.py').map(({ symbol }) => symbol),
      ['Api.load'],
    );
    const module = { role: 'root', symbol: 'src/main.py', module: 'src/main.py', line: 1 };
    const [bound] = listBoundSymbols(
      [{ ...finding, pattern: 'composition-root', roles: [module] }],
      'src/main.py',
    );
    assert.equal(describeSymbol(bound!.roles, descriptions), 'Composition root');
  });
});
