import assert from 'node:assert/strict';
import { createCodeSources } from '../../../src/engine/code-sources';
import { resolveFacts } from '../../../src/engine/resolve-facts';
import { languageOf } from '../../../src/extract/languages';
import type { ImportedName } from '../../../src/model/code';
import { packCode } from '../../../src/model/pack-code';
import type { ImportTarget } from '../../../src/patterns/code/code-source';
import { createResolver } from '../../../src/resolve/resolver';
import { extractText } from '../extract/extract-text';

/** Sources of files by their path; `names` are what the last of them imports, by what it calls it. */
async function openSources(
  files: Readonly<Record<string, string>>,
  names: Readonly<Record<string, readonly [place: number, name: string]>> = {},
  namesOf: (id: string) => readonly ImportedName[] = () => [],
) {
  const sources = createCodeSources();
  const resolver = createResolver({ modules: Object.keys(files), configs: new Map() });
  const ids = Object.keys(files);
  for (const id of ids) {
    const facts = await extractText(id, files[id]!);
    const own =
      id === ids.at(-1)
        ? Object.entries(names).map(([local, [place, name]]) => ({ local, import: place, name }))
        : namesOf(id);
    const code = { names: own, packed: packCode({ body: [] }) };
    sources.put(resolveFacts({ id, path: id, language: languageOf(id)! }, { ...facts, code }, resolver));
  }
  return sources;
}

type Case = [
  what: string,
  files: Record<string, string>,
  names: Record<string, readonly [number, string]>,
  expected: Record<string, ImportTarget | undefined>,
];

const PYTHON: Case[] = [
  [
    'through an __init__ to where it is defined',
    {
      'shop/__init__.py': 'from .orders import Order as Purchase\n',
      'shop/orders.py': 'class Order: pass\n',
      'main.py': 'from shop import Purchase\n',
    },
    { Purchase: [0, 'Purchase'] },
    { Purchase: { module: 'shop/orders.py', name: 'Order' }, Other: undefined },
  ],
  [
    'to submodules and modules as a whole',
    {
      'shop/__init__.py': '',
      'shop/orders.py': '',
      'main.py': 'from shop import orders\nimport shop.orders as o\n',
    },
    { orders: [0, 'orders'], o: [1, '*'] },
    { orders: { module: 'shop/orders.py' }, o: { module: 'shop/orders.py' } },
  ],
  [
    'to the outermost package of a dotted import',
    {
      'shop/__init__.py': '',
      'shop/deep/__init__.py': '',
      'shop/deep/orders.py': '',
      'ns/part.py': '',
      'main.py': 'import shop.deep.orders\nimport ns.part\nimport django.db.models\n',
    },
    { shop: [0, '*'], ns: [1, '*'], django: [2, '*'] },
    { shop: { module: 'shop/__init__.py' }, ns: { module: 'ns/' }, django: { external: 'django' } },
  ],
  [
    'out of the workspace by dotted names',
    { 'main.py': 'from django.db.models import Model\nfrom abc import ABC\nimport typing as t\n' },
    { Model: [0, 'Model'], ABC: [1, 'ABC'], t: [2, '*'] },
    {
      Model: { external: 'django.db.models.Model' },
      ABC: { external: 'abc.ABC' },
      t: { external: 'typing' },
    },
  ],
  [
    'to what the imported module cannot be seen to define',
    { 'lazy.py': 'globals()["Made"] = 1\n', 'main.py': 'from lazy import Made\n' },
    { Made: [0, 'Made'] },
    { Made: { module: 'lazy.py', name: 'Made' } },
  ],
];

