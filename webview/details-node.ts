import { findVisibleNodes } from '../src/diagram/highlight';
import { collectLinks, describeNeighbours } from './details-neighbours';
import { count, createButton, createHeader, createLink, type DetailsContext } from './details-parts';
import { createElement } from './dom';
import type { PanelData } from './panel-data';

/** Describes a node: what it is, its numbers, what it uses and what uses it, down to the import lines. */
export function describeNode(data: PanelData, index: number, context: DetailsContext): HTMLElement[] {
  const { view, hasEditor } = context;
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
  const externals = new Set(
    record?.dependencies
      .filter(dependency => /^(npm|pypi):/.test(dependency.to))
      .map(dependency => dependency.to),
  );
  return [
    createHeader(title, context),
    createElement('p', { class: 'path', text: node.id }),
    createElement('p', { class: 'facts', text: facts }),
    ...(node.kind === 'module' && hasEditor
      ? [createButton('Open in editor', () => view.openInEditor(node.id))]
      : node.kind === 'container'
        ? [
            createButton(view.open().has(node.id) ? 'Close on map' : 'Open on map', () =>
              view.toggle(node.id),
            ),
          ]
        : []),
    ...describeNeighbours('Uses', outgoing, link => link.to, hierarchy, visible, context),
    ...describeNeighbours('Used by', incoming, link => link.from, hierarchy, visible, context),
    ...(externals.size > 0
      ? [
          createElement('h3', { text: `Packages (${externals.size})` }),
          createElement('p', {
            class: 'facts',
            text: [...externals].map(id => id.replace(/^\w+:/, '')).join(', '),
          }),
        ]
      : []),
    ...(record?.unresolved.length
      ? [
          createElement('h3', { text: `Not found (${record.unresolved.length})` }),
          createElement(
            'ul',
            {},
            ...record.unresolved.map(({ specifier, line, reason }) =>
              createElement(
                'li',
                {},
                createLink(`${line}: ${specifier}`, reason, () => view.openInEditor(node.id, line)),
              ),
            ),
          ),
        ]
      : []),
    ...(record?.diagnostics.length
      ? [
          createElement('h3', { text: `Problems (${record.diagnostics.length})` }),
          createElement(
            'ul',
            {},
            ...record.diagnostics.map(({ line, message }) =>
              createElement(
                'li',
                {},
                createLink(`${line}: ${message}`, message, () => view.openInEditor(node.id, line)),
              ),
            ),
          ),
        ]
      : []),
  ];
}
