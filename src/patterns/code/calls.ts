import type { Expression } from '../../model/code';
import type { CallInfo, ModuleInfo, Scope } from './code-model';
import type { Inference } from './infer';
import type { FunctionInfo } from './symbols';
import { bareType } from './type-questions';
import { walkBody, walkExpression } from './walk';

/** Lists the calls in the body of a function or at the top level of a module, in the order of the text. */
export function listCalls(scope: Scope, { targetOf, typeOf }: Inference): CallInfo[] {
  const found: CallInfo[] = [];
  const isFunction = 'declaration' in scope;
  /** Offsets in `found` from which on calls are inside of nested functions. */
  let nestedDepth = 0;
  const visit = (expression: Expression, loops: number) => {
    if (expression.kind !== 'call') return;
    const { callee } = expression;
    const isMember = callee.kind === 'member';
    const target = targetOf(callee, scope);
    const receiverType = isMember ? bareType(typeOf(callee.of, scope)) : undefined;
    found.push({
      ...{ expression, line: expression.line, loops, isDeferred: nestedDepth > 0 },
      ...(isFunction
        ? { from: scope as FunctionInfo, module: scope.module }
        : { module: (scope as ModuleInfo).id }),
      ...(target !== undefined && { target }),
      ...(isMember && { receiver: callee.of }),
      ...(receiverType !== undefined && { receiverType }),
      ...(isMember ? { name: callee.name } : callee.kind === 'name' && { name: callee.name }),
    });
  };
  const visitor = {
    statement: (statement: { kind: string }) => isFunction || statement.kind !== 'function',
    expression(expression: Expression, loops: number) {
      visit(expression, loops);
      return undefined;
    },
    nested(inside: { body?: Parameters<typeof walkBody>[0] }) {
      nestedDepth++;
      walkBody(inside.body ?? [], visitor);
      nestedDepth--;
      return false;
    },
  };
  if (isFunction)
    for (const { value } of scope.declaration.parameters)
      if (value !== undefined) walkExpression(value, visitor);
  walkBody(scope.body, visitor);
  return found;
}
