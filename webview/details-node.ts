import { findVisibleNodes } from '../src/diagram/highlight';
import type { Hierarchy, HierarchyNode } from '../src/graph/hierarchy';
import { findContainerCut } from '../src/graph/smallest-cuts';
import type { ModuleRecord } from '../src/model/snapshot';
import type { Card } from './details-card';
import { listCuts } from './details-cut';
import { describeMetrics } from './details-metrics';
import { collectLinks, describeNeighbours } from './details-neighbours';
import { count, createButton, createHeader, createLink, type DetailsContext } from './details-parts';
import { describeDistant } from './details-reach';
import { describeSymbols } from './details-symbols';
import { createElement } from './dom';
import type { PanelData } from './panel-data';

/** Describes a node: what it is, its numbers, what it uses and what uses it, down to the import lines. */
export function describeNode(data: PanelData, index: number, context: DetailsContext): Card {
  const { view } = context;
  const { hierarchy } = data;
  const node = hierarchy.nodes[index];
  const record = data.record(node.id);
  const { outgoing, incoming } = collectLinks(hierarchy, index);
  const visible = findVisibleNodes(hierarchy, view.open());
  const title = createElement('h2', { text: node.label, attributes: { title: node.id } });
  const origin = node.origin ? ` · ${node.origin} code` : '';
  const facts =
    node.kind === 'module'
      ? `${node.language} module · ${count(node.lines, 'line')}${origin}`
      : `${count(node.modules, 'module')} · ${count(node.lines, 'line')}${origin}`;
  const { direction } = view.state().trace;
  return {
    head: [
      createHeader(title, context),
      createElement('p', { class: 'path', text: node.id }),
      createElement('p', { class: 'facts', text: facts }),
      createElement('div', { class: 'buttons' }, ...createActions(node, context)),
      ...(node.kind === 'symbol' ? [] : [describeMetrics(data.metrics()[index], data.history?.modules[node.id])]),
    ],
    body: [
      ...(direction === 'usedBy'
        ? []
        : [
            ...describeNeighbours('Uses', outgoing, link => link.to, hierarchy, visible, context),
            ...describeDistant(hierarchy, index, 'uses', visible, context),
          ]),
      ...(direction === 'uses'
        ? []
        : [
            ...describeNeighbours('Used by', incoming, link => link.from, hierarchy, visible, context),
            ...describeDistant(hierarchy, index, 'usedBy', visible, context),
          ]),
      ...describeTangles(hierarchy, index, context),
      ...(record ? describeSymbols(node.id, record.symbols ?? [], context) : []),
      ...describeRecord(record, context),
    ],
  };
}

/** What can be done with a node from here. */
function createActions({ id, kind }: HierarchyNode, { view, hasEditor, askWhy }: DetailsContext): HTMLElement[] {
  const main =
    kind === 'module' && hasEditor
      ? [createButton('Open in editor', () => view.openInEditor(id))]
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
