import assert from 'node:assert/strict';
import type { ForbiddenOptions } from '../../../../src/rules/kinds/forbidden';
import { createDependency, createRecords } from '../../../support/records';
import { checkRule } from '../../../support/rules';

const rule = (more: Partial<ForbiddenOptions> = {}): ForbiddenOptions => ({
  kind: 'forbidden',
  from: 'domain/**',
  to: 'adapters/**',
  ...more,
});

describe('a forbidden rule', () => {
  const records = createRecords({
    'adapters/orm.py': ['domain/order.py'],
    'domain/order.py': ['adapters/orm.py', 'shared/log.py', 'pypi:sqlalchemy'],
    'shared/log.py': ['adapters/orm.py'],
  });

  it('points at each import', () => {
    const { violations, problems } = checkRule(records, rule({ because: 'The domain stands alone' }));
    assert.deepEqual(problems, []);
    assert.deepEqual(violations, [
      {
        ...{ rule: 'forbidden-1', kind: 'forbidden', severity: 'error' },
        message:
          'domain/** may not depend on adapters/**: domain/order.py imports adapters/orm.py. The domain stands alone.',
        ...{ from: 'domain/order.py', to: 'adapters/orm.py', line: 1, column: 1 },
        key: 'forbidden-1|domain/order.py|adapters/orm.py',
      },
    ]);
  });

  it('follows chains and says them', () => {
    const { violations } = checkRule(records, rule({ transitive: true }));
    assert.deepEqual(
      violations.map(({ line, to, chain }) => [line, to, chain?.map(each => each.to)]),
      [
        [1, 'adapters/orm.py', undefined],
        [2, 'adapters/orm.py', ['shared/log.py', 'adapters/orm.py']],
      ],
    );
    assert.match(violations[1].message, /: domain\/order\.py → shared\/log\.py → adapters\/orm\.py\.$/);
  });

  it('speaks of packages outside', () => {
    const { violations } = checkRule(records, rule({ to: 'pypi:sqlalchemy' }));
    assert.deepEqual([violations.length, violations[0].line], [1, 3]);
  });

  it('knows names, also where a package only passes them on', () => {
    const [orders, rows, report] = createRecords({
      'shop/orders/__init__.py': ['shop/orders/rows.py'],
      'shop/orders/rows.py': [],
      'shop/report.py': [],
    });
    const imports = createDependency('shop/report.py', 'shop/orders/__init__.py', {
      names: ['Order', 'OrderRow'],
      definedIn: { OrderRow: 'shop/orders/rows.py' },
    });
    const all = [orders, rows, { ...report, dependencies: [imports] }];
    const find = (more: Partial<ForbiddenOptions>) =>
      checkRule(all, rule({ from: 'shop/report.py', ...more })).violations.map(({ to, names }) => [
        to,
        names,
      ]);
    assert.deepEqual(find({ to: 'shop/orders/**', names: ['*Row'] }), [
      ['shop/orders/rows.py', ['OrderRow']],
    ]);
    assert.deepEqual(find({ to: 'shop/orders/rows.py' }), [['shop/orders/rows.py', undefined]]);
    assert.deepEqual(find({ to: 'shop/orders/rows.py', followNames: false }), []);
    assert.deepEqual(find({ to: 'shop/orders/**', names: ['Customer'] }), []);
  });

  it('lets exceptions pass and says which are not needed', () => {
    const except = [
      { from: 'domain/order.py', to: 'adapters/orm.py' },
      { from: 'domain/order.py', to: 'adapters/web.py' },
    ];
    const { violations, problems } = checkRule(records, rule({ except }));
    assert.deepEqual(violations, []);
    assert.deepEqual(
      problems.map(({ severity, message }) => [severity, message]),
      [['warning', 'This exception is not needed any more: no import is as it says.']],
    );
  });

  it('is told off where it can never fire', () => {
    const { problems } = checkRule(records, rule({ to: 'domain/*' }));
    assert.match(problems[0].message, /can never fire/);
    assert.match(checkRule(records, rule({ to: 'ports/**' })).problems[0].message, /matches no module/);
  });
});
