import type { Expression } from '../../model/code';

/** `x` of `self.x`, `this.x`, `cls.x`. */
export function ownField(expression: Expression): string | undefined {
  const isOwn =
    expression.kind === 'member' && (expression.of.kind === 'self' || expression.of.kind === 'own-class');
  return isOwn ? expression.name : undefined;
}
