import assert from 'node:assert/strict';
import { computeFix, offerFixes } from '../../../src/fixes/fixes';
import type { FixKind } from '../../../src/model/fix';
import {
  compileFiles,
  createRuledFolder,
  importInPython,
  type RuledFolder,
} from '../../support/ruled-folder';

type CodeFix = Exclude<FixKind, 'baseline' | 'exception'>;

const layers = (more = '') => `{
  // Who may know whom.
  "sets": { "domain": ["src/domain/**", "shop/domain/**"], "adapters": ["src/adapters/**", "shop/adapters/**"] },
  "rules": [{ "kind": "layers", "id": "rings", "layers": ["adapters", "domain"]${more} }]
}
`;

/** Takes the only violation, applies the fix, and checks again. */
async function fix(folder: RuledFolder, kind: CodeFix): Promise<readonly string[]> {
  const { violations, problems, input } = await folder.check();
  assert.deepEqual(problems, []);
  assert.equal(violations.length, 1);
  const result = computeFix(kind, input(violations[0]!));
  if ('refusal' in result) return [result.refusal];
  folder.apply(result.files);
  return (await folder.check()).violations.map(({ message }) => message);
}

describe('fixes', function () {
  // Each compiles and runs what comes of it.
  this.timeout(120_000);

  let folder: RuledFolder | undefined;
  const make = (files: Readonly<Record<string, string>>) => {
    folder = createRuledFolder(files);
    return folder;
  };
  afterEach(() => folder?.remove());

  const orders = `import { type Row, parse } from '../rows';
export interface Price { amount: number }
export abstract class Base<T> {
  all(): T[] { return []; }
}
/** Keeps orders in a database. */
export class SqlOrders extends Base<Row> {
  private rows: Row[] = [];
  protected secret = 1;
  readonly size: number = 0;
  constructor(private readonly url: string) { super(); }
  find(id: string, options: { exact?: boolean } = {}): Row | undefined { void this.url; return parse(this.rows[0], id, options); }
  find2(id: string): void;
  find2(id: number): void;
  find2(id: string | number): void { void id; }
  price(row: Row): Promise<Price> { return Promise.resolve({ amount: row.id.length }); }
  clone(): SqlOrders { return this; }
  get open() { return this.rows.length; }
}
`;
  const rows = `export interface Row { id: string }
export const parse = (row: Row, id: string, options: object) => (options && row.id === id ? row : undefined);
`;

  it('introduces a port for a TypeScript class', async () => {
    const shop = make({
      'lintel.json': layers(),
      'src/rows.ts': rows,
      'src/adapters/sql-orders.ts': orders,
      'src/domain/shop.ts': `import { SqlOrders } from '../adapters/sql-orders';

export class Shop {
  constructor(private readonly orders: SqlOrders) {}
  async look(id: string): Promise<number> {
    const { open } = this.orders;
    const row = this.orders.find(id, { exact: true });
    this.orders.find2(1);
    return open + (row ? (await this.orders.price(row)).amount : this.orders.all().length);
  }
}
`,
      'src/main.ts': `import { SqlOrders } from './adapters/sql-orders';
import { Shop } from './domain/shop';
export const shop = new Shop(new SqlOrders('db'));
`,
    });
    assert.deepEqual(
      offerFixes((await shop.check()).input((await shop.check()).violations[0]!)).map(each => each.kind),
      ['port'],
    );
    // What the port's members name of the outer module is still imported, as a type, for the port.
    assert.equal((await fix(shop, 'port')).length, 1);
    compileFiles(shop.path, ['src/main.ts']);
    assert.match(
      shop.read('src/domain/shop.ts'),
      /^import type { SqlOrdersPort } from '.\/sql-orders-port';\n/,
    );
    assert.match(shop.read('src/domain/shop.ts'), /private readonly orders: SqlOrdersPort\)/);
    assert.match(
      shop.read('src/adapters/sql-orders.ts'),
      /class SqlOrders extends Base<Row> implements SqlOrdersPort {/,
    );
    assert.equal(
      shop.read('src/domain/sql-orders-port.ts'),
      `import type { Price } from '../adapters/sql-orders';
import type { Row } from '../rows';

/** What is needed of SqlOrders. */
export interface SqlOrdersPort {
  find(id: string, options?: { exact?: boolean }): Row | undefined;
  find2(id: string): void;
  find2(id: number): void;
  price(row: Row): Promise<Price>;
  readonly open: number;
  all: () => Row[];
}
`,
    );
  });

  it('does not introduce a port where an instance is made, or where it would not compile', async () => {
    const shop = make({
      'lintel.json': layers(),
      'src/adapters/orders.ts':
        'export class Orders { private a = 1; find() { return this.a; } }\nexport const use = (orders: Orders) => orders.find();\n',
      'src/domain/shop.ts':
        "import { Orders } from '../adapters/orders';\nexport const make = () => new Orders();\n",
    });
    assert.match((await fix(shop, 'port'))[0]!, /Orders is used as a value on line 2/);
    shop.write(
      'src/domain/shop.ts',
      "import { type Orders } from '../adapters/orders';\nexport const look = (orders: Orders) => use(orders);\ndeclare const use: (orders: Orders & { a?: never }) => void;\n",
    );
    const [answer] = await fix(shop, 'port');
    assert.equal(answer, undefined);
    compileFiles(shop.path, ['src/domain/shop.ts', 'src/adapters/orders.ts']);
  });

  it('introduces a port for a Python class', async () => {
    const shop = make({
      'lintel.json': layers(),
      'shop/__init__.py': '',
      'shop/domain/__init__.py': '',
      'shop/domain/money.py': 'class Money:\n    pass\n',
      'shop/domain/service.py': `"""Orders."""
from shop.adapters.sql import SqlOrders, CHUNK


class Service:
    def __init__(self, orders: SqlOrders, other: "SqlOrders | None" = None) -> None:
        self._orders = orders
        self.other = other

    async def look(self, id: str) -> int:
        row = self._orders.find(
            id,
        )
        await self._orders.save(row)
        return self._orders.size + CHUNK
`,
      'shop/adapters/__init__.py': '',
      'shop/adapters/sql.py': `import decimal
from typing import Optional
from ..domain.money import Money

CHUNK = 5


class Row:
    pass


class SqlOrders:
    """In a database."""

    table: str = "orders"

    def __init__(self, url: str) -> None:
        self.url = url

    def find(
        self,
        id: str,  # the key
        *,
        chunk: int = 5, most: decimal.Decimal = decimal.Decimal(CHUNK),
    ) -> Optional[Row]:
        return Row()

    async def save(self, row: "Row | None", money: Money | None = None, *rest: int, **more: object) -> "SqlOrders":
        return self

    @property
    def size(self):
        return 1

    def unused(self) -> None: ...
`,
    });
    shop.write('lintel.json', layers(', "ignore": ["type-only"]'));
    const left = await fix(shop, 'port');
    // CHUNK is no class, so nothing was done.
    assert.match(left[0]!, /CHUNK is no class/);
    shop.write(
      'shop/domain/service.py',
      shop.read('shop/domain/service.py').replace(', CHUNK', '').replace(' + CHUNK', ''),
    );
    assert.deepEqual(await fix(shop, 'port'), []);
    assert.equal(
      shop.read('shop/domain/sql_orders_port.py'),
      `from __future__ import annotations

from typing import Any, Protocol, TYPE_CHECKING

if TYPE_CHECKING:
    import decimal
    from typing import Optional
    from .money import Money
    from shop.adapters.sql import Row


class SqlOrdersPort(Protocol):
    """What is needed of SqlOrders."""

    def find(self, id: str, *, chunk: int = ..., most: decimal.Decimal = ...) -> Optional[Row]: ...

    async def save(self, row: "Row | None", money: Money | None = ..., *rest: int, **more: object) -> "SqlOrdersPort": ...

    @property
    def size(self) -> Any: ...

`,
    );
    assert.match(
      shop.read('shop/adapters/sql.py'),
      /^import decimal[\s\S]*from shop.domain.sql_orders_port import SqlOrdersPort[\s\S]*class SqlOrders\(SqlOrdersPort\):/,
    );
    importInPython(
      shop.path,
      'import shop.adapters.sql, shop.domain.service, typing; typing.get_type_hints; shop.domain.service.Service(shop.adapters.sql.SqlOrders("x"))',
    );
    importInPython(shop.path, 'import shop.domain.service, shop.adapters.sql');
  });

  it('turns an import into import type, and moves one under TYPE_CHECKING', async () => {
    const shop = make({
      'lintel.json': layers(', "ignore": ["type-only"]'),
      'src/adapters/orders.ts': 'export default class Main {}\nexport class Orders {}\n',
      'src/domain/shop.ts':
        "import Main, { Orders as Kept } from '../adapters/orders';\nexport function look(orders: Kept, main?: typeof Main): void {}\n",
    });
    assert.deepEqual(await fix(shop, 'type-only'), []);
    compileFiles(shop.path, ['src/domain/shop.ts']);
    shop.write(
      'src/domain/shop.ts',
      "import { Orders } from '../adapters/orders';\nexport const a = new Orders();\n",
    );
    assert.match((await fix(shop, 'type-only'))[0]!, /more than a type/);
    shop.write(
      'src/domain/shop.ts',
      "import { Orders } from '../adapters/orders';\ndeclare const Injectable: () => any;\n@Injectable()\nexport class A { constructor(readonly orders: Orders) {} }\n",
    );
    assert.match((await fix(shop, 'type-only'))[0]!, /more than a type/);
    shop.remove();

    const py = make({
      'lintel.json': layers(', "ignore": ["type-only"]'),
      'shop/adapters/sql.py': 'class Orders:\n    pass\n',
      'shop/domain/a.py':
        '"""Doc."""\nimport os\nfrom shop.adapters.sql import (\n    Orders,\n)\n\n\ndef look(orders: Orders = None) -> "list[Orders]":\n    return os.sep\n',
    });
    assert.deepEqual(await fix(py, 'type-only'), []);
    assert.equal(
      py.read('shop/domain/a.py'),
      '"""Doc."""\nfrom __future__ import annotations\n\nimport os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.adapters.sql import (\n        Orders,\n    )\n\n\ndef look(orders: Orders = None) -> "list[Orders]":\n    return os.sep\n',
    );
    importInPython(py.path, 'import shop.domain.a');
    py.write('shop/domain/a.py', 'from shop.adapters.sql import Orders\n\n\nclass A(Orders):\n    pass\n');
    assert.match((await fix(py, 'type-only'))[0]!, /when the code runs/);
    py.write(
      'shop/domain/a.py',
      'from shop.adapters.sql import Orders\n\n\nclass A(Model):\n    orders: Orders\n',
    );
    assert.match((await fix(py, 'type-only'))[0]!, /when the code runs/);
    py.write(
      'shop/domain/a.py',
      'from shop.adapters.sql import Orders\n\n\ndef a(b: Orders) -> None:\n    pass\n',
    );
    assert.deepEqual(await fix(py, 'type-only'), []);
    importInPython(py.path, 'import shop.domain.a');
  });

  it('imports from the interface of a part', async () => {
    const rule = (of: string, through: string) =>
      JSON.stringify({ rules: [{ kind: 'interface', of, through }] });
    const shop = make({
      'lintel.json': rule('src/orders/**', 'src/orders/index.ts'),
      'src/orders/index.ts': "export * from './public';\nexport { hidden as shown } from './inner/deep';\n",
      'src/orders/public.ts': "export { default as Order } from './inner/deep';\n",
      'src/orders/inner/deep.ts':
        'export default class Order {}\nexport const hidden = 1;\nexport const other = 2;\n',
      'src/main.ts':
        "import Order, { hidden } from './orders/inner/deep';\nexport const all = [new Order(), hidden];\n",
    });
    assert.deepEqual(await fix(shop, 'interface'), []);
    assert.equal(
      shop.read('src/main.ts').split('\n')[0],
      "import { Order, shown as hidden } from './orders';",
    );
    compileFiles(shop.path, ['src/main.ts']);
    shop.write('src/main.ts', "import { other } from './orders/inner/deep';\nexport const all = [other];\n");
    assert.match((await fix(shop, 'interface'))[0]!, /does not have these names/);
    shop.remove();

    const py = make({
      'lintel.json': rule('shop/orders/**', 'shop/orders/__init__.py'),
      'shop/orders/__init__.py': 'from .inner import Order as Order, make as build\n',
      'shop/orders/inner.py': 'class Order:\n    pass\n\n\ndef make():\n    return Order()\n',
      'shop/main.py': 'from shop.orders.inner import make, Order as O\n\nprint(make(), O)\n',
    });
    assert.deepEqual(await fix(py, 'interface'), []);
    assert.equal(py.read('shop/main.py').split('\n')[0], 'from shop.orders import build as make, Order as O');
    importInPython(py.path, 'import shop.main');
  });
});