const SCRIPTS: Case[] = [
  [
    'through exports, renamed and starred',
    {
      'order.ts': 'export class Order {}\nexport default class Line {}\n',
      'index.ts': "export { Order as Purchase } from './order';\nexport { default as Row } from './order';\n",
      'all.ts': "export * from './index';\n",
      'main.ts': "import { Purchase, Row as R } from './all';\n",
    },
    { Purchase: [0, 'Purchase'], R: [0, 'Row'] },
    { Purchase: { module: 'order.ts', name: 'Order' }, R: { module: 'order.ts', name: 'Line' } },
  ],
  [
    'to modules as a whole',
    {
      'order.ts': 'export class Order {}\n',
      'index.ts': "export * as orders from './order';\n",
      'main.ts': "import * as o from './order';\nimport { orders } from './index';\n",
    },
    { o: [0, '*'], orders: [1, 'orders'] },
    { o: { module: 'order.ts' }, orders: { module: 'order.ts' } },
  ],
  [
    'out of the workspace by package and name',
    {
      'reexport.ts': "export { Subject } from 'rxjs';\n",
      'main.ts':
        "import { Observable } from 'rxjs';\nimport { EventEmitter as E } from 'events';\nimport React from 'react';\nimport { Subject } from './reexport';\nimport * as path from 'node:path';\n",
    },
    {
      Observable: [0, 'Observable'],
      E: [1, 'EventEmitter'],
      React: [2, 'default'],
      Subject: [3, 'Subject'],
      path: [4, '*'],
    },
    {
      Observable: { external: 'rxjs.Observable' },
      E: { external: 'node:events.EventEmitter' },
      React: { external: 'react' },
      Subject: { external: 'rxjs.Subject' },
      path: { external: 'node:path' },
    },
  ],
  [
    'to what export = gives',
    { 'order.ts': 'class Order {}\nexport = Order;\n', 'main.ts': "import Order = require('./order');\n" },
    { Order: [0, '*'] },
    { Order: { module: 'order.ts', name: 'Order' } },
  ],
];

describe('sources of code', () => {
  for (const [language, cases] of [
    ['Python', PYTHON],
    ['scripts', SCRIPTS],
  ] as const)
    for (const [what, files, names, expected] of cases)
      it(`lead imported names of ${language} ${what}`, async () => {
        const id = Object.keys(files).at(-1)!;
        const source = (await openSources(files, names)).list().find(({ module }) => module === id)!;
        for (const [local, target] of Object.entries(expected))
          assert.deepEqual(source.resolve(local), target, local);
      });

  it('follow names and submodules of modules', async () => {
    const files = {
      'shop/__init__.py': 'from .orders import Order\nfrom abc import ABC\nfrom celery import Task as Job\n',
      'shop/orders.py': 'class Order: pass\n',
      'ns/deep/part.py': 'class Part: pass\n',
      'main.py': 'import shop\n',
    };
    const namesOf = (id: string): ImportedName[] =>
      id === 'shop/__init__.py'
        ? [
            { local: 'Order', import: 0, name: 'Order' },
            { local: 'ABC', import: 1, name: 'ABC' },
            { local: 'Job', import: 2, name: 'Task' },
          ]
        : [];
    const ask = (await openSources(files, {}, namesOf)).list()[0]!.follow;
    const order = { module: 'shop/orders.py', name: 'Order' };
    assert.deepEqual(ask('shop/__init__.py', 'Order'), order);
    assert.deepEqual(ask('shop/__init__.py', 'orders'), { module: 'shop/orders.py' });
    assert.deepEqual(ask('shop/orders.py', 'Order'), order);
    assert.deepEqual(ask('shop/__init__.py', 'ABC'), { external: 'abc.ABC' });
    assert.deepEqual(ask('shop/__init__.py', 'Job'), { external: 'celery.Task' });
    assert.deepEqual(ask('ns/', 'deep'), { module: 'ns/deep/' });
    assert.deepEqual(ask('ns/deep/', 'part'), { module: 'ns/deep/part.py' });
    assert.equal(ask('shop/__init__.py', 'gone'), undefined);
  });

  it('unpack a tree once, and stay as they were when modules change', async () => {
    const sources = await openSources(
      { 'a.py': 'class A: pass\n', 'main.py': 'from a import A\n' },
      {
        A: [0, 'A'],
      },
    );
    const before = sources.list();
    assert.deepEqual(
      before.map(({ module, language }) => [module, language]),
      [
        ['a.py', 'python'],
        ['main.py', 'python'],
      ],
    );
    assert.equal(before[0]!.code, sources.list()[0]!.code);
    sources.keepOnly(new Set(['main.py']));
    assert.equal(sources.list().length, 1);
    assert.deepEqual(before[1]!.resolve('A'), { module: 'a.py', name: 'A' });
  });
});
