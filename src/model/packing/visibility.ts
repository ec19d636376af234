import type { Visibility } from '../code';
import { Has } from '../code-format';

/** The bit that says who may see a member, 0 where everybody may. */
export function bitOfVisibility(visibility: Visibility | undefined): number {
  if (visibility === undefined) return 0;
  return visibility === 'private' ? Has.Private : Has.Protected;
}

/** Gives a member the visibility that its bits say. */
export function setVisibility(member: { visibility?: Visibility }, has: number): void {
  if (has & Has.Private) member.visibility = 'private';
  else if (has & Has.Protected) member.visibility = 'protected';
}
