import type { FindingIndex, PlayedRole } from '../../src/diagram/patterns/finding-index';
import { describeRole, formatConfidence, nameOfRole } from '../../src/diagram/patterns/pattern-words';
import type { Finding } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import { listRows, nameFinding } from '../patterns/finding-lists';
import { findPatternsIn, findRolesOf } from '../patterns/roles-at';
import { showFinding } from '../patterns/show-finding';
import type { Card } from './details-card';
import { createLink, type DetailsContext } from './details-parts';

/** Describes the patterns that are chosen: their findings, the surest first. */
export function describeChosen(
  { patterns: index }: PanelData,
  chosen: readonly string[],
  context: DetailsContext,
): Card {
  const close = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', title: 'Light no pattern', 'aria-label': 'Light no pattern' },
    onClick: () => context.view.set({ patterns: undefined }),
  });
  const known = index?.descriptions.filter(({ id }) => chosen.includes(id)) ?? [];
  return {
    head: [createElement('header', {}, createElement('h2', { text: 'Patterns' }), close)],
    body: known.flatMap(({ id, title, summary }) => {
      const findings = index?.findings.filter(({ pattern }) => pattern === id) ?? [];
      return [
        createElement('h3', { text: `${title} (${findings.length.toLocaleString()})` }),
        createElement('p', { class: 'facts', text: summary }),
        listFindings(findings, context),
      ];
    }),
  };
}

/** The roles that a module or symbol plays, or the patterns in a folder. */
export function describeRoles(
  { patterns: index, hierarchy }: PanelData,
  node: number,
  context: DetailsContext,
): HTMLElement[] {
  if (!index) return [];
  if (hierarchy.nodes[node].kind === 'container') {
    const byPattern = [...findPatternsIn(index, hierarchy, node)];
    if (byPattern.length === 0) return [];
    const sum = byPattern.reduce((total, [, found]) => total + found.length, 0);
    return [
      createElement('h3', { text: `Patterns (${sum.toLocaleString()})` }),
      ...byPattern.map(([id, found]) => foldFindings(index.titleOf(id), found, context)),
    ];
  }
  const played = findRolesOf(index, hierarchy, node);
  if (played.length === 0) return [];
  return [
    createElement('h3', { text: `Patterns (${played.length.toLocaleString()})` }),
    listRows(played, one => describePlayed(index, one, context)),
  ];
}

function foldFindings(title: string, found: readonly Finding[], context: DetailsContext): HTMLElement {
  return createElement(
    'details',
    {},
    createElement(
      'summary',
      {},
      createElement('span', { class: 'name', text: title, attributes: { title } }),
      createElement('span', { class: 'count', text: found.length.toLocaleString() }),
    ),
    listFindings(found, context),
  );
}

function listFindings(findings: readonly Finding[], { view }: DetailsContext): HTMLElement {
  const surest = [...findings].sort((a, b) => b.confidence - a.confidence);
  return listRows(surest, finding => {
    const [chief] = finding.roles;
    return [
      createLink(nameOfRole(chief), `${chief.symbol}, ${chief.module}:${chief.line}`, () =>
        showFinding(finding, view),
      ),
      createElement('span', {
        class: 'specifier',
        text: chief.module.slice(chief.module.lastIndexOf('/') + 1),
        attributes: { title: chief.module },
      }),
      createElement('span', { class: 'count', text: formatConfidence(finding.confidence) }),
    ];
  });
}

/** "Repository: OrderRepository", or "entity in Repository: Order": what, in which pattern, played by what. */
function describePlayed(
  index: FindingIndex,
  { finding, role, isChief }: PlayedRole,
  { view }: DetailsContext,
): HTMLElement[] {
  const title = index.titleOf(finding.pattern);
  return [
    createLink(
      isChief ? title : `${describeRole(role.role)} in ${title}`,
      `Show ${nameFinding(index, finding)}`,
      () => showFinding(finding, view),
    ),
    createElement('span', { class: 'specifier', text: nameOfRole(role), attributes: { title: role.symbol } }),
    createElement('span', { class: 'count', text: formatConfidence(finding.confidence) }),
  ];
}
