import { ownField } from '../code/own-field';
import type { ClassInfo } from '../code/symbols';
import { isFunctionType } from '../code/type-questions';
import type { CallPlace } from './survey';

const APPLYING = new Set(['apply', 'call', '__call__']);

/**
 * Whether a call runs a function that somebody else has given: a parameter of a function round it, or what an own field of a
 * class holds without being a method.
 */
export function runsGiven({ expression, given }: CallPlace, owner?: ClassInfo): boolean {
  let { callee } = expression;
  if (callee.kind === 'member' && APPLYING.has(callee.name)) callee = callee.of;
  if (callee.kind === 'name') return given.has(callee.name);
  const field = ownField(callee);
  return field !== undefined && owner !== undefined && isGivenField(field, owner);
}

/** Whether a call is handed such a function, or the promise of one: `asyncio.wait_for(operation, 3)`. */
export function handsGiven({ expression, given }: CallPlace): boolean {
  return expression.args.some(arg => arg.kind === 'name' && given.has(arg.name));
}

function isGivenField(name: string, owner: ClassInfo): boolean {
  if (owner.methods.some(method => method.name === name)) return false;
  const field = owner.fields.find(one => one.name === name);
  return field !== undefined && (field.parameter !== undefined || isFunctionType(field.type));
}
