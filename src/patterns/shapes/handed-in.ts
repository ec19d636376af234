import type { Expression } from '../../model/code';
import { CALLS } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { HeldPut } from './field-uses';

/** Whether something is put in that a caller hands over, not what the class makes itself. */
export function isHandedIn({ value, by }: HeldPut): boolean {
  if (by.declaration.type === 'constructor') return false;
  const names = new Set(by.parameters.map(({ name }) => name));
  const isGiven = (one: Expression) =>
    one.kind === 'name' && (names.has(one.name) || isOneOf(by, one.name, names));
  if (isStoredCall({ value, by })) return false;
  // Kept together with something: `(key, handler)`, `{ handler, once }`.
  if (value.kind === 'list') return value.items.some(isGiven);
  if (value.kind === 'dict') return value.entries.some(entry => isGiven(entry.value));
  return isGiven(value);
}

/** A function that is kept with what it is to be called with: a call for later rather than a listener. */
export function isStoredCall({ value, by }: Pick<HeldPut, 'value' | 'by'>): boolean {
  const rest = by.parameters
    .filter(({ declaration }) => declaration.rest !== undefined)
    .map(({ name }) => name);
  if (rest.length === 0) return false;
  const parts =
    value.kind === 'dict'
      ? value.entries.map(entry => entry.value)
      : value.kind === 'list'
        ? value.items
        : value.kind === 'call'
          ? value.args
          : [];
  const named = parts.map(part =>
    part.kind === 'spread' || part.kind === 'keyword' ? bareName(part) : nameOf(part),
  );
  const others = by.parameters.map(({ name }) => name).filter(name => !rest.includes(name));
  return named.some(name => rest.includes(name)) && named.some(name => others.includes(name));
}

function nameOf(part: Expression): string {
  return part.kind === 'name' ? part.name : '';
}

function bareName(part: Extract<Expression, { kind: 'spread' | 'keyword' }>): string {
  return nameOf(part.kind === 'spread' ? part.of : part.value);
}

/** A variable that stands for each of what a parameter holds: `for (const one of observers)`, `observers.forEach(one => …)`. */
function isOneOf(by: FunctionInfo, variable: string, parameters: ReadonlySet<string>): boolean {
  let found = false;
  walkBody(by.body, {
    statement(statement) {
      if (
        statement.kind === 'loop' &&
        statement.target?.kind === 'name' &&
        statement.target.name === variable &&
        statement.over?.kind === 'name' &&
        parameters.has(statement.over.name)
      )
        found = true;
      return !found;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { of, name } = expression.callee;
      const [first] = expression.args;
      if (
        name === 'forEach' &&
        of.kind === 'name' &&
        parameters.has(of.name) &&
        first?.kind === 'function' &&
        first.parameters[0]?.name === variable
      )
        found = true;
      return undefined;
    },
  });
  return found;
}
