import type { Expression } from '../../model/code';

/**
 * A text that is the same for expressions which mean the same place: own fields (`@.items`, however an object calls itself or
 * its class), variables, members and entries (`@.pool[name:key]`, also for `get(key)`). `undefined` for what is no place.
 */
export function placeKey(expression: Expression, owner?: string): string | undefined {
  switch (expression.kind) {
    case 'self':
    case 'own-class':
      return '@';
    case 'name':
      return expression.name === owner ? '@' : `name:${expression.name}`;
    case 'literal':
      return `"${expression.text ?? expression.type}"`;
    case 'await':
      return placeKey(expression.of, owner);
    case 'member': {
      const of = placeKey(expression.of, owner);
      return of && `${of}.${expression.name}`;
    }
    case 'index':
      return entryKey(expression.of, expression.index, owner);
    case 'template':
      return expression.parts.map(part => placeKey(part, owner) ?? '?').join('+');
    case 'call': {
      const { callee, args } = expression;
      const [first] = args;
      const isLookUp = callee.kind === 'member' && LOOK_UPS.has(callee.name) && first !== undefined;
      if (isLookUp) return entryKey(callee.of, first, owner);
      if (callee.kind !== 'name' || first === undefined) return undefined;
      const inner = placeKey(first, owner);
      if (callee.name === 'getattr') return attributeKey(first, args[1], owner);
      return inner && `${callee.name}(${inner})`;
    }
    default:
      return undefined;
  }
}

const LOOK_UPS = new Set(['get', 'has', 'setdefault', 'hasOwnProperty', '__contains__']);

/** The place that a key has in a dictionary, map or array. */
export function entryKey(container: Expression, key: Expression, owner?: string): string | undefined {
  const of = placeKey(container, owner);
  return of && `${of}[${placeKey(key, owner) ?? '?'}]`;
}

/** The place that `getattr(x, "name")` and `setattr(x, name, …)` mean. */
export function attributeKey(
  of: Expression,
  name: Expression | undefined,
  owner?: string,
): string | undefined {
  const place = placeKey(of, owner);
  if (place === undefined || name === undefined) return undefined;
  if (name.kind === 'literal') return `${place}.${name.text ?? ''}`;
  const key = placeKey(name, owner);
  return key && `${place}.[${key}]`;
}
