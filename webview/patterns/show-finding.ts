import { type Finding, type FindingRole, keyOfFinding } from '../../src/model/finding';
import { findHiding } from '../map/map-model';
import type { ViewContext } from '../view';

/** Roles whose folders are opened to show them; for all, the map would be wide open. */
const ROLES_OPENED = 8;

/** Picks a finding, and opens what hides its first roles. */
export function showFinding(finding: Finding, context: ViewContext): void {
  const data = context.data();
  if (!data) return;
  const { hierarchy } = data;
  const hiding = finding.roles.slice(0, ROLES_OPENED).flatMap(role => findHiding(hierarchy, role.module));
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
