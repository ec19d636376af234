import assert from 'node:assert/strict';
import type { CodeModel } from '../../../../src/patterns/code/code-model';
import type { ClassInfo } from '../../../../src/patterns/code/symbols';
import { modelOf } from '../../../support/code-model';

const TYPESCRIPT = {
  'model.ts': `
    export interface Orders { add(order: Order): void; get(id: string): Promise<Order | undefined> }
    export class Order { constructor(readonly id: string, private lines: Line[] = []) {} 
      total(): number { return this.lines.length } }
    export class Line {}
    export abstract class Base<T> { abstract run(): T; helper() { return this.run() } }
  `,
  'index.ts': "export * from './model';\n",
  'store.ts': `
    import { Line, Order, type Orders } from './index';
    import { Client } from 'pg';
    export class SqlOrders implements Orders {
      private readonly seen = new Map<string, Order>();
      private handlers: ((order: Order) => void)[] = [];
      private readonly client;
      constructor(client: Client) { this.client = client }
      add(order: Order) { this.seen.set(order.id, order); for (const handle of this.handlers) handle(order) }
      async get(id: string) { return this.seen.get(id) }
      query() { return this.client.query('x') }
    }
    export class MemoryOrders { add(order: Order) {} async get(id: string) { return new Order(id) } }
    export class Service { constructor(private readonly orders: Orders) {}
      async run() { const order = await this.orders.get('1'); return order.total() }
      make = () => new Line() }
  `,
};

const PYTHON = {
  'shop/__init__.py': 'from .model import Order\n',
  'shop/model.py': `
import abc
from dataclasses import dataclass, field
from typing import Optional, Protocol

@dataclass(frozen=True)
class Line:
    sku: str

class Order:
    def __init__(self, ref: str, lines: list[Line] | None = None):
        self.ref = ref
        self._lines = lines or []
    def total(self) -> int:
        return len(self._lines)

class Orders(abc.ABC):
    @abc.abstractmethod
    def get(self, ref) -> Optional["Order"]:
        raise NotImplementedError

class Notifier(Protocol):
    def notify(self, to: str, text: str) -> None: ...
`,
  'shop/store.py': `
from shop import Order
from . import model

class SqlOrders(model.Orders):
    def __init__(self, session):
        self.session = session
        self.seen = {}
    def get(self, ref):
        order = self.session.query(Order).one()
        self.seen[ref] = Order(ref)
        return Order(ref)

class Mail:
    def notify(self, to, text, urgent=False):
        print(to)

class Loud:
    def notify(self):
        pass

def service(ref: str, orders: model.Orders, notifier: "model.Notifier" = Mail()):
    order = orders.get(ref)
    return order.total()
`,
};

describe('the model of code', () => {
  let script: CodeModel;
  let python: CodeModel;
  before(async function () {
    this.timeout(30_000);
    script = await modelOf(TYPESCRIPT);
    python = await modelOf(PYTHON);
  });

  const find = (model: CodeModel, name: string): ClassInfo => {
    const found = model.classes.find(one => one.name === name);
    assert.ok(found, name);
    return found;
  };
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

  it('leads bases through re-exports to the classes that define them', () => {
    assert.deepEqual(namesOf(find(script, 'SqlOrders').bases), ['Orders']);
    assert.deepEqual(namesOf(find(python, 'SqlOrders').bases), ['Orders']);
    assert.deepEqual(namesOf(find(python, 'Orders').children), ['SqlOrders']);
  });

  it('knows what is abstract', () => {
    const abstract = (model: CodeModel) => namesOf(model.classes.filter(({ isAbstract }) => isAbstract));
    assert.deepEqual(abstract(script), ['Orders', 'Base']);
    assert.deepEqual(abstract(python), ['Orders', 'Notifier']);
    assert.equal(find(python, 'Notifier').kind, 'protocol');
  });

  it('finds what fits an interface without naming it, by the number of arguments too', () => {
    assert.deepEqual(namesOf(find(script, 'Orders').fittedBy), ['MemoryOrders']);
    assert.deepEqual(namesOf(find(python, 'Notifier').fittedBy), ['Mail']);
  });

  it('infers the types of fields', () => {
    const typeOf = (model: CodeModel, owner: string, field: string) => {
      const found = model.findField(find(model, owner), field);
      return [found?.type?.name, found?.type?.external, found?.container?.kind, found?.container?.of?.name];
    };
    assert.deepEqual(typeOf(script, 'SqlOrders', 'seen'), ['Map', 'Map', 'dict', 'Order']);
    assert.deepEqual(typeOf(script, 'SqlOrders', 'client'), ['Client', 'pg.Client', undefined, undefined]);
    assert.deepEqual(typeOf(script, 'Order', 'lines'), ['Array', 'Array', 'list', 'Line']);
    assert.equal(script.findField(find(script, 'SqlOrders'), 'handlers')?.container?.ofFunctions, true);
    assert.deepEqual(typeOf(python, 'Order', '_lines').slice(2), ['list', 'Line']);
    assert.deepEqual(typeOf(python, 'SqlOrders', 'seen').slice(2), ['dict', 'Order']);
    assert.equal(python.findField(find(python, 'SqlOrders'), 'session')?.parameter?.name, 'session');
  });

  it('leads calls on parameters, locals and fields to methods', () => {
    const total = (model: CodeModel) => model.findMethod(find(model, 'Order'), 'total')!;
    const callers = (model: CodeModel) => model.callersOf(total(model)).map(({ from }) => from?.id);
    assert.deepEqual(callers(script), ['store.ts#Service.run']);
    assert.deepEqual(callers(python), ['shop/store.py#service']);
  });

  it('knows who creates, holds and takes a class', () => {
    const creators = (model: CodeModel, name: string) =>
      model.creatorsOf(find(model, name)).map(({ from, line }) => [from?.id, line]);
    assert.deepEqual(creators(python, 'Mail').length, 1);
    assert.deepEqual(creators(python, 'Order'), [
      ['shop/store.py#SqlOrders.get', 11],
      ['shop/store.py#SqlOrders.get', 12],
    ]);
    assert.deepEqual(namesOf(script.holdersOf(find(script, 'Orders'))), ['orders']);
    assert.deepEqual(namesOf(python.takersOf(find(python, 'Notifier'))), ['service']);
    assert.equal(script.concreteOf(find(script, 'Orders')).length, 2);
  });

  it('lists what modules import, through re-exports and from outside', () => {
    const { modules, externals } = script.importsOf('store.ts');
    assert.deepEqual([...modules], ['model.ts']);
    assert.deepEqual(externals, ['pg.Client']);
    assert.deepEqual([...script.importsOf('nowhere.ts').modules], []);
  });

  it('comes to an end where classes inherit from each other in a circle', async () => {
    const circle = await modelOf({
      'a.py': 'class A(B): pass\nclass B(A):\n    def f(self): return self.f()\n',
    });
    assert.deepEqual(namesOf(find(circle, 'A').ancestors), ['B']);
    assert.deepEqual(namesOf(find(circle, 'B').descendants), ['A']);
  });
});
