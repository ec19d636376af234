import { writeRoles } from '../../src/diagram/patterns/draw-roles';
import type { Finding, FindingRole } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import { createButton } from '../details/details-parts';
import type { ViewContext } from '../view';
import { createConfidence, listEvidence, listRoles, nameFinding } from './finding-lists';
import { createRolePicture } from './role-picture';
import { goToRole } from './show-finding';

/** Shape of the picture. */
const LAYOUT = { aspect: 1.7, paths: 'whole', most: 24 } as const;

/** The sheet that shows one finding with all the room there is. */
export function createFindingDialog(
  container: HTMLElement,
  {
    context,
    hasEditor,
    saveSvg,
  }: {
    readonly context: ViewContext;
    readonly hasEditor: boolean;
    readonly saveSvg: (svg: string) => void;
  },
) {
  const title = createElement('h2', { attributes: { id: 'finding-title' } });
  const close = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', 'aria-label': 'Close', title: 'Close (Escape)' },
    onClick: () => element.close(),
  });
  const content = createElement('div', {
    class: 'finding-content',
    attributes: { tabindex: '0', role: 'group', 'aria-labelledby': 'finding-title' },
  });
  const element = createElement(
    'dialog',
    { class: 'help finding', attributes: { 'aria-labelledby': 'finding-title' } },
    createElement('header', {}, title, close),
    content,
  );
  container.append(element);
  // A press beside the sheet closes it; keys in it are for it alone.
  element.addEventListener('pointerdown', event => event.target === element && element.close());
  element.addEventListener('keydown', event => event.stopPropagation());

  return {
    show(finding: Finding): void {
      const data = context.data();
      const index = data?.patterns;
      if (!data || !index) return;
      const target = { view: context, hasEditor };
      const name = nameFinding(index, finding);
      const follow = (role: FindingRole) => {
        element.close();
        goToRole(role, target);
      };
      const { element: picture, diagram } = createRolePicture(
        { data, view: context, title: name },
        finding,
        LAYOUT,
        follow,
      );
      title.textContent = name;
      content.replaceChildren(
        createConfidence(finding.confidence),
        picture,
        createButton('Save as SVG', () => saveSvg(writeRoles(diagram, context.palette(), name))),
        createElement(
          'div',
          { class: 'finding-lists details' },
          createElement('section', {}, ...listRoles(finding, target)),
          createElement('section', {}, ...listEvidence(finding, target)),
        ),
      );
      // Whatever is followed from here lies behind the sheet.
      for (const link of content.querySelectorAll('.link'))
        link.addEventListener('click', () => element.close());
      if (!element.open) element.showModal();
      content.scrollTop = 0;
    },
  };
}
