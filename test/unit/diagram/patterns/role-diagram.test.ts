import assert from 'node:assert/strict';
import { lightPalette } from '../../../../src/diagram/palette';
import { writeRoles } from '../../../../src/diagram/patterns/draw-roles';
import { connectRoles } from '../../../../src/diagram/patterns/role-arcs';
import { layoutRoles } from '../../../../src/diagram/patterns/role-diagram';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { createFinding, shopFindings } from '../../../support/findings';
import { createRecords } from '../../../support/records';
import { addSymbols, createSymbol } from '../../../support/symbols';

const ORDERS = 'core/orders.ts';
const records = new Map(
  addSymbols(createRecords({ 'core/place.ts': [ORDERS], [ORDERS]: [], 'db/sql.ts': [ORDERS] }), {
    'core/place.ts': [createSymbol('PlaceOrder', 'class', [['uses', 'OrderRepository', ORDERS]])],
    [ORDERS]: [createSymbol('OrderRepository', 'interface')],
    'db/sql.ts': [
      createSymbol('SqlOrders', 'class', [
        ['uses', 'OrderRepository', ORDERS],
        ['implements', 'OrderRepository', ORDERS],
      ]),
    ],
  }).map(record => [record.module.id, record] as const),
);
const record = (id: string): ModuleRecord | undefined => records.get(id);
const port = shopFindings.findings[1]!;
const LAYOUT = { aspect: 1.5, paths: 'whole', most: 24 } as const;

describe('connectRoles', () => {
  it('takes the strongest relation, and for a method that of its class', () => {
    assert.deepEqual(connectRoles(port, record), [
      { from: 1, to: 0, kind: 'implements' },
      { from: 2, to: 0, kind: 'uses' },
    ]);
  });

  it('takes the imports of a module that plays a role as a whole', () => {
    const finding = createFinding('facade', 0.9, [
      ['facade', 'db/sql.ts', 'db/sql.ts', 1],
      ['part', ORDERS, ORDERS, 1],
    ]);
    assert.deepEqual(connectRoles(finding, record), [{ from: 0, to: 1, kind: 'uses' }]);
  });

  it('has nothing to say of modules that are not there', () => {
    assert.deepEqual(
      connectRoles(port, () => undefined),
      [],
    );
  });
});

describe('layoutRoles', () => {
  it('puts each role above what it depends on, and no box on another', () => {
    const { boxes, arrows, width, height } = layoutRoles(port, record, LAYOUT);
    const [chief, adapter, client] = boxes;
    assert.deepEqual([chief!.name, chief!.roles, chief!.isChief], ['OrderRepository', 'port', true]);
    assert.ok(adapter!.y + adapter!.height <= chief!.y && client!.y + client!.height <= chief!.y);
    assert.ok(adapter!.x + adapter!.width <= client!.x || client!.x + client!.width <= adapter!.x);
    for (const box of boxes)
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height);
    assert.deepEqual(arrows.map(({ from, kind, to }) => `${from} ${kind} ${to}`).sort(), [
      'PlaceOrder.run uses OrderRepository',
      'SqlOrders implements OrderRepository',
    ]);
  });

  it('has one box for a symbol with several roles', () => {
    const { boxes } = layoutRoles(
      createFinding('state', 0.9, [
        ['context', 'a.ts', 'A', 1],
        ['concrete-state', 'a.ts', 'A', 1],
      ]),
      record,
      LAYOUT,
    );
    assert.deepEqual(
      boxes.map(({ roles }) => roles),
      ['context, concrete state'],
    );
  });

  it('counts the roles that find no room', () => {
    const roles = Array.from({ length: 29 }, (_, i) => ['it', 'a.ts', `C${i}`, i + 1] as const);
    const { boxes, rest } = layoutRoles(createFinding('plugin', 0.9, roles), record, LAYOUT);
    assert.deepEqual([boxes.length, rest], [24, 5]);
  });
});

describe('writeRoles', () => {
  it('writes an SVG in which text from the workspace is text', () => {
    const finding = createFinding('facade', 0.9, [['facade', 'a<b>.ts', 'x"&<script>', 1]]);
    const svg = writeRoles(layoutRoles(finding, record, LAYOUT), lightPalette, 'Facade');
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(!svg.includes('<script>'));
    assert.ok(svg.includes('x&quot;&amp;&lt;script&gt;'));
  });
});
