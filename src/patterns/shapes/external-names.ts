import type { Expression } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';

/** What is called where it comes from outside of the workspace, with dots: `asyncio.wait_for`, `Promise.race`. */
export function externalOf(expression: Expression, scope: Scope, code: CodeModel): string | undefined {
  if (expression.kind !== 'call') return undefined;
  const target = code.targetOf(expression.callee, scope);
  return target?.kind === 'external' ? target.name : undefined;
}

/** The package or module that an external name begins with: `p-retry` of `p-retry.default`, `@nestjs/common` of `@nestjs/common.Get`. */
export function packageOf(external: string): string {
  const dot = external.indexOf('.', external.startsWith('node:') ? 5 : 0);
  return dot < 0 ? external : external.slice(0, dot);
}
