import assert from 'node:assert/strict';
import { blindSources } from '../../../../src/patterns/code/blind';
import { buildCodeModel } from '../../../../src/patterns/code/build-model';
import type { CodeModel } from '../../../../src/patterns/code/code-model';
import type { CodeSource } from '../../../../src/patterns/code/code-source';
import { readCodeOf } from '../../../support/code-of-files';

const SCRIPTS = {
  'orders/model.ts': `
export class Order {
  private readonly lines: Line[] = [];
  static place(): Order { return new Order(); }
  push(line: Line): void { this.lines.push(line); }
}
export interface Line { total(): number }
`,
  'orders/index.ts': "export { Order as Purchase } from './model';\nexport * from './ports';\n",
  'orders/ports.ts': `
import type { Order } from './model';
export interface OrderRepository { find(id: string): Order; subscribe(): void }
`,
  'storage/sql-orders.ts': `
import { Subject } from 'rxjs';
import * as shop from '../orders';
import { type OrderRepository, Purchase } from '../orders';
export class SqlOrders extends Map<string, Purchase> implements OrderRepository {
  private readonly found = new Subject<Purchase>();
  find(id: string): Purchase { const one = Purchase.place(); one.push({ total: () => 1 }); return one; }
  subscribe(): void { this.found.subscribe(() => undefined); }
  [Symbol.iterator]() { return shop.Purchase.place(); }
}
const handlers = { find: (id: string) => id, Order: 1 };
`,
};

const PYTHON = {
  'orders/__init__.py': 'from .model import Order as Purchase\n',
  'orders/model.py': `
from abc import ABC, abstractmethod
class Order:
    def __init__(self, lines: "list[Line]") -> None:
        self.lines = lines
        self.seen: list[Line] = []
    def append(self, line: "Line") -> None:
        self.seen.append(line)
class Line(ABC):
    @abstractmethod
    def total(self) -> int: ...
`,
  'storage/sql_orders.py': `
import orders
import collections
from orders import Purchase
class SqlOrders(collections.UserDict):
    def find(self, key: str) -> Purchase:
        one = orders.Purchase([])
        one.append(None)
        return one
    def _store(self): return self.find("x")
    def __iter__(self): return iter([])
`,
};

function build(sources: readonly CodeSource[]): CodeModel {
  const steps = buildCodeModel(sources);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a model says that does not hang on names; numbers tell symbols apart. */
function describeShape({ classes, allFunctions, modules, callsOf }: CodeModel): unknown {
  const places = new Map<unknown, number>([...classes, ...allFunctions].map((each, i) => [each, i]));
  return {
    classes: classes.map(each => ({
      bases: each.bases.map(base => places.get(base)),
      outside: each.externalBases,
      fields: each.fields.map(({ type }) => places.get(type?.class) ?? type?.external),
      fits: each.fits.map(one => places.get(one)),
      methods: each.methods.map(one => [one.isPublic, places.get(one.returns?.class)]),
    })),
    calls: [...modules, ...allFunctions].map(scope =>
      callsOf(scope).map(({ target }) => {
        if (target?.kind === 'class') return places.get(target.class);
        if (target?.kind === 'function') return places.get(target.function);
        return target?.kind === 'external' ? target.name : undefined;
      }),
    ),
  };
}

describe('blind sources', () => {
  for (const [language, files] of [
    ['TypeScript', SCRIPTS],
    ['Python', PYTHON],
  ] as const)
    describe(`of ${language}`, () => {
      let sources: readonly CodeSource[];
      let masked: ReturnType<typeof blindSources>;
      before(async () => {
        sources = await readCodeOf(files);
        masked = blindSources(sources);
      });

      it('have no name of a class, function, method, file or folder', () => {
        for (const { module, code } of masked.sources) {
          const text = `${module} ${JSON.stringify(code)}`;
          const own = /\b(?:\w*Orders?|OrderRepository|Line|Purchase|find|place|total|storage|_?store)\b/;
          assert.doesNotMatch(text, own);
        }
      });

      it('mean what they meant', () => {
        const shape = describeShape(build(sources));
        assert.deepEqual(describeShape(build(masked.sources)), shape);
        assert.match(JSON.stringify(shape), /"bases":\[\d|rxjs|UserDict/);
      });

      it('lead findings back to the true names', () => {
        const model = build(masked.sources);
        const sql = model.classes.at(-1)!;
        const restored = masked.restore({
          pattern: 'repository',
          confidence: 1,
          roles: model.classes.flatMap(each => [
            { role: 'class', symbol: each.name, module: each.module, line: each.line },
            ...each.methods.map(one => ({
              role: 'method',
              symbol: `${each.name}.${one.name}`,
              module: one.module,
              line: one.line,
            })),
          ]),
          evidence: [{ text: `\`${sql.name}\` is in ${sql.module}`, weight: 1, module: sql.module, line: 1 }],
        });
        const expected = build(sources).classes.flatMap(each => [
          `${each.module}#${each.name}`,
          ...each.methods.map(one => `${one.module}#${each.name}.${one.name}`),
        ]);
        assert.deepEqual(
          restored.roles.map(({ module, symbol }) => `${module}#${symbol}`),
          expected,
        );
        const first = build(sources).classes[model.classes.indexOf(sql)]!;
        assert.equal(restored.evidence[0]?.text, `\`${first.name}\` is in ${first.module}`);
      });
    });

  it('keep what is called alike elsewhere', async () => {
    const masked = blindSources(await readCodeOf(SCRIPTS));
    const sql = masked.sources.at(-1)!;
    const text = JSON.stringify(sql.code);
    assert.match(text, /"Subject"/);
    assert.match(text, /"name":"subscribe"/, 'of the subject');
    assert.match(text, /Symbol\.iterator/);
    assert.match(text, /"Map"/);
    assert.deepEqual(sql.resolve('Subject'), { external: 'rxjs.Subject' });
  });
});
