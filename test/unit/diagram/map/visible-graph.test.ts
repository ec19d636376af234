import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/diagram/layout/layout';
import { buildScene } from '../../../../src/diagram/map/build-scene';
import { findVisible } from '../../../../src/diagram/map/highlight';
import { findVisibleGraph } from '../../../../src/diagram/map/visible-graph';
import { writeDot } from '../../../../src/diagram/write/write-dot';
import { writeMermaid } from '../../../../src/diagram/write/write-mermaid';
import { buildHierarchy } from '../../../../src/graph/hierarchy';
import type { ModuleRecord } from '../../../../src/model/snapshot';
import { createRecords } from '../../../support/records';

function readGraph(records: readonly ModuleRecord[], open: readonly string[]) {
  const hierarchy = buildHierarchy(records, { symbolsOf: new Set(open) });
  const scene = buildScene(hierarchy, layoutMap(hierarchy, { open: new Set(open), aspect: 1.5 }));
  return findVisibleGraph(hierarchy, scene, findVisible(hierarchy, scene));
}

const records = createRecords({
  'ui/page.ts': ['core/order.ts', 'core/money.ts'],
  'ui/button.ts': ['core/money.ts'],
  'core/order.ts': ['core/money.ts'],
  'core/money.ts': [],
});

describe('what a map shows as text', () => {
  it('joins all imports between two visible boxes, across open containers', () => {
    const { boxes, arrows } = readGraph(records, ['core']);
    assert.deepEqual(
      boxes.map(({ box, inside }) => [box.id, inside.map(child => child.box.id)]),
      [
        ['core', ['core/money.ts', 'core/order.ts']],
        ['ui', []],
      ],
    );
    assert.deepEqual(
      arrows.map(({ from, to, weight }) => [from.id, to.id, weight]),
      [
        ['core/order.ts', 'core/money.ts', 1],
        ['ui', 'core/money.ts', 2],
        ['ui', 'core/order.ts', 1],
      ],
    );
  });

  it('shows symbols of open modules with their relations', () => {
    const [money] = createRecords({ 'money.ts': [] });
    const place = { line: 1, endLine: 2 };
    const symbols = [
      { name: 'Money', kind: 'interface', abstract: true, ...place, relations: [] },
      { name: 'Euro', kind: 'class', ...place, relations: [{ kind: 'implements', name: 'Money', line: 3 }] },
    ] as const;
    const graph = readGraph([{ ...money, symbols }], ['money.ts']);
    assert.match(writeMermaid(graph), /-\.->\|implements\|/);
    assert.match(writeDot(graph), /label=implements, style=dashed, arrowhead=empty/);
  });

  it('keeps hostile names from being anything but text', () => {
    const graph = readGraph(createRecords({ 'a"];x<b>\\.ts': [], 'b.ts': ['a"];x<b>\\.ts'] }), []);
    assert.match(writeMermaid(graph), /\["a#34;\];x#60;b#62;#92;\.ts"\]/);
    assert.match(writeDot(graph), /label="a\\"\];x<b>\\\\\.ts"/);
  });

  it('leads arrows to clusters in DOT, where only nodes can be joined', () => {
    const [page, order] = createRecords({ 'page.ts': ['order.ts'], 'order.ts': [] }).reverse();
    const symbols = [{ name: 'Order', kind: 'class', line: 1, endLine: 2, relations: [] }] as const;
    const dot = writeDot(readGraph([{ ...order, symbols }, page], ['order.ts']));
    assert.match(dot, /n\d+ -> n\d+ \[.*lhead=cluster_\d+\]/);
  });
});
