import type { Expression } from '../../model/code';
import type { Scope } from './code-model';
import type { Inference } from './infer';

/** Answers to one question, by what it was about. */
type Answers<T> = Map<Expression, { readonly scope: Scope; readonly answer: T }>;

/**
 * The same answers, each worked out once: many patterns ask about the same expressions. Only for when all fields and types are
 * settled, since answers are kept for good.
 */
export function rememberAnswers(inference: Inference): Inference {
  const targets: Answers<ReturnType<Inference['targetOf']>> = new Map();
  const types: Answers<ReturnType<Inference['typeOf']>> = new Map();

  function ask<T>(
    known: Answers<T>,
    work: (expression: Expression, scope: Scope) => T,
    expression: Expression,
    scope: Scope,
  ): T {
    // What a name is, is found as soon as looked up; and asked in another scope, the answer may be another.
    if (expression.kind !== 'member' && expression.kind !== 'call') return work(expression, scope);
    const before = known.get(expression);
    if (before !== undefined && before.scope === scope) return before.answer;
    const answer = work(expression, scope);
    if (before === undefined) known.set(expression, { scope, answer });
    return answer;
  }

  return {
    ...inference,
    targetOf: (expression, scope) => ask(targets, inference.targetOf, expression, scope),
    typeOf: (expression, scope) => ask(types, inference.typeOf, expression, scope),
  };
}
