import { findModuleNode, type Hierarchy, type Link } from '../../src/graph/hierarchy';
import { findPaths, type PathsBetween } from '../../src/graph/paths';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import type { Card } from './details-card';
import { describeNeighbours } from './details-neighbours';
import {
  count,
  createButton,
  createHeader,
  createLink,
  createPath,
  type DetailsContext,
  describeImport,
  listImports,
} from './details-parts';

/** Describes how the one depends on the other: direct imports, the shortest path step by step, and all paths. */
export function describePair(data: PanelData, from: number, to: number, context: DetailsContext): Card {
  const { hierarchy } = data;
  const { nodes } = hierarchy;
  const paths = findPaths(hierarchy, from, to);
  const title = `${nodes[from].label} → ${nodes[to].label}`;
  const ids = `${nodes[from].id} → ${nodes[to].id}`;
  const swap = createButton('The other way round', () =>
    context.view.select({ from: nodes[to].id, to: nodes[from].id }),
  );
  swap.classList.add('plain');
  const head = [
    createHeader(createElement('h2', { text: title }), context),
    ...(ids === title ? [] : [createPath(ids)]),
    swap,
  ];
  if (!paths) return { head, body: describeNoPath(hierarchy, from, to) };
  return {
    head,
    body: [
      createElement('p', { class: 'facts', text: summarize(paths) }),
      ...describeBroken(data, pick(hierarchy, paths.direct)),
      ...(paths.direct.length > 0
        ? [
            createElement('h3', { text: `Direct imports (${paths.direct.length})` }),
            createElement('ul', {}, ...listImports(pick(hierarchy, paths.direct), context)),
          ]
        : describeShortest(hierarchy, paths.shortest, context)),
      ...describeAll(hierarchy, paths, context),
    ],
  };
}

/** What the rules say about the imports that lead straight there. */
function describeBroken({ rules }: PanelData, direct: readonly Link[]): HTMLElement[] {
  if (!rules || rules.count === 0) return [];
  const places = new Set(direct.map(({ dependency: { from, line, column } }) => `${from}:${line}:${column}`));
  const broken = [...rules.broken.values()]
    .flat()
    .filter(({ from, line, column }) => places.has(`${from}:${line}:${column}`));
  if (broken.length === 0) return [];
  return [
    createElement('h3', { class: 'broken', text: `Breaks a rule (${broken.length})` }),
    createElement(
      'ul',
      {},
      ...broken.slice(0, BROKEN_SHOWN).map(({ message }) => createElement('li', { text: message })),
    ),
  ];
}

/** Most messages about broken rules. */
const BROKEN_SHOWN = 20;

function summarize({ direct, shortest }: PathsBetween): string {
  return direct.length > 0
    ? `${count(direct.length, 'import')} ${direct.length === 1 ? 'leads' : 'lead'} straight there.`
    : `Nothing leads straight there; the shortest path takes ${count(shortest.length, 'step')}.`;
}

/** Says that nothing leads there, and whether something leads back. */
function describeNoPath(hierarchy: Hierarchy, from: number, to: number): HTMLElement[] {
  const { nodes } = hierarchy;
  const isSame = findModuleNode(hierarchy, from) === findModuleNode(hierarchy, to);
  const back = findPaths(hierarchy, to, from);
  return [
    createElement('p', {
      class: 'no-path',
      text: isSame
        ? 'No path: both are in one module.'
        : `No path: ${nodes[from].label} does not depend on ${nodes[to].label}, neither directly nor through others.`,
    }),
    createElement('p', {
      class: 'facts',
      text: back
        ? `The other way round there is one: ${nodes[to].label} depends on ${nodes[from].label} by ${count(back.shortest.length, 'step')}.`
        : isSame
          ? ''
          : 'There is none the other way round either.',
    }),
  ];
}

/** The chain of modules, each with the import line that leads to the next. */
function describeShortest(
  hierarchy: Hierarchy,
  shortest: readonly number[],
  context: DetailsContext,
): HTMLElement[] {
  const chain = pick(hierarchy, shortest);
  return [
    createElement('h3', { text: `Shortest path (${count(chain.length, 'step')})` }),
    createElement(
      'ol',
      { class: 'steps-list' },
      ...chain.map(({ from, to, dependency }, i) =>
        createElement(
          'li',
          {},
          ...(i === 0 ? [createModule(hierarchy, from, context)] : []),
          createElement(
            'div',
            { class: 'via' },
            createElement('span', { class: 'number', text: String(i + 1) }),
            ...describeImport(dependency, context),
          ),
          createModule(hierarchy, to, context),
        ),
      ),
    ),
  ];
}

function createModule({ nodes }: Hierarchy, node: number, context: DetailsContext): HTMLElement {
  const { id } = nodes[node];
  const link = createLink(id, `Select ${id} on the map`, () => context.view.select({ box: id }, true));
  link.classList.add('module');
  return link;
}

/** How much lies on all paths, module by module down to the import lines, with a switch that lights all of it. */
function describeAll(hierarchy: Hierarchy, paths: PathsBetween, context: DetailsContext): HTMLElement[] {
  const { all, modules } = paths;
  const lights = context.view.state().paths === 'all';
  const box = createElement('input', { attributes: { type: 'checkbox' } });
  box.checked = lights;
  box.addEventListener('change', () => context.view.set({ paths: box.checked ? 'all' : undefined }));
  const identity = Int32Array.from(hierarchy.nodes, (_, i) => i);
  const [, ...rows] = describeNeighbours(
    '',
    pick(hierarchy, all),
    link => link.from,
    hierarchy,
    identity,
    context,
  );
  return [
    createElement('h3', { text: 'All paths' }),
    createElement('p', {
      class: 'facts',
      text: `${count(modules.size, 'module')} and ${count(all.length, 'import')} lie on a path between the two.`,
    }),
    createElement(
      'label',
      { class: 'check' },
      box,
      createElement('span', { text: 'Light all of them on the map' }),
    ),
    ...rows,
  ];
}

function pick({ links }: Hierarchy, positions: readonly number[]): Link[] {
  return positions.map(position => links[position]);
}
