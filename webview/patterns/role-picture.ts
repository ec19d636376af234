import { drawRoles } from '../../src/diagram/patterns/draw-roles';
import {
  layoutRoles,
  type RoleDiagram,
  type RoleLayoutOptions,
} from '../../src/diagram/patterns/role-diagram';
import type { Finding, FindingRole } from '../../src/model/finding';
import { createElement, createSvg } from '../controls/dom';
import type { PanelData } from '../panel-data';
import type { ViewContext } from '../view';

/** A finding as a picture in the page. */
export interface RolePicture {
  readonly element: HTMLElement;
  readonly diagram: RoleDiagram;
}

/**
 * Draws what plays the roles of a finding, each a click away. For the keyboard and for those who hear the page, the same roles
 * stand in the list that always goes with the picture.
 */
export function createRolePicture(
  { data, view, title }: { readonly data: PanelData; readonly view: ViewContext; readonly title: string },
  finding: Finding,
  options: RoleLayoutOptions,
  follow: (role: FindingRole) => void,
): RolePicture {
  const diagram = layoutRoles(finding, data.record, options);
  const svg = createSvg(drawRoles(diagram, view.palette(), title));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', title);
  svg.addEventListener('click', event => {
    const place = (event.target as Element).closest('[data-box]')?.getAttribute('data-box');
    const box = place === null || place === undefined ? undefined : diagram.boxes[Number(place)];
    if (box) follow(box.role);
  });
  const rest =
    diagram.rest > 0
      ? [createElement('p', { class: 'facts', text: `and ${diagram.rest.toLocaleString()} more` })]
      : [];
  const frame = createElement('div', { class: 'role-picture' });
  frame.append(svg);
  return { element: createElement('div', {}, frame, ...rest), diagram };
}
