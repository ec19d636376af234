import assert from 'node:assert/strict';
import { createChecker } from '../../../src/rules/checker';
import { readConfiguration } from '../../../src/rules/configuration/read-configuration';
import { createRecords } from '../../support/records';

function check(imports: Readonly<Record<string, readonly string[]>>, preset: unknown) {
  const { configuration } = readConfiguration('lintel.json', JSON.stringify({ presets: [preset] }));
  const { violations, problems, presets } = createChecker(configuration).check(createRecords(imports));
  return {
    parts: presets.flatMap(match => match.parts.map(({ name, folders }) => `${name}: ${folders.join(' ')}`)),
    broken: violations.map(({ from, to }) => `${from} ${to}`),
    problems: problems.map(({ message }) => message),
  };
}

describe('presets', () => {
  const ports = {
    'shop/entrypoints/web.py': ['shop/service_layer/handlers.py'],
    'shop/adapters/orm.py': ['shop/domain/order.py'],
    'shop/service_layer/handlers.py': ['shop/domain/order.py'],
    'shop/domain/order.py': ['shop/adapters/orm.py'],
    'shop/domain/model/row.py': [],
  };

  it('hexagonal: the domain knows no adapter', () => {
    const { parts, broken, problems } = check(ports, 'hexagonal');
    assert.deepEqual(problems, []);
    assert.deepEqual(parts, [
      'entry points: shop/entrypoints',
      'adapters: shop/adapters',
      'application: shop/service_layer',
      'domain: shop/domain',
    ]);
    assert.deepEqual(broken, ['shop/domain/order.py shop/adapters/orm.py']);
  });

  it('have exceptions and a severity', () => {
    const except = [{ from: 'shop/domain/order.py', to: 'shop/adapters/**' }];
    assert.deepEqual(check(ports, { preset: 'hexagonal', in: 'shop', except }).broken, []);
  });

  it('are told off where they find nothing', () => {
    const { problems } = check(ports, 'feature-sliced');
    assert.match(
      problems[0],
      /^"feature-sliced" finds nothing here\. It looks for at least three of the folders/,
    );
  });

  it('layers: one stack for each package', () => {
    const { broken } = check(
      {
        'packages/a/ui/x.ts': ['packages/b/data/y.ts'],
        'packages/a/data/x.ts': ['packages/b/ui/y.ts'],
        'packages/b/ui/y.ts': [],
        'packages/b/data/y.ts': ['packages/b/ui/y.ts'],
      },
      'layered',
    );
    assert.deepEqual(broken, ['packages/b/data/y.ts packages/b/ui/y.ts']);
  });

  it('clean, onion, mvc: inwards only', () => {
    const imports = {
      'src/infrastructure/db.ts': ['src/application/run.ts'],
      'src/application/run.ts': ['src/infrastructure/db.ts', 'src/domain/order.ts'],
      'src/domain/order.ts': [],
    };
    for (const name of ['clean', 'onion'])
      assert.deepEqual(check(imports, name).broken, ['src/application/run.ts src/infrastructure/db.ts']);
    const mvc = { 'app/models/a.py': ['app/views/b.py'], 'app/views/b.py': [], 'app/controllers/c.py': [] };
    assert.deepEqual(check(mvc, 'mvc').broken, ['app/models/a.py app/views/b.py']);
  });

  it('feature-sliced: layers, slices apart, public parts', () => {
    const { broken, problems } = check(
      {
        'src/app/main.ts': ['src/pages/cart/index.ts'],
        'src/pages/cart/index.ts': ['src/features/pay/lib/secret.ts', 'src/features/pay/index.ts'],
        'src/pages/home/index.ts': [],
        'src/features/pay/index.ts': ['src/features/search/index.ts'],
        'src/features/pay/lib/secret.ts': ['src/app/main.ts'],
        'src/features/search/index.ts': ['src/shared/format.ts'],
        'src/shared/format.ts': [],
      },
      'feature-sliced',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(broken, [
      'src/features/pay/index.ts src/features/search/index.ts',
      'src/features/pay/lib/secret.ts src/app/main.ts',
      'src/pages/cart/index.ts src/features/pay/lib/secret.ts',
    ]);
  });

  it('django and nestjs: by the names of files', () => {
    const django = {
      'shop/orders/urls.py': ['shop/orders/views.py'],
      'shop/orders/views.py': ['shop/orders/models.py'],
      'shop/orders/models.py': ['shop/billing/views.py'],
      'shop/billing/views.py': [],
    };
    assert.deepEqual(check(django, 'django').broken, ['shop/orders/models.py shop/billing/views.py']);
    const nest = {
      'src/cats/cats.module.ts': ['src/cats/cats.controller.ts', 'src/cats/cats.service.ts'],
      'src/cats/cats.controller.ts': ['src/cats/cats.service.ts'],
      'src/cats/cats.service.ts': ['src/cats/cats.controller.ts'],
    };
    assert.deepEqual(check(nest, 'nestjs').broken, ['src/cats/cats.service.ts src/cats/cats.controller.ts']);
  });

  it('modular-monolith: public parts, and no cycles', () => {
    const { broken } = check(
      {
        'src/modules/orders/index.ts': ['src/modules/billing/index.ts'],
        'src/modules/billing/index.ts': ['src/modules/billing/tax.ts'],
        'src/modules/billing/tax.ts': ['src/modules/orders/rows.ts'],
        'src/modules/orders/rows.ts': [],
        'src/modules/web/index.ts': ['src/modules/orders/index.ts'],
      },
      'modular-monolith',
    );
    assert.ok(broken.includes('src/modules/billing/tax.ts src/modules/orders/rows.ts'));
    assert.equal(new Set(broken).size, 2);
  });
});
