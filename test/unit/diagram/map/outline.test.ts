import assert from 'node:assert/strict';
import { describeNode, listOutline } from '../../../../src/diagram/map/outline';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import { measureNodes } from '../../../../src/graph/metrics';
import { createRecords } from '../../../support/records';
import { addSymbols, createSymbol } from '../../../support/symbols';

const records = addSymbols(
  createRecords({
    'app/main.ts': ['core/order.ts'],
    'core/money.ts': [],
    'core/order.ts': ['core/money.ts', 'app/main.ts'],
    'zoo.ts': ['core/order.ts'],
  }),
  {
    'core/order.ts': [
      createSymbol('Order', 'class', [['uses', 'Line']]),
      createSymbol('Line', 'interface', [], { abstract: true }),
    ],
  },
);
const hierarchy = buildHierarchy(records, { symbolsOf: new Set(['core/order.ts']) });
const metrics = () => measureNodes(hierarchy, records);
const describeById = (id: string) => describeNode(hierarchy, hierarchy.byId.get(id) as number, metrics);

describe('the outline', () => {
  it('lists what is open, users before what they use', () => {
    const rows = listOutline(hierarchy, new Set(['core', 'core/order.ts']));
    assert.deepEqual(
      rows.map(row => [row.id, row.depth, row.position, row.siblings, row.isOpen]),
      [
        ['zoo.ts', 1, 1, 3, undefined],
        ['app', 1, 2, 3, false],
        ['core', 1, 3, 3, true],
        ['core/order.ts', 2, 1, 2, true],
        ['core/order.ts#Order', 3, 1, 2, undefined],
        ['core/order.ts#Line', 3, 2, 2, undefined],
        ['core/money.ts', 2, 2, 2, undefined],
      ],
    );
  });

  it('says in words what a box shows', () => {
    assert.equal(describeById('core'), 'core, container, 2 modules, uses 1, used by 2, 1 import points up');
    assert.equal(describeById('core/money.ts'), 'money.ts, module, 10 lines, used by 1');
    assert.equal(describeById('core/order.ts#Order'), 'Order, class, 10 lines, uses 1');
    assert.equal(describeById('core/order.ts#Line'), 'Line, interface, 10 lines, used by 1');
  });
});
