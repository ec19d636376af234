import assert from 'node:assert/strict';
import { createNameLinks } from '../../../src/engine/name-links';
import { resolveFacts } from '../../../src/engine/resolve-facts';
import { createResolver } from '../../../src/resolve/resolver';
import { extractText } from '../extract/extract-text';

/** Where the names in `main.py` are defined, for files by their path. */
async function followMain(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const links = createNameLinks();
  const resolver = createResolver({ modules: Object.keys(files), configs: new Map() });
  for (const [id, text] of Object.entries(files))
    links.put(resolveFacts({ id, path: id, language: 'python' }, await extractText(id, text), resolver));
  const main = links.follow().find(record => record.module.id === 'main.py');
  return Object.assign({}, ...(main?.dependencies ?? []).map(row => row.definedIn));
}

describe('following names of Python', () => {
  const shop = {
    'shop/__init__.py': 'from .orders import Order\n',
    'shop/orders.py': 'class Order: pass\n',
    'main.py': 'from shop import Order\n',
  };
  const cases: [what: string, files: Record<string, string>, expected: Record<string, string>][] = [
    ['through an __init__', shop, { Order: 'shop/orders.py' }],
    [
      'nowhere where the module defines it itself',
      { ...shop, 'main.py': 'from shop.orders import Order\n' },
      {},
    ],
    ['nowhere where it is a submodule', { ...shop, 'main.py': 'from shop import orders\n' }, {}],
    [
      'through several, with another name on the way',
      {
        'shop/__init__.py': 'from .sales import Purchase\n',
        'shop/sales/__init__.py': 'from .model import Order as Purchase\n',
        'shop/sales/model.py': 'class Order: pass\n',
        'main.py': 'from shop import Purchase as P\n',
      },
      { Purchase: 'shop/sales/model.py' },
    ],
    [
      'through stars, the last one first',
      {
        'shop/__init__.py': 'from .a import *\nfrom .b import *\nfrom .c import *\n',
        'shop/a.py': 'x = 1\ny = 1\n_z = 1\n',
        'shop/b.py': 'from .deep import *\nx = 2\n',
        'shop/c.py': '__all__ = ["other"]\nx = 3\n',
        'shop/deep.py': 'w = 4\n',
        'main.py': 'from shop import x, y, _z, w, gone\n',
      },
      { x: 'shop/b.py', y: 'shop/a.py', w: 'shop/deep.py' },
    ],
    [
      'a star gives what __all__ lists',
      {
        'shop/__init__.py': 'from .a import *\n',
        'shop/a.py': '__all__ = ["_x"]\n_x = 1\ny = 2\n',
        'main.py': 'from shop import _x, y\n',
      },
      { _x: 'shop/a.py' },
    ],
    [
      'a definition of its own counts more than a star',
      { ...shop, 'shop/__init__.py': 'from .orders import *\nclass Order: pass\n' },
      {},
    ],
    [
      'to a module that is passed on as a whole',
      {
        'shop/__init__.py': 'from .deep import model\nimport shop.deep.model as alias\n',
        'shop/deep/__init__.py': '',
        'shop/deep/model.py': '',
        'main.py': 'from shop import model, alias\n',
      },
      { model: 'shop/deep/model.py', alias: 'shop/deep/model.py' },
    ],
    [
      'as far as can be seen',
      {
        'shop/__init__.py': 'from .lazy import Made\n',
        'shop/lazy.py': 'globals()["Made"] = 1\n',
        'main.py': 'from shop import Made\n',
      },
      { Made: 'shop/lazy.py' },
    ],
    ['not out of the workspace', { ...shop, 'shop/__init__.py': 'from django.db import Order\n' }, {}],
    [
      'what runs before what the type checker sees',
      {
        'shop/__init__.py':
          'if TYPE_CHECKING:\n    from .types import Order\nelse:\n    from .orders import Order\nif TYPE_CHECKING:\n    from .types import Order, Kind\n',
        'shop/types.py': 'class Order: pass\nclass Kind: pass\n',
        'shop/orders.py': 'class Order: pass\n',
        'main.py': 'from shop import Order, Kind\n',
      },
      { Order: 'shop/orders.py', Kind: 'shop/types.py' },
    ],
    [
      'not what a function imports',
      { ...shop, 'shop/__init__.py': 'def f():\n    from .orders import Order\n' },
      {},
    ],
    [
      'past a star that leads back',
      {
        'shop/__init__.py': 'from .a import *\nfrom .b import *\n',
        'shop/a.py': 'def make(): pass\n',
        'shop/b.py': 'from shop import make\n',
        'main.py': 'from shop import make\n',
      },
      { make: 'shop/a.py' },
    ],
    [
      'in a circle without end',
      {
        'a.py': 'from b import x\nfrom b import *\n',
        'b.py': 'from a import x\nfrom a import *\n',
        'main.py': 'from a import x, y\n',
      },
      {},
    ],
  ];
  for (const [what, files, expected] of cases)
    it(what, async () => assert.deepEqual(await followMain(files), expected));

  it('leaves the targets of imports as they are', async () => {
    const resolver = createResolver({ modules: Object.keys(shop), configs: new Map() });
    const facts = await extractText('main.py', shop['main.py']);
    const { record } = resolveFacts({ id: 'main.py', path: '', language: 'python' }, facts, resolver);
    assert.deepEqual(
      record.dependencies.map(({ to }) => to),
      ['shop/__init__.py'],
    );
  });
});
