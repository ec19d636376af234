import assert from 'node:assert/strict';
import { buildHierarchy, findNode, type Hierarchy, isInside } from '../../../src/graph/hierarchy';
import { createRecords } from '../../support/records';
import { addSymbols, createSymbol } from '../../support/symbols';

const hierarchy = buildHierarchy(
  createRecords({
    'app/main.ts': ['lib/deep/core/a.ts', 'app/view.ts', 'npm:react'],
    'app/view.ts': ['lib/deep/core/b.ts'],
    'lib/deep/core/a.ts': ['lib/deep/core/b.ts'],
    'lib/deep/core/b.ts': [],
    'tool.py': [],
  }),
);
const at = (id: string) => hierarchy.byId.get(id) as number;

describe('buildHierarchy', () => {
  it('nests modules in folders, in preorder and by name, and joins a chain of single folders', () => {
    assert.deepEqual(
      hierarchy.nodes.map(node => [node.id, node.label, node.modules, node.depth]),
      [
        ['', '', 5, 0],
        ['app', 'app', 2, 1],
        ['app/main.ts', 'main.ts', 1, 2],
        ['app/view.ts', 'view.ts', 1, 2],
        ['lib/deep/core', 'lib/deep/core', 2, 1],
        ['lib/deep/core/a.ts', 'a.ts', 1, 2],
        ['lib/deep/core/b.ts', 'b.ts', 1, 2],
        ['tool.py', 'tool.py', 1, 1],
      ],
    );
    assert.ok(isInside(hierarchy, at('app/view.ts'), at('app')));
    assert.ok(!isInside(hierarchy, at('tool.py'), at('lib/deep/core')));
  });

  it('counts each dependency once, between the two siblings that hold its ends', () => {
    const arcs = [...hierarchy.siblingArcs].map(([container, list]) => [
      hierarchy.nodes[container].id,
      list.map(({ from, to, weight }) => `${weight} ${hierarchy.nodes[from].id} ${hierarchy.nodes[to].id}`),
    ]);
    assert.deepEqual(Object.fromEntries(arcs), {
      '': ['2 app lib/deep/core'],
      app: ['1 app/main.ts app/view.ts'],
      'lib/deep/core': ['1 lib/deep/core/a.ts lib/deep/core/b.ts'],
    });
  });

  it('finds the box of a folder that is part of a chain', () => {
    assert.equal(findNode(hierarchy, 'lib/deep'), at('lib/deep/core'));
    assert.equal(findNode(hierarchy, 'lib/dee'), undefined);
    assert.equal(findNode(hierarchy, 'tool.py'), at('tool.py'));
  });

  it('makes a workspace without modules one empty container', () => {
    assert.deepEqual(
      buildHierarchy([]).nodes.map(node => [node.id, node.modules]),
      [['', 0]],
    );
  });
});

describe('the origin of a container', () => {
  it('is that of its modules where they share one', () => {
    const records = createRecords({
      'test/a.ts': [],
      'test/b.ts': [],
      'src/a.ts': [],
      'src/a.test.ts': [],
    }).map(record =>
      record.module.id.includes('test')
        ? { ...record, module: { ...record.module, origin: 'test' as const } }
        : record,
    );
    const { nodes, byId } = buildHierarchy(records);
    const originOf = (id: string) => nodes[byId.get(id) as number]?.origin;
    assert.deepEqual(
      [originOf('test'), originOf('src'), originOf('src/a.test.ts')],
      ['test', undefined, 'test'],
    );
  });
});

