import { listCycleModules } from '../../src/graph/cycles';
import type { Hierarchy } from '../../src/graph/hierarchy';
import { findWorkspaceCut } from '../../src/graph/smallest-cuts';
import type { ModuleRecord } from '../../src/model/snapshot';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import type { Card } from './details-card';
import { listCuts } from './details-cut';
import { count, createLink, type DetailsContext } from './details-parts';

/** Cycles in the list before it is cut short, and members of one. */
const CYCLES_SHOWN = 30;
const MEMBERS_SHOWN = 40;

/** What there is to say of the whole workspace: where it is tangled, and what to cut. Worked out once for each graph. */
export function describeOverview(data: PanelData, context: DetailsContext, close: () => void): Card {
  const { cycles, cut } = findTangles(data);
  const rest = cycles.length - CYCLES_SHOWN;
  const closeButton = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', title: 'Close (O)', 'aria-label': 'Close overview' },
    onClick: close,
  });
  const total = cycles.reduce((sum, { modules }) => sum + modules.length, 0);
  return {
    head: [createElement('header', {}, createElement('h2', { text: 'Overview' }), closeButton)],
    body: [
      createElement('p', {
        class: 'facts',
        text:
          cycles.length === 0
            ? `No module of ${data.records.length.toLocaleString()} depends on itself in a circle.`
            : `${count(cycles.length, 'cycle')} with ${count(total, 'module')} of ${data.records.length.toLocaleString()}.`,
      }),
      ...(cycles.length > 0
        ? [
            createElement('h3', { text: `To cut (${cut.length.toLocaleString()})` }),
            createElement('p', {
              class: 'facts',
              text: 'Without these imports no cycle would be left. None of them can be spared.',
            }),
          ]
        : []),
      ...cycles
        .slice(0, CYCLES_SHOWN)
        .flatMap(({ modules, links }) => [
          describeCycle(modules, context),
          listCuts(data.hierarchy, links, node => node, context),
        ]),
      ...(rest > 0
        ? [createElement('p', { class: 'facts', text: `and ${rest.toLocaleString()} more` })]
        : []),
    ],
  };
}

function describeCycle(modules: readonly string[], { view }: DetailsContext): HTMLElement {
  const rest = modules.length - MEMBERS_SHOWN;
  return createElement(
    'details',
    {},
    createElement(
      'summary',
      {},
      createElement('span', {
        class: 'name',
        text: findCommonFolder(modules) || modules[0],
        attributes: { title: modules[0] },
      }),
      createElement('span', { class: 'count', text: count(modules.length, 'module') }),
    ),
    createElement(
      'ul',
      {},
      ...modules.slice(0, MEMBERS_SHOWN).map(id =>
        createElement(
          'li',
          {},
          createLink(id, `Select ${id} on the map`, () => view.select({ box: id }, true)),
        ),
      ),
      ...(rest > 0
        ? [createElement('li', { class: 'facts', text: `and ${rest.toLocaleString()} more` })]
        : []),
    ),
  );
}

/** The innermost folder that holds all of them; '' for none. */
function findCommonFolder([first, ...others]: readonly string[]): string {
  let folder = first.slice(0, Math.max(0, first.lastIndexOf('/')));
  while (folder !== '' && !others.every(id => id.startsWith(`${folder}/`)))
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  return folder;
}

interface Tangles {
  /** Largest first, each with what of the cut is in it. */
  readonly cycles: readonly { readonly modules: readonly string[]; readonly links: readonly number[] }[];
  /** Positions in the hierarchy's links, as in `links` of a cycle. */
  readonly cut: readonly number[];
}

/** By the links the cut is a part of: opening a module numbers nodes anew, but links and their order stay. */
const known = new WeakMap<readonly ModuleRecord[], Map<number, Tangles>>();

function findTangles({ records, hierarchy }: PanelData): Tangles {
  const ofRecords = known.get(records) ?? new Map<number, Tangles>();
  known.set(records, ofRecords);
  // With and without libraries the same records have other links; which ones, their number tells.
  const { length } = hierarchy.links;
  const tangles = ofRecords.get(length) ?? workOutTangles(records, hierarchy);
  ofRecords.set(length, tangles);
  return tangles;
}

function workOutTangles(records: readonly ModuleRecord[], hierarchy: Hierarchy): Tangles {
  const cut = findWorkspaceCut(hierarchy);
  const cycles = listCycleModules(records).map(modules => ({ modules, links: [] as number[] }));
  const cycleOf = new Map(cycles.flatMap(cycle => cycle.modules.map(id => [id, cycle] as const)));
  for (const position of cut) cycleOf.get(hierarchy.links[position].dependency.from)?.links.push(position);
  return { cycles, cut };
}
