import { type Finding, type FindingRole, keyOfFinding } from '../../src/model/finding';
import { findHiding } from '../map/map-model';
import type { ViewContext } from '../view';

/** Roles up to which the folders of all are opened; with more, those of the first alone, lest the map be wide open. */
const ROLES_OPENED = 6;

/** Picks a finding, and opens what hides its roles. */
export function showFinding(finding: Finding, context: ViewContext): void {
  const data = context.data();
  if (!data) return;
  const { hierarchy } = data;
  const { roles } = finding;
  const opened = roles.length <= ROLES_OPENED ? roles : roles.slice(0, 1);
  const hiding = opened.flatMap(role => findHiding(hierarchy, role.module));
  const open = new Set([...context.open(), ...hiding]);
  context.set(
    {
      ...(open.size > context.open().size && { open: [...open] }),
      selection: { finding: keyOfFinding(finding) },
    },
    { reveals: true },
  );
}

/** Opens the editor at what plays a role or, where there is none, picks its module. */
export function goToRole(
  { module, line }: Pick<FindingRole, 'module' | 'line'>,
  { view, hasEditor }: { readonly view: ViewContext; readonly hasEditor: boolean },
): void {
  if (hasEditor) view.openInEditor(module, line);
  else view.select({ box: module }, true);
}
