import { nameLanguage } from '../../src/diagram/colour/node-values';
import { findVisibleNodes } from '../../src/diagram/map/highlight';
import type { Hierarchy, HierarchyNode } from '../../src/graph/hierarchy';
import { findContainerCut } from '../../src/graph/smallest-cuts';
import type { ModuleRecord } from '../../src/model/snapshot';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import type { Card } from './details-card';
import { listCuts } from './details-cut';
import { describeMetrics } from './details-metrics';
import { collectLinks, describeNeighbours } from './details-neighbours';
import {
  count,
  createButton,
  createHeader,
  createLink,
  createPath,
  type DetailsContext,
} from './details-parts';
import { describeRoles } from './details-patterns';
import { describeDistant } from './details-reach';
import { describeRelations } from './details-relations';
import { describeSymbols } from './details-symbols';

/** Describes a node: what it is, its numbers, what it uses and what uses it, down to the import lines. */
export function describeNode(data: PanelData, index: number, context: DetailsContext): Card {
  const { view } = context;
  const { hierarchy } = data;
  const node = hierarchy.nodes[index];
  const record = data.record(node.id);
  const title = createElement('h2', { text: node.label, attributes: { title: node.id } });
  const origin = node.origin ? ` · ${node.origin} code` : '';
  const facts = `${describeKind(node)} · ${count(node.lines, 'line')}${origin}`;
  const { direction } = view.state().trace;
  return {
    head: [
      createHeader(title, context),
      ...(node.id === node.label ? [] : [createPath(node.id)]),
      createElement('p', { class: 'facts', text: facts }),
      createElement('div', { class: 'buttons' }, ...createActions(node, context)),
      ...(node.kind === 'symbol'
        ? []
        : [describeMetrics(data.metrics()[index], data.history?.modules[node.id])]),
    ],
    body: [
      ...describeRoles(data, index, context),
      ...(direction === 'usedBy' ? [] : describeSide(data, index, 'uses', context)),
      ...(direction === 'uses' ? [] : describeSide(data, index, 'usedBy', context)),
      ...describeTangles(hierarchy, index, context),
      ...(record ? describeSymbols(node.id, record.symbols ?? [], context) : []),
      ...describeRecord(record, context),
    ],
  };
}

/** What a node uses or what uses it: the next neighbours, then by distance what lies behind them. */
function describeSide(
  { hierarchy }: PanelData,
  index: number,
  direction: 'uses' | 'usedBy',
  context: DetailsContext,
): HTMLElement[] {
  const visible = findVisibleNodes(hierarchy, context.view.open());
  const distant = describeDistant(hierarchy, index, direction, visible, context);
  if (hierarchy.nodes[index].kind === 'symbol')
    return [...describeRelations(hierarchy, index, direction, context), ...distant];
  const { outgoing, incoming } = collectLinks(hierarchy, index);
  const near =
    direction === 'uses'
      ? describeNeighbours('Uses', outgoing, link => link.to, hierarchy, visible, context)
      : describeNeighbours('Used by', incoming, link => link.from, hierarchy, visible, context);
  return [...near, ...distant];
}

function describeKind({ kind, symbol, language, modules }: HierarchyNode): string {
  if (symbol) return `${symbol.abstract && symbol.kind === 'class' ? 'abstract ' : ''}${symbol.kind}`;
  return kind === 'module' ? `${nameLanguage(language)} module` : count(modules, 'module');
}

/** What can be done with a node from here. */
function createActions(
  { id, kind, symbol }: HierarchyNode,
  { view, hasEditor, askWhy }: DetailsContext,
): HTMLElement[] {
  const main =
    (kind === 'module' || symbol) && hasEditor
      ? [
          createButton('Open in editor', () =>
            view.openInEditor(symbol ? id.slice(0, id.lastIndexOf('#')) : id, symbol?.line),
          ),
        ]
      : kind === 'container'
        ? [createButton(view.open().has(id) ? 'Close on map' : 'Open on map', () => view.toggle(id))]
        : [];
  const why = createButton('Why does this depend on…', askWhy);
  why.title = 'Pick another box and see the ways from this one to it (P)';
  why.classList.add('plain');
  return [...main, why];
}

/** The imports that make a cycle among the children of a container. */
function describeTangles(hierarchy: Hierarchy, index: number, context: DetailsContext): HTMLElement[] {
  const { kind, depth } = hierarchy.nodes[index];
  if (kind !== 'container') return [];
  const cut = findContainerCut(hierarchy, index);
  if (cut.length === 0) return [];
  const childOf = (node: number) => {
    let child = node;
    while (hierarchy.nodes[child].depth > depth + 1) child = hierarchy.nodes[child].parent;
    return child;
  };
  return [
    createElement('h3', { text: `To cut (${cut.length})` }),
    createElement('p', {
      class: 'facts',
      text: 'Without these imports nothing in here would depend on itself in a circle.',
    }),
    listCuts(hierarchy, cut, childOf, context),
  ];
}

/** What else was found in a module: libraries, imports that lead nowhere, problems. */
function describeRecord(record: ModuleRecord | undefined, { view }: DetailsContext): HTMLElement[] {
  if (!record) return [];
  const { id } = record.module;
  const externals = new Set(
    record.dependencies
      .filter(dependency => /^(npm|pypi):/.test(dependency.to))
      .map(dependency => dependency.to),
  );
  return [
    ...(externals.size > 0
      ? [
          createElement('h3', { text: `Packages (${externals.size})` }),
          createElement('p', {
            class: 'facts',
            text: [...externals].map(id => id.replace(/^\w+:/, '')).join(', '),
          }),
        ]
      : []),
    ...(record.unresolved.length > 0
      ? [
          createElement('h3', { text: `Not found (${record.unresolved.length})` }),
          createElement(
            'ul',
            {},
            ...record.unresolved.map(({ specifier, line, reason }) =>
              createElement(
                'li',
                {},
                createLink(`${line}: ${specifier}`, reason, () => view.openInEditor(id, line)),
              ),
            ),
          ),
        ]
      : []),
    ...(record.diagnostics.length > 0
      ? [
          createElement('h3', { text: `Problems (${record.diagnostics.length})` }),
          createElement(
            'ul',
            {},
            ...record.diagnostics.map(({ line, message }) =>
              createElement(
                'li',
                {},
                createLink(`${line}: ${message}`, message, () => view.openInEditor(id, line)),
              ),
            ),
          ),
        ]
      : []),
  ];
}
