import type { Expression, FunctionDeclaration } from '../../model/code';
import type { ClassInfo } from '../code/symbols';
import { isFunctionType } from '../code/type-questions';
import { ownField } from './own-fields';
import type { CallPlace, Place } from './survey';
import { calledName } from './texts';

const APPLYING = new Set(['apply', 'call', '__call__']);

/**
 * Whether a call runs a function that somebody else has given: a parameter of a function round it, or what an own field of a
 * class holds without being a method.
 */
export function runsGiven({ expression, within }: CallPlace, owner?: ClassInfo): boolean {
  let { callee } = expression;
  if (callee.kind === 'member' && APPLYING.has(callee.name)) callee = callee.of;
  if (callee.kind === 'name') return isGivenName(callee.name, within);
  const field = ownField(callee);
  return field !== undefined && owner !== undefined && isGivenField(field, owner);
}

/** Whether a call is handed such a function, or the promise of one: `asyncio.wait_for(operation, 3)`. */
export function handsGiven({ expression, within }: CallPlace): boolean {
  return expression.args.some(arg => arg.kind === 'name' && isGivenName(arg.name, within));
}

/** Whether a name is a parameter of a function round this place. */
export function isGivenName(name: string, within: Place['within']): boolean {
  return within.some(({ parameters }) =>
    parameters.some(parameter => parameter.name === name && parameter.rest === undefined),
  );
}

function isGivenField(name: string, owner: ClassInfo): boolean {
  if (owner.methods.some(method => method.name === name)) return false;
  const field = owner.fields.find(one => one.name === name);
  return field !== undefined && (field.parameter !== undefined || isFunctionType(field.type));
}

/** Whether what a function takes in a decorator's place is replaced: it returns a function that is declared in it. */
export function returnsInner({ body }: FunctionDeclaration): boolean {
  const inner = new Set<string>();
  for (const statement of body ?? []) {
    if (statement.kind === 'function') inner.add(statement.name);
    if (statement.kind !== 'return' || statement.value === undefined) continue;
    const { value } = statement;
    if (value.kind === 'function' || (value.kind === 'name' && inner.has(value.name))) return true;
    if (isWrapped(value, inner)) return true;
  }
  return false;
}

function isWrapped(value: Expression, inner: ReadonlySet<string>): boolean {
  return (
    value.kind === 'call' &&
    calledName(value) !== undefined &&
    value.args.some(arg => arg.kind === 'name' && inner.has(arg.name))
  );
}
