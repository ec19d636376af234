import type { Expression, Statement } from '../../model/code';
import { ownField } from '../code/own-field';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { listFieldCalls } from './own-fields';
import { rememberByBody } from './remember';

/** A `return` with its line. */
export interface Returned {
  readonly value: Expression | undefined;
  readonly line: number;
}

/** What a function returns, each with its line; nested functions do not count. */
export const listReturns: (fn: Pick<FunctionInfo, 'body'>) => readonly Returned[] = rememberByBody(fn =>
  listStatements(fn).flatMap(statement =>
    statement.kind === 'return' ? [{ value: statement.value, line: statement.line }] : [],
  ),
);

/** The expression behind `await` and the like. */
export function bare(expression: Expression): Expression {
  let at = expression;
  while (at.kind === 'await' || (at.kind === 'unary' && at.operator === 'void')) at = at.of;
  return at;
}

/** Whether a function ends with giving its own object back, so that calls can be chained. */
export function returnsSelf(fn: FunctionInfo): boolean {
  const returns = listReturns(fn);
  return returns.length > 0 && returns.every(({ value }) => value?.kind === 'self');
}

/** A method that hands its call on to what an own field holds. */
export interface Delegation {
  readonly field: string;
  /** Absent where the field itself is called. */
  readonly method?: string;
  readonly line: number;
  /** The method does nothing else. */
  readonly isPure: boolean;
}

/** The first call by which a method hands on to an own field; `undefined` where it makes none. */
export function findDelegation(
  method: FunctionInfo,
  isField: (name: string) => boolean,
): Delegation | undefined {
  const call = listFieldCalls(method).find(({ field }) => isField(field));
  if (call === undefined) return undefined;
  const [only] = method.body;
  const value =
    method.body.length === 1 && (only?.kind === 'return' || only?.kind === 'do') ? only.value : undefined;
  return {
    ...{ field: call.field, line: call.line, isPure: value !== undefined && bare(value) === call.expression },
    ...(call.method !== undefined && { method: call.method }),
  };
}

/** Whether an expression asks if something is missing: `x is None`, `x === null`, `!x`, `not x`; gives what is asked about. */
export function askedForMissing(test: Expression): Expression | undefined {
  if (test.kind === 'unary' && (test.operator === 'not' || test.operator === '!')) return test.of;
  if (test.kind !== 'binary') return undefined;
  const isEqual = test.operator === 'is' || test.operator === '==';
  if (isEqual && isMissing(test.right)) return test.left;
  if (test.operator === 'not in') return test.right;
  return undefined;
}

/** `None`, `null`, `undefined`. */
export function isMissing(value: Expression): boolean {
  return (
    (value.kind === 'literal' && value.type === 'null') ||
    (value.kind === 'name' && value.name === 'undefined')
  );
}

/** Statements at any depth, but not those of nested functions. */
export const listStatements: (fn: Pick<FunctionInfo, 'body'>) => readonly Statement[] = rememberByBody(fn => {
  const found: Statement[] = [];
  walkBody(fn.body, {
    statement(statement) {
      found.push(statement);
      return undefined;
    },
    expression: () => false,
    nested: () => false,
  });
  return found;
});

/** All expressions at any depth; `deep` also those of nested functions and lambdas. */
export function listExpressions(fn: Pick<FunctionInfo, 'body'>, deep = false): readonly Expression[] {
  return deep ? listDeep(fn) : listShallow(fn);
}

const listDeep = rememberByBody((fn: Pick<FunctionInfo, 'body'>) => collectExpressions(fn, true));
const listShallow = rememberByBody((fn: Pick<FunctionInfo, 'body'>) => collectExpressions(fn, false));

function collectExpressions(fn: Pick<FunctionInfo, 'body'>, deep: boolean): Expression[] {
  const found: Expression[] = [];
  walkBody(fn.body, {
    expression(expression) {
      found.push(expression);
      return undefined;
    },
    nested: () => deep,
  });
  return found;
}

/** `if self.x is None: self.x = …`, `self.x ??= …`, `return self.x or …`: an own field that is filled when first asked for. */
export function findLazyField(
  method: FunctionInfo,
): { readonly field: string; readonly line: number } | undefined {
  for (const statement of listStatements(method)) {
    if (statement.kind === 'assign' && (statement.operator === '??' || statement.operator === 'or')) {
      const field = ownField(statement.target);
      if (field !== undefined) return { field, line: statement.line };
    }
    if (statement.kind !== 'if') continue;
    const asked = askedForMissing(statement.test);
    const field = asked && ownField(asked);
    if (field === undefined) continue;
    for (const inside of statement.then)
      if (inside.kind === 'assign' && ownField(inside.target) === field)
        return { field, line: statement.line };
  }
  return undefined;
}
