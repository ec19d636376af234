import type { FindingIndex } from '../../src/diagram/patterns/finding-index';
import { describeRole, formatConfidence, nameOfRole } from '../../src/diagram/patterns/pattern-words';
import type { Finding } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import { createLink } from '../details/details-parts';
import type { ViewContext } from '../view';
import { goToRole } from './show-finding';

/** Rows of one list before it is cut short. */
const ROWS_SHOWN = 60;

interface Target {
  readonly view: ViewContext;
  readonly hasEditor: boolean;
}

/** How sure a finding is: a bar, and the number. */
export function createConfidence(confidence: number): HTMLElement {
  const text = formatConfidence(confidence);
  const fill = createElement('span', { class: 'confidence-fill' });
  fill.style.width = `${Math.round(confidence * 100)}%`;
  const bar = createElement(
    'span',
    {
      class: 'confidence-bar',
      attributes: {
        role: 'meter',
        'aria-label': 'Confidence',
        'aria-valuemin': '0',
        'aria-valuemax': '1',
        'aria-valuenow': text,
      },
    },
    fill,
  );
  const title = 'Of findings with this figure, so many are right';
  return createElement(
    'p',
    { class: 'confidence', attributes: { title } },
    bar,
    createElement('span', { text: `Confidence ${text}` }),
  );
}

/** What a finding is called: its pattern, and what it is named for. */
export function nameFinding(index: FindingIndex, { pattern, roles: [chief] }: Finding): string {
  return chief ? `${index.titleOf(pattern)}: ${nameOfRole(chief)}` : index.titleOf(pattern);
}

/** All roles, each a link to its place. */
export function listRoles(finding: Finding, target: Target): HTMLElement[] {
  const roles = [...new Map(finding.roles.map(role => [JSON.stringify(role), role])).values()];
  return [
    createElement('h3', { text: `Roles (${roles.length.toLocaleString()})` }),
    listRows(roles, role => [
      createElement('span', { class: 'verb', text: describeRole(role.role) }),
      createLink(nameOfRole(role), `${role.symbol}, ${role.module}:${role.line}`, () =>
        goToRole(role, target),
      ),
      createElement('span', { class: 'specifier', text: placeOf(role) }),
    ]),
  ];
}

/** All reasons with their weights, each with a link to its line. */
export function listEvidence({ evidence }: Finding, target: Target): HTMLElement[] {
  return [
    createElement('h3', { text: `Evidence (${evidence.length.toLocaleString()})` }),
    listRows(evidence, one => [
      createElement('span', {
        class: one.weight < 0 ? 'weight against' : 'weight',
        text: `${one.weight < 0 ? '−' : '+'}${Math.abs(one.weight).toFixed(2)}`,
      }),
      createElement(
        'span',
        { class: 'reason' },
        ...markCode(one.text),
        createElement('span', { text: ' ' }),
        createLink(placeOf(one), `${one.module}:${one.line}`, () => goToRole(one, target)),
      ),
    ]),
  ];
}

/** Rows of a list, cut short where there are many. */
export function listRows<T>(
  rows: readonly T[],
  describe: (row: T) => readonly HTMLElement[],
  limit = ROWS_SHOWN,
): HTMLElement {
  const rest = rows.length - limit;
  return createElement(
    'ul',
    {},
    ...rows.slice(0, limit).map(row => createElement('li', {}, ...describe(row))),
    ...(rest > 0 ? [createElement('li', { class: 'facts', text: `and ${rest.toLocaleString()} more` })] : []),
  );
}

function placeOf({ module, line }: { readonly module: string; readonly line: number }): string {
  return `${module.slice(module.lastIndexOf('/') + 1)}:${line}`;
}

/** A text in which what stands between backquotes is code. */
function markCode(text: string): HTMLElement[] {
  return text
    .split('`')
    .map((part, i) => createElement(i % 2 === 1 ? 'code' : 'span', { text: part }))
    .filter(({ textContent }) => textContent !== '');
}
