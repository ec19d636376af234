import assert from 'node:assert/strict';
import { linkFiles, listRelations } from './link-files';

describe('relations between symbols', () => {
  const cases: [what: string, files: Record<string, string>, expected: string[]][] = [
    [
      'end at the module that defines the name',
      {
        'main.ts':
          "import { Order, Port as P } from './shop';\nimport Def, * as all from './shop';\nclass A extends Order implements P {}\nclass B extends all.deep.Item { x = new Def(all.Order.y); }\n",
        'shop/index.ts':
          "export * from './orders';\nexport { Harbour as Port } from './ports';\nexport * as deep from './deep';\nexport { default } from './def';\n",
        'shop/orders.ts': 'export class Order {}\nclass Port {}\n',
        'shop/ports.ts': "import { H } from './deep';\nexport { H as Harbour };\n",
        'shop/deep.ts': 'interface H {}\nexport { H };\nexport class Item {}\n',
        'shop/def.ts': 'export default class Named {}\n',
      },
      [
        'main.ts A inherits shop/orders.ts Order:3',
        'main.ts A implements shop/deep.ts H:3',
        'main.ts B inherits shop/deep.ts Item:4',
        'main.ts B creates shop/def.ts Named:4',
        'main.ts B uses shop/orders.ts Order:4',
      ],
    ],
    [
      'lead nowhere where there is nothing, or something outside',
      {
        'main.ts':
          "import { Component } from 'react';\nimport { gone, hidden } from './a';\nexport class A extends Component { x = [gone, hidden, Map]; }\n",
        'a.ts': 'const hidden = 1;\nfunction secret() {}\n',
      },
      [],
    ],
    [
      'are there once for each kind and target',
      {
        'a.ts':
          "import { B } from './b';\nimport { B as C } from './c';\nexport class A extends B { x = [B, C, new C(), new B()]; }\n",
        'b.ts': 'export class B {}\n',
        'c.ts': "export * from './b';\n",
      },
      ['a.ts A inherits b.ts B:3', 'a.ts A uses b.ts B:3', 'a.ts A creates b.ts B:3'],
    ],
    [
      'may go in circles',
      {
        'a.ts':
          "import { B } from './b';\nexport class A extends B {}\nclass C extends D {}\nclass D extends C {}\nclass E extends E {}\n",
        'b.ts': "import { A } from './a';\nexport class B extends A {}\nexport * from './c';\n",
        'c.ts':
          "export * from './b';\nexport { nothing } from './c';\nimport { nothing, x } from './b';\nexport const y = [nothing, x];\n",
      },
      [
        'a.ts A inherits b.ts B:2',
        'a.ts C inherits a.ts D:3',
        'a.ts D inherits a.ts C:4',
        'b.ts B inherits a.ts A:2',
      ],
    ],
    [
      'know what a module of CommonJS is as a whole',
      {
        'a.js':
          "const Base = require('./base');\nconst { b } = require('./list');\nclass A extends Base { x = b; }\n",
        'b.ts':
          "import Base from './base';\nimport other = require('./base');\nclass B extends Base { x = new other(); }\n",
        'base.js': 'class Base {}\nmodule.exports = Base;\n',
        'list.js': 'const b = 1;\nfunction c() {}\nmodule.exports = { b, d: c };\n',
      },
      [
        'a.js A inherits base.js Base:3',
        'a.js A uses list.js b:3',
        'b.ts B inherits base.js Base:3',
        'b.ts B creates base.js Base:3',
      ],
    ],
    [
      'end in Python at the module that defines the name, under its name there',
      {
        'main.py':
          'import shop.sales.model\nfrom shop import Purchase as P, sales\nimport shop\nclass A(P, shop.sales.model.Order):\n    x = sales.model.Order(), shop.Purchase.make(), shop.helper()\n',
        'shop/__init__.py': 'from .sales import *\nfrom .sales.model import Order as Purchase\n',
        'shop/sales/__init__.py': 'from . import model\nfrom .model import helper\n',
        'shop/sales/model.py': 'class Order: pass\ndef helper(): pass\n',
      },
      [
        'main.py A inherits shop/sales/model.py Order:4',
        'main.py A creates shop/sales/model.py Order:5',
        'main.py A uses shop/sales/model.py Order:5',
        'main.py A uses shop/sales/model.py helper:5',
      ],
    ],
    [
      'tell in Python by its targets what is implemented and what is created',
      {
        'ports.py':
          'from abc import ABC\nfrom typing import Protocol\nclass Port(Protocol): ...\nclass Wide(Port, Protocol): ...\nclass Base(ABC): ...\nclass Plain(Base): ...\n',
        'a.py':
          'from ports import Port, Base, Plain\nclass A(Port): pass\nclass B(Base): pass\nclass C(Plain): x = Port, Plain()\ndef f(): return C(), f2()\ndef f2(): pass\n',
      },
      [
        'ports.py Wide inherits ports.py Port:4',
        'ports.py Plain implements ports.py Base:6',
        'a.py A implements ports.py Port:2',
        'a.py B implements ports.py Base:3',
        'a.py C inherits ports.py Plain:4',
        'a.py C uses ports.py Port:4',
        'a.py C creates ports.py Plain:4',
        'a.py f creates a.py C:5',
        'a.py f uses a.py f2:5',
      ],
    ],
    [
      'prefer what a module exports itself to a star',
      {
        'main.ts': "import { A } from './b';\nexport class M extends A {}\n",
        'a.ts': 'export class A {}\n',
        'b.ts': "export * from './a';\nexport class A {}\n",
      },
      ['main.ts M inherits b.ts A:2'],
    ],
  ];
  for (const [what, files, expected] of cases)
    it(what, async () => assert.deepEqual(await listRelations(files), expected));

  it('leave a module without symbols as it is', async () => {
    const records = await linkFiles({ 'a.ts': "import './b';\n", 'b.ts': "export * from './a';\n" });
    assert.deepEqual(records, []);
  });
});