describe('open modules', () => {
  const records = addSymbols(createRecords({ 'a.ts': ['b.ts'], 'b.ts': [], 'c.ts': ['a.ts'] }), {
    'a.ts': [
      createSymbol('start', 'function', [
        ['creates', 'Engine'],
        ['uses', 'log', 'b.ts'],
        ['uses', 'start'],
        ['uses', 'gone'],
      ]),
      createSymbol('Engine', 'class', [['inherits', 'Base', 'b.ts']]),
      createSymbol('Engine', 'variable', [['uses', 'x', 'missing.ts']]),
    ],
    'b.ts': [createSymbol('Base', 'class', [['uses', 'log']]), createSymbol('log', 'function')],
    'c.ts': [createSymbol('run', 'function', [['uses', 'start', 'a.ts']])],
  });
  const build = (...ids: string[]) => buildHierarchy(records, { symbolsOf: new Set(ids) });
  const listRelations = ({ nodes, relations }: Hierarchy) =>
    relations.map(({ from, to, kind, line }) => `${nodes[from].id} ${kind} ${nodes[to].id} ${line}`);

  it('hold their symbols in the order of the text, each with an id of its own', () => {
    const { nodes, byId } = build('a.ts');
    assert.deepEqual(
      nodes.map(node => [node.id, node.kind, node.end, node.modules]),
      [
        ['', 'container', 7, 3],
        ['a.ts', 'module', 5, 1],
        ['a.ts#start', 'symbol', 3, 0],
        ['a.ts#Engine', 'symbol', 4, 0],
        ['a.ts#Engine~2', 'symbol', 5, 0],
        ['b.ts', 'module', 6, 1],
        ['c.ts', 'module', 7, 1],
      ],
    );
    const engine = nodes[byId.get('a.ts#Engine') as number];
    assert.deepEqual([engine.label, engine.lines, engine.symbol?.kind], ['Engine', 10, 'class']);
  });

  it('show the relations of their symbols, to the symbol where the other module is open too', () => {
    assert.deepEqual(listRelations(build('a.ts')), [
      'a.ts#start creates a.ts#Engine 2',
      'a.ts#start uses b.ts 3',
      'a.ts#Engine inherits b.ts 2',
      'c.ts uses a.ts#start 2',
    ]);
    assert.deepEqual(listRelations(build('a.ts', 'b.ts')), [
      'a.ts#start creates a.ts#Engine 2',
      'a.ts#start uses b.ts#log 3',
      'a.ts#Engine inherits b.ts#Base 2',
      'b.ts#Base uses b.ts#log 2',
      'c.ts uses a.ts#start 2',
    ]);
    assert.deepEqual(build().relations, []);
  });

  it('have the relations inside them as arcs, and change no other arc', () => {
    const { byId, siblingArcs, links } = build('a.ts');
    const [a, start, engine] = ['a.ts', 'a.ts#start', 'a.ts#Engine'].map(id => byId.get(id) as number);
    assert.deepEqual(siblingArcs.get(a), [{ from: start, to: engine, weight: 1 }]);
    assert.equal(siblingArcs.get(0)?.length, 2);
    assert.deepEqual(
      links.map(({ dependency }) => dependency.to),
      ['b.ts', 'a.ts'],
    );
  });
});

describe('libraries', () => {
  const build = (imports: Record<string, string[]>) =>
    buildHierarchy(createRecords(imports), { externals: true });
  const list = ({ nodes }: Hierarchy) => nodes.map(node => [node.id, node.label, node.kind, node.modules]);

  it('stand last, by where they come from, and do not count as modules of the workspace', () => {
    const tree = build({ 'a.ts': ['npm:@scope/b', 'node:fs', 'npm:a'], 'z.py': ['stdlib:os', 'a.ts'] });
    assert.deepEqual(list(tree), [
      ['', '', 'container', 2],
      ['a.ts', 'a.ts', 'module', 1],
      ['z.py', 'z.py', 'module', 1],
      ['external:', 'Libraries', 'container', 4],
      ['npm:', 'npm', 'container', 2],
      ['npm:@scope/b', '@scope/b', 'external', 1],
      ['npm:a', 'a', 'external', 1],
      ['node:', 'Node.js', 'container', 1],
      ['node:fs', 'fs', 'external', 1],
      ['stdlib:', 'Python standard library', 'container', 1],
      ['stdlib:os', 'os', 'external', 1],
    ]);
    assert.equal(tree.links.length, 5);
    const arcs = tree.siblingArcs.get(0)?.filter(arc => arc.to === tree.byId.get('external:'));
    assert.deepEqual(
      arcs?.map(arc => arc.weight),
      [3, 1],
    );
  });

  it('need no box for their kind where there is one, and no box at all where there are none', () => {
    assert.deepEqual(
      list(build({ 'a.py': ['pypi:django'] })).map(([id]) => id),
      ['', 'a.py', 'external:', 'pypi:django'],
    );
    assert.equal(build({ 'a.py': [] }).nodes.length, 2);
  });
});
