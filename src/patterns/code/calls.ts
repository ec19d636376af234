import type { Expression } from '../../model/code';
import type { CallInfo, Scope } from './code-model';
import { CALLS } from './flat-body';
import type { Inference } from './infer';
import { bareType } from './type-questions';
import { walkBody, walkExpression } from './walk';

/** Lists the calls in the body of a function or at the top level of a module, in the order of the text. */
export function listCalls(scope: Scope, { targetOf, typeOf }: Inference): CallInfo[] {
  const found: CallInfo[] = [];
  const isFunction = 'declaration' in scope;
  const from = isFunction ? scope : undefined;
  const module = isFunction ? scope.module : scope.id;
  /** Offsets in `found` from which on calls are inside of nested functions. */
  let nestedDepth = 0;
  const visit = (expression: Expression, loops: number) => {
    if (expression.kind !== 'call') return;
    const { callee } = expression;
    const isMember = callee.kind === 'member';
    // One shape for all, since there are so many of them and everybody asks them.
    found.push({
      expression,
      line: expression.line,
      from,
      module,
      target: targetOf(callee, scope),
      receiver: isMember ? callee.of : undefined,
      receiverType: isMember ? bareType(typeOf(callee.of, scope)) : undefined,
      name: isMember || callee.kind === 'name' ? callee.name : undefined,
      loops,
      isDeferred: nestedDepth > 0,
    });
  };
  const visitor = {
    statement: (statement: { kind: string }) => isFunction || statement.kind !== 'function',
    kinds: CALLS,
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
