import type { Finding } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import { createConfidence, listEvidence, listRoles, nameFinding } from '../patterns/finding-lists';
import { createRolePicture } from '../patterns/role-picture';
import { goToRole } from '../patterns/show-finding';
import type { Card } from './details-card';
import { createButton, createHeader, type DetailsContext } from './details-parts';

/** Shape of the picture at the side. */
const LAYOUT = { aspect: 1, paths: 'file', most: 8 } as const;

/** Describes a finding: what it is, how sure, who plays which role, and why. */
export function describeFinding(data: PanelData, finding: Finding, context: DetailsContext): Card {
  const { view } = context;
  const index = data.patterns;
  const name = index ? nameFinding(index, finding) : finding.pattern;
  const summary = index?.descriptions.find(({ id }) => id === finding.pattern)?.summary;
  const { element } = createRolePicture({ data, view, title: name }, finding, LAYOUT, role =>
    goToRole(role, context),
  );
  return {
    head: [
      createHeader(createElement('h2', { text: name }), context),
      ...(summary ? [createElement('p', { class: 'facts', text: summary })] : []),
      createConfidence(finding.confidence),
    ],
    body: [
      element,
      createElement(
        'div',
        { class: 'buttons' },
        createButton('Larger', () => context.enlarge(finding)),
      ),
      ...listRoles(finding, context),
      ...listEvidence(finding, context),
    ],
  };
}
