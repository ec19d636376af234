import type { SceneArrow, SceneBox } from '../src/diagram/scene';
import { type Hierarchy, isInside, type Link } from '../src/graph/hierarchy';
import type { ModuleRecord } from '../src/model/snapshot';
import { createElement } from './dom';
import type { MapModel } from './map-model';

/** What the details can ask for. */
export interface DetailsActions {
  open(module: string, line?: number, column?: number): void;
  select(id: string): void;
  toggle(id: string): void;
  close(): void;
}

/** Import lines shown for one neighbour before the list is cut. */
const LINES_SHOWN = 40;
const NEIGHBOURS_SHOWN = 60;

/** Describes a selected box: what it is, its numbers, what it uses and what uses it, down to the import lines. */
export function describeBox(
  model: MapModel,
  box: SceneBox,
  record: ModuleRecord | undefined,
  hasEditor: boolean,
  actions: DetailsActions,
): HTMLElement[] {
  const node = model.hierarchy.nodes[box.node];
  const { outgoing, incoming } = collectLinks(model.hierarchy, box.node);
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
    createHeader(title, actions),
    createElement('p', { class: 'path', text: node.id }),
    createElement('p', { class: 'facts', text: facts }),
    ...(node.kind === 'module' && hasEditor
      ? [createButton('Open in editor', () => actions.open(node.id))]
      : node.kind === 'container'
        ? [createButton(box.inside ? 'Close on map' : 'Open on map', () => actions.toggle(node.id))]
        : []),
    ...describeNeighbours('Uses', outgoing, link => link.to, model, actions, hasEditor),
    ...describeNeighbours('Used by', incoming, link => link.from, model, actions, hasEditor),
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
                createLink(`${line}: ${specifier}`, reason, () => actions.open(node.id, line)),
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
                createLink(`${line}: ${message}`, message, () => actions.open(node.id, line)),
              ),
            ),
          ),
        ]
      : []),
  ];
}

/** Describes an arrow: how many imports it stands for, and each of them as a link to its line. */
export function describeArrow(
  model: MapModel,
  arrow: SceneArrow,
  hasEditor: boolean,
  actions: DetailsActions,
): HTMLElement[] {
  const { hierarchy, boxById } = model;
  const from = boxById.get(arrow.from) as SceneBox;
  const to = boxById.get(arrow.to) as SceneBox;
  const links = collectLinks(hierarchy, from.node).outgoing.filter(link =>
    isInside(hierarchy, link.to, to.node),
  );
  return [
    createHeader(createElement('h2', { text: `${from.label} → ${to.label}` }), actions),
    createElement('p', {
      class: arrow.up ? 'facts up' : 'facts',
      text: arrow.up
        ? `${count(links.length, 'import')} pointing up: against the direction of the other dependencies here.`
        : count(links.length, 'import'),
    }),
    createElement('ul', {}, ...listImports(links, actions, hasEditor)),
  ];
}

function collectLinks(hierarchy: Hierarchy, node: number): { outgoing: Link[]; incoming: Link[] } {
  const outgoing: Link[] = [];
  const incoming: Link[] = [];
  for (let inside = node; inside < hierarchy.nodes[node].end; inside++) {
    for (const position of hierarchy.outgoing.get(inside) ?? [])
      if (!isInside(hierarchy, hierarchy.links[position].to, node)) outgoing.push(hierarchy.links[position]);
    for (const position of hierarchy.incoming.get(inside) ?? [])
      if (!isInside(hierarchy, hierarchy.links[position].from, node))
        incoming.push(hierarchy.links[position]);
  }
  return { outgoing, incoming };
}

function describeNeighbours(
  heading: string,
  links: readonly Link[],
  other: (link: Link) => number,
  model: MapModel,
  actions: DetailsActions,
  hasEditor: boolean,
): HTMLElement[] {
  const { hierarchy, visible } = model;
  const groups = new Map<number, Link[]>();
  for (const link of links) {
    const box = visible[other(link)];
    groups.set(box, [...(groups.get(box) ?? []), link]);
  }
  const largestFirst = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const rows = largestFirst.slice(0, NEIGHBOURS_SHOWN).map(([box, group]) => {
    const node = hierarchy.nodes[box];
    const name = createElement('span', { class: 'name', text: node.label, attributes: { title: node.id } });
    const summary = createElement(
      'summary',
      {},
      name,
      createElement('span', { class: 'count', text: String(group.length) }),
    );
    const show = createLink('show', `Select ${node.id} on the map`, () => actions.select(node.id));
    show.classList.add('show');
    summary.append(show);
    return createElement(
      'details',
      {},
      summary,
      createElement('ul', {}, ...listImports(group, actions, hasEditor)),
    );
  });
  const rest = largestFirst.length - rows.length;
  return [
    createElement('h3', { text: `${heading} (${largestFirst.length})` }),
    ...(rows.length > 0 ? rows : [createElement('p', { class: 'facts', text: 'Nothing on this map.' })]),
    ...(rest > 0 ? [createElement('p', { class: 'facts', text: `and ${rest} more` })] : []),
  ];
}

function listImports(links: readonly Link[], actions: DetailsActions, hasEditor: boolean): HTMLElement[] {
  const rows = links
    .slice(0, LINES_SHOWN)
    .map(({ dependency: { from, to, line, column, specifier, names, definedIn = {} } }) => {
      const named = names.map(name => (definedIn[name] ? `${name} (defined in ${definedIn[name]})` : name));
      const text = `${from.slice(from.lastIndexOf('/') + 1)}:${line}`;
      const meaning = `${from}:${line} imports ${named.length > 0 ? `${named.join(', ')} from ` : ''}${specifier} (${to})`;
      const place = hasEditor
        ? createLink(text, meaning, () => actions.open(from, line, column))
        : createElement('span', { text, attributes: { title: meaning } });
      return createElement('li', {}, place, createElement('span', { class: 'specifier', text: specifier }));
    });
  const rest = links.length - rows.length;
  return rest > 0 ? [...rows, createElement('li', { class: 'facts', text: `and ${rest} more` })] : rows;
}

function createHeader(title: HTMLElement, actions: DetailsActions): HTMLElement {
  const close = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', title: 'Clear selection (Escape)', 'aria-label': 'Clear selection' },
    onClick: () => actions.close(),
  });
  return createElement('header', {}, title, close);
}

function createLink(text: string, title: string, follow: () => void): HTMLElement {
  return createElement('button', {
    class: 'link',
    text,
    attributes: { type: 'button', title },
    onClick: event => {
      event.preventDefault();
      follow();
    },
  });
}

function createButton(text: string, press: () => void): HTMLElement {
  return createElement('button', { class: 'action', text, attributes: { type: 'button' }, onClick: press });
}

function count(value: number, noun: string): string {
  return `${value.toLocaleString()} ${noun}${value === 1 ? '' : 's'}`;
}
